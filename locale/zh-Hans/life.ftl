# 事情办到哪一步，居民看的。

tried-else = { $worker }联系过您，没联系上，还会再联系。
unreached-told = { $worker }找了您几次，都没联系上。您在这里说一声，或者换个电话，{ $worker }就能接着帮您。
closed-told = { $worker }把{ $number }这件事办完了。以后有事，随时在这里说。
closed-lost-told = { $worker }找了您几次没联系上，{ $number }先放下了。您随时在这里说，就接着办。
closed-plain-told = { $number }办好了。以后有事，随时在这里说。
void-told = { $worker }把{ $number }停了。要是还需要，随时在这里说。
merged-told = { $worker }把{ $number }和您的另一件事合在一起办。
status-unreached = { $number }：{ $worker }找了您几次没联系上。您在这里说，{ $worker }就看到。
status-follows = { $number }：{ $worker }一直在跟，有事在这里说。
reopened-asked = 我正在请{ $worker }接，有人接了马上告诉您。
