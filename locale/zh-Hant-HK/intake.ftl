# What the bot says to residents, in spoken Cantonese (domain study §3.6, §4, §10). One question a message, short sentences.
# A sentence that claims what a human did or will do must carry the slot it is built from: $worker, $when or $at.
# Slots: $station $person $she $numbers $calling $worker $when $at $number $code $concern $safety $contact $hours

## The greeting and what it is about

hello = 你好，呢度係{ $station }。我係自動助手，屋企有咩難處都講得，唔收錢。急事先打{ $numbers }。你想講咩事？打字、講嘢都得。
hello-heard = 你好，呢度係{ $station }。我係自動助手，唔收錢。你講嘅嘢我記低咗。
what-more = 你想講咩事？打字、講嘢都得。
what-again = 唔好意思，我聽唔明。係邊一類嘅事？揀一個，或者換個講法。
who = 係邊個需要幫手？
callback = 我聽唔明。不如直接請社工聯絡你，好唔好？
tell = 請你再講一次，係咩事。
tell-more = 你講啦，我會記低。

## The safety question

safe-other = 有件事我個個都會問。{ $person }有冇講過唔想做人？又或者有冇人打{ $she }？
safe-self = 有件事我個個都會問。你有冇諗過唔想做人？又或者有冇人打你？
safe-child = 有件事我個個都會問。你有冇諗過唔想做人？又或者有冇人打你？如果你或者其他人可能受傷，就要畀保護到你嘅大人知，會盡量同你講先。
which = 我聽到喇，呢件事好急。急嘅話先打{ $numbers }。{ $calling }係邊一樣？

## How to reach the resident

contact = 請留個電話，方便社工聯絡你。喺度講都得。
contact-again = 見唔到電話號碼。請再寫一次，或者揀「{ button-here }」。
contact-child = 點樣搵你方便啲？唔使留爸爸媽媽嘅電話。
danger-contact = 請留個電話，咁樣最快。唔方便就揀「{ button-here }」。
rephone = 請寫新嘅電話號碼。
phone-kept = 電話記低咗。
phone-seen = 呢部電話，其他人會唔會睇？

## Sending

send = 我將呢啲話畀{ $station }嘅社工同督導知，好唔好？
    · { $person }：{ $concern }
    · { $safety }
    · { $contact }
    有人可能受傷嘅時候，法律要求我哋話畀幫到手嘅人知。
send-child = 我將呢啲話畀{ $station }嘅社工同督導知，好唔好？
    · 你嘅事：{ $concern }
    · { $safety }
    · { $contact }
    如果你或者其他人可能受傷，就要畀保護到你嘅大人知，會盡量同你講先。
change = 要改邊樣？
stopping = 係咪先唔送？你講嘅嘢我仲留住。
stopped = 好，冇送出去。你隨時可以再嚟，或者打{ $numbers }。
withdrawing = 係咪要收返{ $number }呢件事？
withdrawing-danger = 呢件事好急，已經送咗去中心，收唔返。如果唔想聽電話，我可以轉告。
withdrawn = 好，{ $number }收返咗。你隨時可以再嚟。
kept = 好，冇收返，照舊。

## The receipt

receipt-open = 收到喇，號碼 { $number }，取件碼 { $code }。今日當值係{ $worker }，我而家請緊人接。有人接咗即刻話你知。
receipt-closed = 收到喇，號碼 { $number }，取件碼 { $code }。而家中心未開門，{ $when }返工就睇你呢件。
receipt-nobody = 收到喇，號碼 { $number }，取件碼 { $code }。你講嘅嘢存好咗。而家中心未有人排更，急事打{ $numbers }。
receipt-care = 社工打嚟會先講呢個號碼，唔會問你攞錢、攞驗證碼。
receipt-watch = 如果{ $person }突然話唔想做人，或者唔見咗，先打{ $numbers }。
receipt-watch-self = 如果你突然好辛苦，先打{ $numbers }。
receipt-break = 小息嚟中心就得，講呢個號碼。
receipt-danger = 呢件事嘅號碼係 { $number }，取件碼 { $code }。

## What is happening (only on change, always true)

