# What a resident is told while workers speak with them through the bots.

which-talk = 这句话是跟谁说的？请按一下。
which-talk-line = · { $worker }：{ $concern }
which-talk-done = 好，转给{ $worker }了。
talk-off = { $worker }现在不在班上，{ $when }回来。您说的都留着。急事现在打 { $numbers }。
talk-silent = 刚才又提醒了{ $worker }，还没有回您。
talk-back = { $worker }还没回您，督导也知道了。您接着说，我在。
talk-unreached = { $worker }的手机现在收不到消息。您说的都留着，没有丢。
