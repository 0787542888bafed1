"""Tables, encryption, and the one transaction, on SQLite and PostgreSQL."""
