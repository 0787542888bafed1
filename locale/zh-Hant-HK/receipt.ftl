# 轉出去之後：本人聽到嘅；對方同轉介人喺網頁睇到嘅。

told-referred-minimum = 同您講好嘅事，{ $worker }轉咗俾{ $receiver }。交過去嘅只有：邊類事、年齡、社區。冇您嘅電話。唔想轉，就喺度話俾{ $worker }知。
told-referred-contact = 同您講好嘅事，{ $worker }轉咗俾{ $receiver }。交過去嘅有：邊類事、稱呼、電話。唔想轉，就喺度話俾{ $worker }知。
told-referred-full = 同您講好嘅事，{ $worker }轉咗俾{ $receiver }。交過去嘅有：邊類事、稱呼、電話，仲有{ $worker }寫嘅情況。唔想轉，就喺度話俾{ $worker }知。
told-referred-quiet = { $number }：同您講好嘅事，{ $worker }辦咗。
told-shared-law = 有啲事，法律要求話俾幫到手嘅人知。{ $worker }話咗俾{ $receiver }知。想問乜，就喺度問{ $worker }。
told-shared-life = 為咗安全，{ $worker }話咗俾{ $receiver }知。想問乜，就喺度問{ $worker }。
told-received = { $receiver }{ $at }回覆：您件事接咗。{ $worker }都仲跟住。
told-received-by = { $receiver }{ $at }回覆：您件事接咗，搵{ $name }。{ $worker }都仲跟住。
told-received-quiet = { $number }：{ $at }有回音喇。{ $worker }仲跟住。
told-declined = { $receiver }今次接唔到。您件事仲係{ $worker }跟住。
told-back = 您件事由{ $receiver }攞返嚟，{ $worker }繼續跟。
told-moved = 您件事，{ $worker }交咗俾{ $unit }。
