"""The centre on a real database: what must hold whatever residents, workers and time do."""
