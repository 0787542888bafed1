"""A ticket on paper and for other systems: the case file's Word forms, and a FHIR bundle."""
