"""Pages: what an agency may change, read strictly from disk and turned into values."""
