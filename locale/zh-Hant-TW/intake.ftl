# What the bot says to residents, in Taiwan's Mandarin (domain study §3.6, §4, §10). One question a message, short sentences.
# A sentence that claims what a human did or will do must carry the slot it is built from: $worker, $when or $at.
# Slots: $station $person $she $numbers $calling $worker $when $at $number $code $concern $safety $contact $hours

## The greeting and what it is about

hello = 您好，這裡是{ $station }。我是自動助手，家裡有什麼難處都可以說，不收錢。急事請先打{ $numbers }。您想說什麼事？打字、用講的都可以。
hello-heard = 您好，這裡是{ $station }。我是自動助手，不收錢。您說的我記下來了。
what-more = 您想說什麼事？打字、用講的都可以。
what-again = 不好意思，我沒聽懂。是哪一類的事？選一個，或換個說法。
who = 是誰需要幫忙？
callback = 我沒聽懂。直接請社工聯絡您，好嗎？
tell = 請您再說一次，是什麼事。
tell-more = 您請說，我都會記下來。

## The safety question

safe-other = 有件事我每個人都會問。{ $person }有沒有說過不想活，或是有人打{ $she }？
safe-self = 有件事我每個人都會問。您有沒有想過不想活，或是有人打您？
safe-child = 有件事我每個人都會問。你有沒有想過不想活，或是有人打你？如果你或別人可能會受傷，就要讓能保護你的大人知道，會盡量先跟你說。
which = 我聽到了，這件事很急。急的話先打{ $numbers }。{ $calling }是哪一種？

## How to reach the resident

contact = 請留個電話，方便社工聯絡您。在這裡說也可以。
contact-again = 沒看到電話號碼。請再寫一次，或選「{ button-here }」。
contact-child = 怎麼找你比較方便？不用留爸媽的電話。
danger-contact = 請留個電話，這樣最快。不方便的話選「{ button-here }」。
rephone = 請寫新的電話號碼。
phone-kept = 電話記下來了。
phone-seen = 這支手機別人會看嗎？

## Sending

send = 我把這些告訴{ $station }的社工和督導，可以嗎？
    · { $person }：{ $concern }
    · { $safety }
    · { $contact }
    有人可能受傷時，法律要求我們告訴能幫忙的人。
send-child = 我把這些告訴{ $station }的社工和督導，可以嗎？
    · 你的事：{ $concern }
    · { $safety }
    · { $contact }
    如果你或別人可能會受傷，就要讓能保護你的大人知道，會盡量先跟你說。
change = 要改哪一項？
stopping = 先不送嗎？您說的我還留著。
stopped = 好的，沒有送出。您隨時可以再來，或打{ $numbers }。
withdrawing = 要把{ $number }這件事收回嗎？
withdrawing-danger = 這件事很急，已經送到中心，收不回來了。如果不想接電話，我可以轉達。
withdrawn = 好的，{ $number }收回了。您隨時可以再來。
kept = 好的，沒有收回，照舊。

## The receipt

receipt-open = 收到了，號碼 { $number }，取件碼 { $code }。今天值班的是{ $worker }，我正在請人接。有人接了馬上告訴您。
receipt-closed = 收到了，號碼 { $number }，取件碼 { $code }。現在中心沒有開門，{ $when }上班就會看您這件。
receipt-nobody = 收到了，號碼 { $number }，取件碼 { $code }。您說的存好了。現在中心沒有排班的人，急事請打{ $numbers }。
receipt-care = 社工打來會先說這個號碼，不會跟您要錢、要驗證碼。
receipt-watch = 如果{ $person }突然說不想活，或是不見了，先打{ $numbers }。
receipt-watch-self = 如果您突然很難受，先打{ $numbers }。
receipt-break = 下課時間來中心就可以，說這個號碼。
receipt-danger = 這件事的號碼是 { $number }，取件碼 { $code }。

## What is happening (only on change, always true)

