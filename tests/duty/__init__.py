"""Duty: the roster as it stands, who is asked of the store, who sees what, up the tree."""
