"""The store, the courier and what is live."""
