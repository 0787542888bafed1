# What staff read, in Taiwan's Mandarin: cards and notices (closed vocabulary only), alerts, and what came of a press.

## The card in the group: number, concern, urgency, why, area, age; never a word of the resident

card-new = 🆕 { $number } · { $concern } · { $urgency }{ $more } · 值班 { $worker }
card-offered = 🔔 { $number } · { $concern } · { $urgency }{ $more } · 請 { $worker } 接
card-nobody = 🆕 { $number } · { $concern } · { $urgency }{ $more } · 現在沒有人值班
card-taken = ✅ { $number } · { $concern } · { $urgency }{ $more } · { $worker }已接
card-contacted = ☎️ { $number } · { $concern } · { $urgency } · { $worker }已聯絡
card-closed = ☑️ { $number } · { $concern } · 已結束
card-withdrawn = ↩️ { $number } · { $concern } · 本人收回
card-why = · 為什麼{ $colour }：{ $rules }
card-area = · { $area }
card-age = · { $age }歲
card-unheard = · 有語音未聽
remind = ⏰ { $number } · { $urgency } · 還沒有人接，請{ $worker }看一下
remind-again = ⏰ { $number } · { $urgency } · 第{ $times }次提醒，請{ $worker }馬上接
escalated = ⬆️ { $number } · { $urgency } · 通報{ $worker }
fallback = ⬆️ { $number } · { $urgency } · 沒有人接，請聯絡{ $house }
calmed = 🟢 { $number } · { $worker }：已聯絡，人平安
half-told = 👂 有人正在說，停住了 · { $urgency }
half-unsure = 👂 有人正在說，不確定安不安全 · 請留意
promise-broken = ⚠️ { $number } · 答應的時間過了 · { $worker } · 已通報督導
declined = ↪️ { $number } · { $worker }不方便接（{ $reason }），請 { $next } 接
declined-nobody = ↪️ { $number } · { $worker }不方便接（{ $reason }），後面沒有排班的人
supervisor-called = 🙋 { $number } · { $worker }請督導看
unread-ticket = ❗ { $number } · 機器讀不了這段話，請人看

## To one worker, in private

private-offer = { $number } · { $concern } · { $urgency }{ $more }，請接案
private-alert = ‼️ { $number } · { $concern } · { $urgency }{ $more }
    { $words }
private-added = { $number } 有補充：{ $words }
private-wish = { $number } 本人說：先不要打電話
private-person = { $number } 本人想找專人
private-feedback = { $number } 本人說：{ $how }
private-soon = ⏰ { $number } 答應{ $when }前聯絡，快到了
private-broken = ⚠️ { $number } 答應{ $when }前聯絡，已經過了
private-review = { $number } 已聯絡，人平安。請下一個上班日複核
private-withdrawn = { $number } 本人收回了
private-yours = { $number } 歸您了：{ $concern } · { $urgency }{ $more }

## What came of a press

done-accepted = 接好了：{ $number }。已告訴本人，您{ $when }前聯絡。
done-accepted-plain = 接好了：{ $number }。
done-declined = 好的，{ $number }轉給下一位。
done-supervisor = 已請督導看{ $number }。
done-heard = 記下來了，{ $number }的語音聽過了。
done-reply = 送出去了。
done-handback = 交還給自動助手了。
done-contacted = 記下來了：{ $number }已聯絡。
done-tried = 記下來了：{ $number }沒打通，還要再打。
done-calmed = 警報停了：{ $number }。緊急程度不變，督導會複核。
done-later = 已告訴本人，改到{ $when }前。
done-keyed = 登記好了：{ $number }。
refused-taken = { $worker } { $at } 已經接了{ $number }。
refused-gone = 這件事已經不能接了。
refused-role = 您的職務不能做這一步。
refused-unknown = 沒有這件事，或不歸您看。
refused-owner = 這件事由別的同事負責，您不能做這一步。
refused-empty = 還沒寫字，寫一句再送。
refused-erased = 內容已依本人要求刪除。
refused-phone = 電話號碼看起來不對，請再看一下。
refused-later = 請選30到1440分鐘之間。
refused-fields = 有一項沒填對：{ $field }。

## Small vocabulary

urgency-U0 = 紅·立即
urgency-U1 = 橙·危急
urgency-U2 = 黃·優先
urgency-U3 = 藍·一般
urgency-U4 = 灰·諮詢
colour-U0 = 紅
colour-U1 = 橙
colour-U2 = 黃
colour-U3 = 藍
colour-U4 = 灰
reason-busy = 忙不過來
reason-off = 不在班
reason-conflict = 要迴避
reason-skill = 不是我的專業
reason-plain = 有原因
field-concern = 什麼事
field-urgency = 急不急
field-subject = 誰需要幫忙
field-words = 說了什麼
field-area = 哪個社區
nobody = 沒有人
somebody = 值班社工
act-accept = 接案
act-decline = 不方便接
act-supervisor = 叫督導
act-safe = 已聯絡，人平安
act-heard = 聽過了

## The 33 concerns (domain study §6)

