# 事後嘅查詢、完咗之後再跟、同時有幾件事，同埋我哋記咗啲咩。
# A sentence that says what a worker did or will do has $worker, $when or $at.

## The question afterwards

after-hello = 你好，呢度係{ $station }。{ $number }呢件事，而家好啲未？
after-how = 而家好啲未？
after-how-quiet = { $number }：而家好啲未？
after-satisfied = 你滿唔滿意今次嘅幫忙？
after-words = 多謝。仲有嘢想講，寫一句就得；冇就唔使覆。
after-thanks = 多謝你，我記低咗。有事隨時嚟。
button-after_better = 好好多
button-after_same = 差唔多
button-after_worse = 仲辛苦咗
button-glad = 🙂 滿意
button-fair = 😐 一般
button-sad = 🙁 唔滿意

## It had come to its end, and goes on or not

reopened-worse = 知道喇，辛苦你喇。{ $number }呢件事又開返，記做要緊嘅。
reopened-news = 好，{ $number }呢件事又開返，你嘅說話放埋一齊。
reopened-by = { $number }呢件事，{ $worker }又開返。
again-closed = 上次件事（{ $number }）搞掂咗。係嗰件事，定係另一件？
button-same_again = 係嗰件事
over-already = 上次件事已經搞掂，冇嘢要收返。有事隨時嚟。
status-done = { $number }：{ $worker }{ $at }搞掂咗。有新情況，寫喺度就得。
status-taken-back = { $number }你收返咗。想再講，寫喺度就得。
status-reopened = { $number }又開返，仲未有人接。最遲{ $when }前有人接。
status-merged = { $number }同{ $other }係同一件事，放埋一齊。

## Taking back where safety is touched

withdrawing-looked = { $number }關係到平安，收返之前要先睇一睇。係咪仲要收返？
withdraw-asked = 好，我話畀{ $worker }知：你想收返{ $number }。{ $worker }睇過先收返。
withdraw-waits = 好，你想收返{ $number }，我記低咗。睇過先可以收返，之前照舊。

## Several matters

which-one = 你有幾件事，要收返邊一件？
which-line = { $place }. { $number } { $concern }
which-plain = { $place }. { $number }
button-which_1 = 第1件
button-which_2 = 第2件
button-which_3 = 第3件
button-which_4 = 第4件
button-keep_all = 都唔收返

## When a message is safe on a telephone that others read

when-safe = 幾時傳訊息畀你，其他人睇唔到？
button-safe_morning = 朝早
button-safe_afternoon = 下晝
button-safe_evening = 夜晚
button-safe_never = 唔好傳

## What is held

held-begin = 記咗你呢啲：
held-ticket = · { $number }：{ $concern }，{ $day }
held-plain = · { $number }，{ $day }
held-draft = 仲未送出嘅
held-who = - 邊個嘅事：{ $what }
held-area = - 住邊：{ $what }
held-age = - 年齡組別：{ $what }
held-phone = - 電話：{ $what }
held-school = - 學校：{ $what }
held-no-call = - 你講過：先唔好打電話
held-words = · 你傳嚟嘅訊息{ $words }個，語音、相、檔案{ $media }個
held-not = 呢啲都鎖住存，淨係跟你呢件事嘅人睇到。其他人嘅紀錄唔喺度。
held-rights = 邊度唔啱，直接寫低。要刪走，寫「刪除」。
held-nothing = 呢度冇記你嘅事。
held-caution = 寫出嚟，睇到呢個螢幕嘅人都會睇到。要唔要而家睇？
held-kiosk = 呢度人人睇到，唔寫出嚟。請嚟中心，當面睇。
button-held = 記咗咩
button-held_now = 而家睇

## Deleting, where the law makes us keep something

deleted-closed = 搞掂咗嘅事都一樣：淨係留編號、類別同時間。
deleted-report = 依法通報嘅紀錄（報去邊、幾時）要留三年，入面冇你嘅原話。
deleted-waits = { $number }依法要先通報，仲要用到你嘅說話，而家唔刪得。報完、搞掂，就全部刪走。
