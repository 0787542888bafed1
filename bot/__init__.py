"""The process that puts Linli together: doors, the centre's turn, the courier, the store."""