concern-SUI = 輕生與自傷
concern-DV = 家庭暴力
concern-CP = 孩子受傷害或沒人照顧
concern-EA = 長輩受虐、被遺棄
concern-HARM = 威脅傷人、被人威脅
concern-EMG = 急病、意外、走失、火警
concern-SCAM = 詐騙與財務風險
concern-EMO = 心裡難過
concern-PMH = 心理健康與復健
concern-BER = 親人過世、後事
concern-ADD = 成癮與戒癮
concern-FAM = 家庭關係、親子
concern-MAR = 婚姻感情、離婚
concern-YOU = 課業、同儕、成長
concern-BUL = 霸凌
concern-ELD = 居家照顧、送餐、陪診
concern-DEM = 記性差、認知
concern-LON = 獨居、想有人來探望
concern-CAR = 照顧者撐不住
concern-ILL = 生病、就醫
concern-DIS = 身心障礙支持
concern-POV = 生活困難、低收補助
concern-JOB = 找工作、學技能
concern-HOU = 住宅、居家安全
concern-LAW = 權益與糾紛
concern-MIG = 外來、新搬來、新住民
concern-COR = 社區矯治、更生輔導
concern-COM = 鄰里與社區事務
concern-ACT = 活動、課程、課後照顧
concern-VOL = 當志工、捐東西
concern-INFO = 政策與辦事
concern-SVC = 找社工
concern-NONE = 沒有需要
concern-quiet = 社區活動
private-named = { $number } · { $concern } · { $urgency }{ $more }，本人指名找您
danger-again = ‼️ { $number } · { $concern } · { $urgency } · 由{ $worker }負責 · 又有危險的話，請馬上看
refused-stepped-out = 您說過要迴避{ $number }，請讓別人接。
refused-no-chat = { $number }沒有聊天視窗，請打電話。
refused-quiet = { $number }不能主動發訊息，請用商量好的方式聯絡。
rule-asked-ideation = 問到時說過不想活
rule-asked-violence = 問到時說有人打
rule-asked-unsure = 問到時不確定
rule-voice-unheard = 語音還沒有人聽

## Through a messenger: the group, a worker's private chat

private-details = 📂 { $number } · { $concern } · { $urgency }{ $more }
    { $facts }
private-media = 📎 { $number }
private-look = 🔒 { $number } · { $urgency } · 有內容要看，請按下面，到值班台網頁看
private-no-chat = { $number } 本人停用了聊天，訊息送不到。有電話就打電話。
private-chat-back = { $number } 本人的聊天又通了。
private-undelivered = { $number } 有一則訊息沒送到本人。請打電話，或到值班台看。
worker-unreached = ⚠️ { $worker }的私訊送不到了。請{ $worker }打開機器人，按「開始」。
details-phone = ☎ { $phone }（先報號碼）
details-way = ☎ { $way }
details-who = 誰：{ $who }
details-safe = 安全：{ $safety }
details-unsafe = ❗ { $safety }
details-care = ❗ 手機可能有別人會看。別主動傳訊息，別聯絡對方。
details-wish = ❗ { $wish }
details-words = 原話：
    { $words }
pulse-silent-residents = ⚠️ 居民的 Telegram 從{ $since }起沒有反應。居民傳來的話，通了以後才收得到。請看網路和值班台網頁。
pulse-silent-desk = ⚠️ 值班群組的 Telegram 從{ $since }起沒有反應。新案請在值班台網頁上接。
pulse-back-residents = 🟢 居民的 Telegram 又通了，斷了{ $minutes }分鐘。這段時間的話會補上。
pulse-back-desk = 🟢 值班群組的 Telegram 又通了，斷了{ $minutes }分鐘。
photo = 〔照片〕
document = 〔檔案〕
edited = 改成：{ $words }
unreadable = 〔機器讀不了的訊息〕
asked-status = 問進度
card-unseen = · 有語音或照片未看
rule-media-unseen = 照片或檔案還沒有人看
act-seen = 看過了
done-seen = 記下來了，{ $number }的照片、檔案看過了。
private-deleted = { $number } 本人要求刪掉說過的話，已收回。私人聊天裡的內容也請刪掉

## Duty: up the tree, back to the line

climbed = ⬆️ { $number } · { $urgency } · 沒人接，已報給{ $house }
climbed-empty = ⬆️ { $number } · { $urgency } · { $house }現在沒人值班，再往上報
card-moved = ➡️ { $number } · { $concern } · 已轉到{ $house }
unreached-soon = ⚠️ 現在聯絡不上{ $worker }，下一班：{ $when }。請換人，或請{ $worker }點一次機器人的「開始」
unreached-passed = ⚠️ { $number } · 聯絡不上{ $worker }，先請別人
private-moved = ➡️ { $number } 轉到{ $house }了，不用再接
private-lapse = ⏰ { $number } 還沒有聯絡紀錄。{ $when }還沒有，就轉給別人
private-released = ↩️ { $number } 一直沒有聯絡紀錄，已經轉給別人
private-released-away = ↩️ { $number } 您不在班上，已經轉給別人
released-desk = ↩️ { $number } · { $worker }沒有聯絡紀錄，重新請人接
released-desk-away = ↩️ { $number } · { $worker }不在班上，重新請人接

levelled = 🎚 { $number } · { $worker }定為{ $level }
private-levelled = 🎚 { $number } · { $worker }改了緊急程度：{ $urgency }
done-levelled = 記下了：{ $number }現在是{ $level }。
refused-level = { $number }是危急，只有督導或站長能調低。
refused-level-same = { $number }本來就是這個級別。
