"""What a bot may ask for: one function a method, and the table of them."""