accepted-phone = { $worker }接咗，{ $when }前打畀你。
accepted-here = { $worker }接咗，{ $when }前喺度覆你。
accepted-meet = { $worker }接咗，{ $when }前同你約好見面時間。
accepted-quiet = { $worker }接咗。
renewed = { $worker }要遲少少，改到{ $when }前。
broken = 對唔住，{ $worker }冇喺{ $when }前聯絡到你，我已經話咗畀督導知。急事打{ $numbers }。
broken-nobody = 對唔住，到{ $when }都未有人接，我已經再報上去。急事打{ $numbers }。
tried = { $worker }打過電話畀你，打唔通，會再打。
contacted = { $worker }已經同你傾過，之後嘅事由{ $worker }跟。
calling = 我而家搵緊當值嘅{ $worker }。
calling-again = 搵緊社工，第{ $times }次，仲未接通。請先打{ $numbers }，或者叫醒身邊信得過嘅人。
calling-failed = 暫時搵唔到社工，請而家就打{ $numbers }。
night = 而家中心冇人當值，{ $when }返工就睇到。如果等唔到，請打{ $numbers }。你講嘅嘢我存好咗，唔使再講一次。
night-nobody = 而家中心未有人排更。請打{ $numbers }。你講嘅嘢我存好咗，唔使再講一次。
seen = { $worker } { $at } 睇到喇。
status-draft = 仲未送出去。你講嘅嘢我留住。
status-new = { $number }收到喇，未有人接。最遲{ $when }前有人接。
status-accepted = { $number }：{ $worker }接咗，{ $when }前聯絡你。
status-mine = { $number }：{ $worker }跟緊。
status-contacted = { $number }：{ $worker }聯絡過你，而家跟緊。
status-closed = { $number }呢件事先告一段落。有新情況隨時再講。
status-quiet = 請打中心電話，或者嚟中心。
added = 記低咗，同呢件事放埋一齊。
again = 上次嗰件事（{ $number }）仲未完。要補充，定係另一件事？
wish-kept = 好，我轉告社工：先唔好打電話。急事打{ $numbers }。
human-came = 我係{ $worker }，之後由我同你傾。
human-left = { $worker }先講到呢度。你有事照樣喺度講。
draft-reminder = 你上次講到一半，我仲留住。想講落去，隨時都得。
feedback-better = 咁就好。有事隨時嚟。
feedback-same = 知道喇，我記咗喺呢件事度。
feedback-worse = 知道喇，我當要緊事記低，轉告社工。急事打{ $numbers }。
late = （呢條發遲咗）{ $text }
unread = 你講嘅嘢收到喇。我呢邊出咗啲問題，已經存好，請社工嚟睇。急事打{ $numbers }。

## Answers and small talk

answer = { $text }
    出處：{ $source }（{ $checked }查）。各區可能唔同，以辦事處講嘅為準。
answer-none = 呢樣我冇準確嘅答案。可以請社工幫你問。
welcome = 唔使客氣。有事隨時嚟。
old-button = 呢個掣係之前嘅，唔緊要。
near-no = 咁先打電話，慢慢講：{ $numbers }。我仲喺度。

## One text for each danger, never one for all (domain study §3.6)

danger-suicide-other = 我聽到喇，呢件事好急。請先打{ $numbers }。陪住{ $she }，將危險嘅嘢攞走，唔好鬧{ $she }。{ $calling }
danger-suicide-self = 多謝你話我知。你而家一定好辛苦。我係自動助手。而家就可以打：{ $numbers }。{ $calling }身邊有冇信得過嘅人？叫醒嗰個人都得。慢慢講，我仲喺度。
danger-violence-other = 我聽到喇。先打{ $numbers }。唔好一個人去勸。{ $calling }
danger-violence-self = 我聽到喇，唔係你嘅錯。先去有人嘅地方，再打{ $numbers }。{ $text_to }{ $calling }
danger-medical-other = 先打{ $numbers }，跟電話入面講嘅做。{ $calling }
danger-medical-self = 先打{ $numbers }，跟電話入面講嘅做。{ $calling }
danger-fire-other = 先離開間屋，去到外面再打{ $numbers }。{ $calling }
danger-fire-self = 先離開間屋，去到外面再打{ $numbers }。{ $calling }
danger-missing-other = 先打{ $numbers }，講清楚着咩衫、最後喺邊度。屋企留一個人。{ $calling }
danger-missing-self = 先打{ $numbers }，講清楚你見到嘅路牌、舖名。留喺原地等。{ $calling }
danger-child-other = 小朋友而家安唔安全？唔安全就先打{ $numbers }。唔使追問小朋友細節。{ $calling }
danger-child-self = 你冇做錯。可唔可以去到一個信得過嘅大人身邊？而家就可以打{ $numbers }。{ $calling }
danger-scam-other = 先唔好過數，嗰邊嘅電話先收線。再打{ $numbers }。{ $calling }
danger-scam-self = 先唔好過數，嗰邊嘅電話先收線。再打{ $numbers }。{ $calling }
text-to = 唔方便講嘢，可以發短訊去{ $sms }。

