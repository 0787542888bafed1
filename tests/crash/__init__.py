"""The whole process is killed at any moment, and nothing that was acknowledged is lost, doubled or out of order."""
