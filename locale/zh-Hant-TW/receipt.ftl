# 轉出去以後：本人聽到的；對方和轉介人在網頁上看到的。

told-referred-minimum = 跟您說好的事，{ $worker }轉給{ $receiver }了。交過去的只有：哪一類事、年齡、社區。沒有您的電話。不想轉了，就在這裡告訴{ $worker }。
told-referred-contact = 跟您說好的事，{ $worker }轉給{ $receiver }了。交過去的有：哪一類事、稱呼、電話。不想轉了，就在這裡告訴{ $worker }。
told-referred-full = 跟您說好的事，{ $worker }轉給{ $receiver }了。交過去的有：哪一類事、稱呼、電話，還有{ $worker }寫的情況。不想轉了，就在這裡告訴{ $worker }。
told-referred-quiet = { $number }：跟您說好的事，{ $worker }辦了。
told-shared-law = 有些事，法律要求告訴能幫忙的人。{ $worker }告訴了{ $receiver }。想問什麼，就在這裡問{ $worker }。
told-shared-life = 為了安全，{ $worker }告訴了{ $receiver }。想問什麼，就在這裡問{ $worker }。
told-received = { $receiver }{ $at }回話：您的事接下了。{ $worker }也還跟著。
told-received-by = { $receiver }{ $at }回話：您的事接下了，找{ $name }。{ $worker }也還跟著。
told-received-quiet = { $number }：{ $at }有回音了。{ $worker }還跟著。
told-declined = { $receiver }這次接不了。您的事還是{ $worker }跟著。
told-back = 您的事從{ $receiver }收回來了，{ $worker }接著跟。
told-moved = 您的事，{ $worker }交給了{ $unit }。