## Who, how, what: the parts of sentences

person-self = 你自己
person-grandchild = 你個孫
person-child = 你仔女
person-spouse = 你另一半
person-parent = 老人家
person-grandparent = 老人家
person-sibling = 你屋企人
person-friend = 你朋友
person-neighbour = 你隔籬鄰舍
person-student = 個學生
person-other = 嗰個人
person-kin = 你{ $kin }
she-she = 佢
she-he = 佢
she-unknown = 佢
safety-none = 冇講過唔想做人，亦冇人打
safety-ideation = 講過唔想做人
safety-violence = 有人打
safety-unsure = 唔肯定安唔安全
safety-unasked = 安唔安全：未問
contact-phone = 打 { $tail } 畀你
contact-here = 喺度講
contact-visit = 你嚟中心
contact-break = 小息嚟搵社工
when-today = 今日{ $clock }
when-tomorrow = 聽日{ $clock }
when-day = { $month }月{ $day }日{ $clock }
part-night = 凌晨{ $h }點{ $m }
part-morning = 朝早{ $h }點{ $m }
part-forenoon = 上晝{ $h }點{ $m }
part-noon = 中午{ $h }點{ $m }
part-afternoon = 下晝{ $h }點{ $m }
part-evening = 夜晚{ $h }點{ $m }
minute-zero = { "" }
minute-half = 半
minute-other = { $m }分
and = 、
voice-note = 〔語音〕

## Buttons, at most 6 characters

button-about_child = 兒孫嘅事
button-about_elder = 老人家嘅事
button-about_family = 屋企嗌交
button-about_money = 錢同睇醫生
button-about_heart = 唔開心
button-about_other = 其他事
button-myself = 我自己
button-grandchild = 孫仔孫女
button-child = 仔女
button-spouse = 老公老婆
button-parent = 爸爸媽媽
button-someone = 其他人
button-safe_none = 都冇
button-ideation = 講過唔想做人
button-ideation-self = 諗過
button-violence = 有人打
button-both = 兩樣都有
button-unsure = 唔肯定
button-here = 喺度講
button-visit = 我去中心
button-break = 小息嚟
button-send_ok = 好，送出
button-change = 改一改
button-stop = 唔送喇
button-change_what = 咩事
button-change_who = 邊個嘅事
button-change_safe = 安唔安全
button-change_contact = 點樣搵我
button-change_none = 唔改喇
button-add = 補充一句
button-rephone = 改電話
button-withdraw = 收返
button-withdraw_yes = 收返
button-withdraw_no = 唔收返
button-keep_phone = 唔改喇
button-same_matter = 補充
button-new_matter = 另一件事
button-near_yes = 有
button-near_no = 冇
button-seen_yes = 會
button-seen_no = 唔會
button-do_not_call = 先唔好搵我
button-call_yes = 好
button-call_no = 唔使
button-another = 仲有其他事
button-stop_yes = 先唔送
button-go_on = 講落去
button-better = 好咗好多
button-same = 差唔多
button-worse = 更加差
button-human = 搵真人
button-back = 改一改
noted = 你講嘅我記低咗。
safe-unknown = 有件事我個個都會問。有冇邊個講過唔想做人？又或者有冇人畀人打？
send-plain = 我將呢啲話畀{ $station }嘅社工同督導知，好唔好？
    · { $person }：{ $concern }
    · { $contact }
    有人可能受傷嘅時候，法律要求我哋話畀幫到手嘅人知。
send-child-plain = 我將呢啲話畀{ $station }嘅社工同督導知，好唔好？
    · 你嘅事：{ $concern }
    · { $contact }
    如果你或者其他人可能受傷，就要畀保護到你嘅大人知，會盡量同你講先。
