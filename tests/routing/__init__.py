"""Which unit a ticket belongs to and who on its line is asked."""
