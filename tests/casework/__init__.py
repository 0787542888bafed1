"""Casework, room by room: what a worker does with a ticket, and what must hold whatever is pressed."""
