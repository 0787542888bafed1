# 个案与跟进，社工看的。

# ---- the life of a ticket
