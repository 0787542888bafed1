"""Import, export, and the organisations made up to try things on."""
