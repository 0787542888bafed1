"""The official methods, parameters and types of the Bot API as a table, the script that makes it, and the check."""
