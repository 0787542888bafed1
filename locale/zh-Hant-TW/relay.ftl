# What a resident is told while workers speak with them through the bots.

which-talk = 這句話是跟誰說的？請按一下。
which-talk-line = · { $worker }：{ $concern }
which-talk-done = 好，轉給{ $worker }了。
talk-off = { $worker }現在不在班上，{ $when }回來。您說的都留著。急事現在打 { $numbers }。
talk-silent = 剛才又提醒了{ $worker }，還沒有回您。
talk-back = { $worker }還沒回您，督導也知道了。您接著說，我在。
talk-unreached = { $worker }的手機現在收不到訊息。您說的都留著，沒有漏掉。
