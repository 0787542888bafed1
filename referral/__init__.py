"""The casework: concern, urgency, subject, duty, ladder, ticket. Pure values: no disk, no network, no clock."""
