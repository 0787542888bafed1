# 件事去到邊一步，街坊睇嘅。

tried-else = { $worker }聯絡過您，聯絡唔到，仲會再聯絡。
unreached-told = { $worker }搵咗您幾次都聯絡唔到。您喺度講一聲，或者換個電話，{ $worker }就可以接住幫您。
closed-told = { $worker }辦好咗{ $number }呢件事。以後有事，隨時喺度講。
closed-lost-told = { $worker }搵咗您幾次都聯絡唔到，{ $number }先放低。您隨時喺度講，就接住辦。
closed-plain-told = { $number }辦好咗。以後有事，隨時喺度講。
void-told = { $worker }停咗{ $number }。如果仲需要，隨時喺度講。
merged-told = { $worker }將{ $number }同您另一件事夾埋一齊辦。
status-unreached = { $number }：{ $worker }搵咗您幾次都聯絡唔到。您喺度講，{ $worker }就會見到。
status-follows = { $number }：{ $worker }一直跟緊，有事喺度講。
reopened-asked = 我請緊{ $worker }接，有人接就即刻話您知。