accepted-phone = { $worker }接了，{ $when }前打給您。
accepted-here = { $worker }接了，{ $when }前在這裡回您。
accepted-meet = { $worker }接了，{ $when }前跟您約好見面的時間。
accepted-quiet = { $worker }接了。
renewed = { $worker }會晚一點，改到{ $when }前。
broken = 對不起，{ $worker }沒有在{ $when }前聯絡上您，我已經通知督導。急事請打{ $numbers }。
broken-nobody = 對不起，到{ $when }還沒有人接，我已經再往上通報。急事請打{ $numbers }。
tried = { $worker }打過電話給您，沒打通，會再打。
contacted = { $worker }已經跟您談過了，後續由{ $worker }負責。
calling = 我正在叫值班的{ $worker }。
calling-again = 正在叫社工，第{ $times }次，還沒接通。請先打{ $numbers }，或叫醒身邊信得過的人。
calling-failed = 暫時叫不到社工，請現在就打{ $numbers }。
night = 現在中心沒有人值班，{ $when }上班就會看到。如果等不及，請打{ $numbers }。您說的我存好了，不用再說一次。
night-nobody = 現在中心沒有排班的人。請打{ $numbers }。您說的我存好了，不用再說一次。
seen = { $worker } { $at } 看到了。
status-draft = 還沒有送出。您說的我留著。
status-new = { $number }收到了，還沒有人接。最晚{ $when }前有人接。
status-accepted = { $number }：{ $worker }接了，{ $when }前聯絡您。
status-mine = { $number }：{ $worker }正在處理。
status-contacted = { $number }：{ $worker }聯絡過您了，正在處理。
status-closed = { $number }這件事先告一段落。有新的情況隨時再說。
status-quiet = 請打中心的電話，或到中心來。
added = 記下來了，跟這件事放在一起。
again = 上次的事（{ $number }）還沒結束。要補充，還是另一件事？
wish-kept = 好的，我轉達社工：先不要打電話。急事請打{ $numbers }。
human-came = 我是{ $worker }，接下來由我跟您說。
human-left = { $worker }先說到這裡。您有事一樣在這裡說。
draft-reminder = 您上次說到一半，我還留著。想接著說，隨時都可以。
feedback-better = 那就好。有事隨時來。
feedback-same = 知道了，我記在這件事裡了。
feedback-worse = 知道了，我記成要緊的，也轉達社工。急事請打{ $numbers }。
late = （這則晚送了）{ $text }
unread = 您說的收到了。我這邊出了一點問題，已經存好，請社工來看。急事請打{ $numbers }。

## Answers and small talk

answer = { $text }
    出處：{ $source }（{ $checked }查）。各地可能不同，以承辦窗口為準。
answer-none = 這個我沒有準確的答案。可以請社工幫您問。
welcome = 不客氣。有事隨時來。
old-button = 這個按鈕是前面的了，沒關係。
near-no = 那先打電話，慢慢說：{ $numbers }。我還在這裡。

## One text for each danger, never one for all (domain study §3.6)

danger-suicide-other = 我聽到了，這件事很急。請先打{ $numbers }。陪著{ $she }，把危險的東西拿開，不要責備。{ $calling }
danger-suicide-self = 謝謝您願意說。您現在一定很難受。我是自動助手。現在就可以打：{ $numbers }。{ $calling }身邊有信得過的人嗎？叫醒那個人也可以。您慢慢說，我還在。
danger-violence-other = 我聽到了。先打{ $numbers }。不要一個人去勸。{ $calling }
danger-violence-self = 我聽到了，這不是您的錯。先到有人的地方，再打{ $numbers }。{ $text_to }{ $calling }
danger-medical-other = 先打{ $numbers }，照電話裡說的做。{ $calling }
danger-medical-self = 先打{ $numbers }，照電話裡說的做。{ $calling }
danger-fire-other = 先離開屋子，到外面再打{ $numbers }。{ $calling }
danger-fire-self = 先離開屋子，到外面再打{ $numbers }。{ $calling }
danger-missing-other = 先打{ $numbers }，說清楚穿什麼衣服、最後在哪裡。家裡留一個人。{ $calling }
danger-missing-self = 先打{ $numbers }，說清楚您看得到的路牌、店名。留在原地等。{ $calling }
danger-child-other = 孩子現在安全嗎？不安全先打{ $numbers }。不用追問孩子細節。{ $calling }
danger-child-self = 你沒有做錯。能到一個信得過的大人身邊嗎？現在就可以打{ $numbers }。{ $calling }
danger-scam-other = 先不要匯錢，那邊的電話先掛斷。再打{ $numbers }。{ $calling }
danger-scam-self = 先不要匯錢，那邊的電話先掛斷。再打{ $numbers }。{ $calling }
text-to = 不方便說話，可以傳簡訊到{ $sms }。

