# 转出去以后：本人听到的；对方和转来的人在网页上看到的。

told-referred-minimum = 跟您说好的事，{ $worker }转给{ $receiver }了。交过去的只有：哪一类事、年龄、社区。没有您的电话。不想转了，就在这里告诉{ $worker }。
told-referred-contact = 跟您说好的事，{ $worker }转给{ $receiver }了。交过去的有：哪一类事、称呼、电话。不想转了，就在这里告诉{ $worker }。
told-referred-full = 跟您说好的事，{ $worker }转给{ $receiver }了。交过去的有：哪一类事、称呼、电话，还有{ $worker }写的情况。不想转了，就在这里告诉{ $worker }。
told-referred-quiet = { $number }：跟您说好的事，{ $worker }办了。
told-shared-law = 有些事，法律要求告诉能帮忙的人。{ $worker }告诉了{ $receiver }。想问什么，就在这里问{ $worker }。
told-shared-life = 为了安全，{ $worker }告诉了{ $receiver }。想问什么，就在这里问{ $worker }。
told-received = { $receiver }{ $at }回话：您的事接下了。{ $worker }也还跟着。
told-received-by = { $receiver }{ $at }回话：您的事接下了，找{ $name }。{ $worker }也还跟着。
told-received-quiet = { $number }：{ $at }有回音了。{ $worker }还跟着。
told-declined = { $receiver }这次接不了。您的事还是{ $worker }跟着。
told-back = 您的事从{ $receiver }收回来了，{ $worker }接着跟。
told-moved = 您的事，{ $worker }交给了{ $unit }。