concern-and = { $first }，仲有{ $second }
receipt-kiosk = 收到喇，號碼 { $number }，取件碼 { $code }。請抄低取件碼，喺第二部電話都查到。今日當值係{ $worker }，我而家請緊人接。
accepted-break = { $worker }接咗，小息嚟就得，講呢個號碼：{ $number }。
night-short = 而家中心冇人當值，{ $when }返工就睇到。你講嘅嘢我存好咗，唔使再講一次。
night-nobody-short = 而家中心未有人排更。你講嘅嘢我存好咗。
stay = 我喺度，你繼續講，我會記低。
person-unknown = 需要幫手嘅人
status-overdue = { $number }：{ $worker }接咗，未聯絡到你，對唔住。我再提{ $worker }。

## What only a messenger brings: places, commands, deleting what was said

place-noted = 你嘅位置記低咗。
help = 你講難處，我問幾句，全部記低。你應承咗先送去{ $station }；遇到危險，即刻送。急事先打{ $numbers }。
    /status 睇進度 · /code 加六個數字查取件碼
    /stop 唔送住 · /delete 刪咗你講過嘅嘢
status-none = 呢度未有你嘅事。想講咩，直接講就得。
code-how = 請寫 /code，隔一格，再寫取件碼嗰六個數字。
code-none = 搵唔到呢個取件碼。請再睇一次，重新寫過。
deleting = 係咪要刪咗你講過嘅嘢？未送出嘅都唔送，刪咗搵唔返。
deleting-sent = 係咪要刪咗你講過嘅嘢？{ $number }呢件事都會收返，刪咗搵唔返。
delete-not = 好，冇刪。
delete-not-now = 呢件事好急，救人要用到你呢啲說話，而家未刪得。等平安咗，再寫「刪除」。急事打{ $numbers }。
delete-new = 你又講咗新嘅事，所以未刪住。仲想刪，請再寫「刪除」。
deleted = 好，你講過嘅說話幾分鐘內會刪走。留低嘅只有編號、類別同時間，冇你嘅說話、名同電話。急事打{ $numbers }。
deleted-chat = 呢個對話框入面嘅字，要你自己刪。
button-start = 開始
button-help = 點樣用
button-status = 查進度
button-code = 查取件碼
button-delete = 刪除
button-delete_yes = 刪咗佢
button-delete_no = 唔刪

## Duty: nobody came, somebody else is asked, whom they asked for is away

renewed-opening = 對唔住，當值有變，改到{ $when }先睇。急事打{ $numbers }。
end-phone = 對唔住，仲未有人接你件事。你可以直接打{ $station }電話：{ $phone }。急事打{ $numbers }。
end-numbers = 對唔住，而家仲未有人接你件事。等唔切嘅話，請打{ $numbers }。你講嘅嘢我存好咗，唔使再講一次。
released = 對唔住，{ $worker }未能聯絡到你，我再請第二個人接。急事打{ $numbers }。
released-away = { $worker }而家唔當值，你件事我再請第二個人接。急事打{ $numbers }。
released-other = 你件事換另一位社工跟，{ $worker }唔再跟，我再請其他人接。急事打{ $numbers }。
receipt-named = 你搵嘅{ $worker }，{ $when }返工。我唔等，先報上去。
receipt-named-away = 你搵嘅{ $worker }呢排唔返工。我唔等，先報上去。
receipt-placed = 你住嗰度歸{ $station }管。

## Where they live, and whom they would rather speak to

receipt-woman = 你想搵女社工，{ $worker }就係。
receipt-man = 你想搵男社工，{ $worker }就係。
receipt-no-woman = 而家冇女社工，我先報上去。你嘅意思我寫低咗。
receipt-no-man = 而家冇男社工，我先報上去。你嘅意思我寫低咗。
receipt-named-placed = 你想搵嘅{ $worker }喺{ $station }，我報去嗰邊。
place-area = 你喺{ $area }，我記低咗。如果唔啱，講返係邊個社區。
moved-open = 我改請{ $worker }接，有人接咗即刻話你知。
area-noted = 好，{ $area }，我記低咗。
area-unknown = 你寫嘅我記低咗。係邊個社區，我認唔出。
area-elsewhere = 好，唔會阻，件事仲喺{ $station }。
living = 你住邊個社區？打字都得。
button-where = 我住邊度
button-elsewhere = 第度
button-more = 更多
