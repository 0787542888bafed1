# 事情辦到哪一步，居民看的。

tried-else = { $worker }聯絡過您，沒聯絡上，還會再聯絡。
unreached-told = { $worker }找了您幾次，都沒聯絡上。您在這裡說一聲，或者換個電話，{ $worker }就能接著幫您。
closed-told = { $worker }把{ $number }這件事辦完了。以後有事，隨時在這裡說。
closed-lost-told = { $worker }找了您幾次沒聯絡上，{ $number }先放下了。您隨時在這裡說，就接著辦。
closed-plain-told = { $number }辦好了。以後有事，隨時在這裡說。
void-told = { $worker }把{ $number }停了。要是還需要，隨時在這裡說。
merged-told = { $worker }把{ $number }和您的另一件事合在一起辦。
status-unreached = { $number }：{ $worker }找了您幾次沒聯絡上。您在這裡說，{ $worker }就看到。
status-follows = { $number }：{ $worker }一直在跟，有事在這裡說。
reopened-asked = 我正在請{ $worker }接，有人接了馬上告訴您。
