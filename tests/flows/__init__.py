"""The conversation alone, without a house around it."""