## Who, how, what: the parts of sentences

person-self = 您自己
person-grandchild = 孩子
person-child = 孩子
person-spouse = 您的另一半
person-parent = 長輩
person-grandparent = 長輩
person-sibling = 您的家人
person-friend = 您的朋友
person-neighbour = 您的鄰居
person-student = 學生
person-other = 那個人
person-kin = 您{ $kin }
she-she = 她
she-he = 他
she-unknown = 對方
safety-none = 沒有說過不想活，也沒有人打
safety-ideation = 說過不想活
safety-violence = 有人打
safety-unsure = 不確定安不安全
safety-unasked = 安不安全：沒有問
contact-phone = 打 { $tail } 給您
contact-here = 在這裡說
contact-visit = 您到中心來
contact-break = 下課時間來找社工
when-today = 今天{ $clock }
when-tomorrow = 明天{ $clock }
when-day = { $month }月{ $day }日{ $clock }
part-night = 凌晨{ $h }點{ $m }
part-morning = 早上{ $h }點{ $m }
part-forenoon = 上午{ $h }點{ $m }
part-noon = 中午{ $h }點{ $m }
part-afternoon = 下午{ $h }點{ $m }
part-evening = 晚上{ $h }點{ $m }
minute-zero = { "" }
minute-half = 半
minute-other = { $m }分
and = 、
voice-note = 〔語音〕

## Buttons, at most 6 characters

button-about_child = 孩子的事
button-about_elder = 長輩的事
button-about_family = 家裡吵架
button-about_money = 錢和看病
button-about_heart = 心裡難過
button-about_other = 其他的事
button-myself = 我自己
button-grandchild = 孫子孫女
button-child = 兒子女兒
button-spouse = 先生太太
button-parent = 爸媽
button-someone = 別人
button-safe_none = 都沒有
button-ideation = 說過不想活
button-ideation-self = 想過
button-violence = 有人打
button-both = 兩種都有
button-unsure = 不確定
button-here = 在這裡說
button-visit = 我去中心
button-break = 下課時間來
button-send_ok = 可以，送出
button-change = 改一下
button-stop = 不送了
button-change_what = 什麼事
button-change_who = 誰的事
button-change_safe = 安不安全
button-change_contact = 怎麼找我
button-change_none = 不改了
button-add = 補充一句
button-rephone = 改電話
button-withdraw = 收回
button-withdraw_yes = 收回
button-withdraw_no = 不收回
button-keep_phone = 不改了
button-same_matter = 補充
button-new_matter = 另一件事
button-near_yes = 有
button-near_no = 沒有
button-seen_yes = 會
button-seen_no = 不會
button-do_not_call = 先不要找我
button-call_yes = 好
button-call_no = 不用
button-another = 還有別的事
button-stop_yes = 先不送
button-go_on = 接著說
button-better = 好多了
button-same = 差不多
button-worse = 更糟了
button-human = 找專人
button-back = 改一下
noted = 您說的我記下來了。
safe-unknown = 有件事我每個人都會問。有沒有誰說過不想活，或是有人被打？
send-plain = 我把這些告訴{ $station }的社工和督導，可以嗎？
    · { $person }：{ $concern }
    · { $contact }
    有人可能受傷時，法律要求我們告訴能幫忙的人。
send-child-plain = 我把這些告訴{ $station }的社工和督導，可以嗎？
    · 你的事：{ $concern }
    · { $contact }
    如果你或別人可能會受傷，就要讓能保護你的大人知道，會盡量先跟你說。
