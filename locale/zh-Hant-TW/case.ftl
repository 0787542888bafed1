# 個案與跟進，社工看的。

# ---- the life of a ticket
