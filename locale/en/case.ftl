# Casework, read by staff.

# ---- the life of a ticket
