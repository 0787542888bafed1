# 事後的詢問、結束之後再繼續、同時有好幾件事，以及我們記了什麼。
# A sentence that says what a worker did or will do has $worker, $when or $at.

## The question afterwards

after-hello = 您好，這裡是{ $station }。{ $number }這件事，現在好一點了嗎？
after-how = 現在好一點了嗎？
after-how-quiet = { $number }：現在好一點了嗎？
after-satisfied = 您對這次的幫忙滿意嗎？
after-words = 謝謝。還有想說的，寫一句就好；沒有就不用回。
after-thanks = 謝謝您，我記下來了。有事隨時來。
button-after_better = 好多了
button-after_same = 一樣
button-after_worse = 更難了
button-glad = 🙂 滿意
button-fair = 😐 普通
button-sad = 🙁 不滿意

## It had come to its end, and goes on or not

reopened-worse = 知道了，辛苦您了。{ $number }這件事又開了，記成要緊的。
reopened-news = 好的，{ $number }這件事又開了，您的話放在一起。
reopened-by = { $number }這件事，{ $worker }又開了。
again-closed = 上次的事（{ $number }）辦完了。是那件事，還是另一件？
button-same_again = 是那件事
over-already = 上次的事已經辦完，沒有要收回的。有事隨時來。
status-done = { $number }：{ $worker }{ $at }辦完了。有新情況，寫在這裡就好。
status-taken-back = { $number }您收回了。想再說，寫在這裡就好。
status-reopened = { $number }又開了，還沒有人接。最晚{ $when }前有人接。
status-merged = { $number }跟{ $other }是同一件事，放在一起了。

## Taking back where safety is touched

withdrawing-looked = { $number }關係到平安，收回前要先看一看。還是要收回嗎？
withdraw-asked = 好的，我告訴{ $worker }：您想收回{ $number }。{ $worker }看過再收回。
withdraw-waits = 好的，您想收回{ $number }，我記下來了。看過才能收回，在這之前照舊。

## Several matters

which-one = 您有好幾件事，要收回哪一件？
which-line = { $place }. { $number } { $concern }
which-plain = { $place }. { $number }
button-which_1 = 第1件
button-which_2 = 第2件
button-which_3 = 第3件
button-which_4 = 第4件
button-keep_all = 都不收回

## When a message is safe on a telephone that others read

when-safe = 什麼時候傳訊息給您，別人看不到？
button-safe_morning = 上午
button-safe_afternoon = 下午
button-safe_evening = 晚上
button-safe_never = 別傳

## What is held

held-begin = 記了您這些：
held-ticket = · { $number }：{ $concern }，{ $day }
held-plain = · { $number }，{ $day }
held-draft = 還沒送出的
held-who = - 誰的事：{ $what }
held-area = - 住處：{ $what }
held-age = - 年齡層：{ $what }
held-phone = - 電話：{ $what }
held-school = - 學校：{ $what }
held-no-call = - 您說過：先別打電話
held-words = · 您傳來的訊息{ $words }則，語音、照片、檔案{ $media }個
held-not = 這些都鎖著存，只有跟您這件事的人能看。寫到其他人的紀錄不在裡面。
held-rights = 哪裡不對，直接寫下來。要刪掉，寫「刪除」。
held-nothing = 這裡沒有記您的事。
held-caution = 寫出來，看得到這個螢幕的人也會看到。要現在看嗎？
held-kiosk = 這裡大家都看得到，不寫出來。請到中心，當面看。
button-held = 記了什麼
button-held_now = 現在看

## Deleting, where the law makes us keep something

deleted-closed = 辦完的事也一樣：只留編號、類別和時間。
deleted-report = 依法通報的紀錄（報給哪裡、什麼時候）要留三年，裡面沒有您的原話。
deleted-waits = { $number }依法要先通報，還要用到您的話，現在不能刪。報完、辦完，就全部刪掉。
