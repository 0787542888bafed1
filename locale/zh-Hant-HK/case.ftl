# 個案同跟進，社工睇嘅。

# ---- the life of a ticket