concern-and = { $first }，還有{ $second }
receipt-kiosk = 收到了，號碼 { $number }，取件碼 { $code }。請把取件碼抄下來，用別的手機也能查。今天值班的是{ $worker }，我正在請人接。
accepted-break = { $worker }接了，下課時間來就可以，說這個號碼：{ $number }。
night-short = 現在中心沒有人值班，{ $when }上班就會看到。您說的我存好了，不用再說一次。
night-nobody-short = 現在中心沒有排班的人。您說的我存好了。
stay = 我在，您繼續說，我都會記下來。
person-unknown = 需要幫忙的人
status-overdue = { $number }：{ $worker }接了，還沒聯絡上您，對不起。我再提醒{ $worker }。

## What only a messenger brings: places, commands, deleting what was said

place-noted = 您的位置記下來了。
help = 您說難處，我問幾句，都會記下來。您同意了才送到{ $station }；遇到危險，馬上就送。急事先打{ $numbers }。
    /status 看進度 · /code 加六個數字查取件碼
    /stop 不送了 · /delete 刪掉您說過的話
status-none = 這裡還沒有您的事。想說什麼，直接說就可以。
code-how = 請寫 /code，空一格，再寫取件碼的六個數字。
code-none = 查不到這個取件碼。請再看一次，重新寫。
deleting = 要刪掉您說過的話嗎？還沒送出的也不送了，刪了找不回來。
deleting-sent = 要刪掉您說過的話嗎？{ $number }這件事也會收回，刪了找不回來。
delete-not = 好的，沒有刪。
delete-not-now = 這件事很急，救人要用到這些話，現在還不能刪。等平安了，再寫「刪除」。急事請打{ $numbers }。
delete-new = 您又說了新的事，所以先沒有刪。還想刪，請再寫「刪除」。
deleted = 好的，您說過的話幾分鐘內刪掉。留下的只有編號、類別和時間，沒有您的話、名字和電話。急事請打{ $numbers }。
deleted-chat = 這個聊天室裡的字，要請您自己刪。
button-start = 開始
button-help = 怎麼用
button-status = 查進度
button-code = 查取件碼
button-delete = 刪除
button-delete_yes = 刪掉
button-delete_no = 不刪

## Duty: nobody came, somebody else is asked, whom they asked for is away

renewed-opening = 對不起，值班有變動，改到{ $when }看。急事打{ $numbers }。
end-phone = 對不起，還沒有人接您的事。您可以直接打{ $station }的電話：{ $phone }。急事打{ $numbers }。
end-numbers = 對不起，現在還沒有人接您的事。要是等不到，請打{ $numbers }。您的話我存好了，不用再說一遍。
released = 對不起，{ $worker }沒能聯絡上您，我再請別人接。急事打{ $numbers }。
released-away = { $worker }現在不在班上，您的事我再請別人接。急事打{ $numbers }。
released-other = 您的事換一位社工跟，{ $worker }不再跟了，我再請別人接。急事打{ $numbers }。
receipt-named = 您找的{ $worker }，{ $when }上班。我不等，先報上去。
receipt-named-away = 您找的{ $worker }最近不在班上。我不等，先報上去。
receipt-placed = 您住的地方歸{ $station }管。

## Where they live, and whom they would rather speak to

receipt-woman = 您想找女社工，{ $worker }就是。
receipt-man = 您想找男社工，{ $worker }就是。
receipt-no-woman = 現在班上沒有女社工，我先報上去。您的意思我寫上了。
receipt-no-man = 現在班上沒有男社工，我先報上去。您的意思我寫上了。
receipt-named-placed = 您找的{ $worker }在{ $station }，我報到那邊去。
place-area = 您在{ $area }，我記下了。不對的話，說一聲是哪個社區。
moved-open = 我改請{ $worker }接，有人接了馬上告訴您。
area-noted = 好的，{ $area }，我記下了。
area-unknown = 您寫的我記下了。是哪個社區，我沒認出來。
area-elsewhere = 好的，不耽誤，這件事還在{ $station }。
living = 您住哪個社區？打字也行。
button-where = 我住哪裡
button-elsewhere = 別處
button-more = 更多
