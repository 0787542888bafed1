# What staff read, in spoken Cantonese: cards and notices (closed vocabulary only), alerts, and what came of a press.

## The card in the group: number, concern, urgency, why, area, age; never a word of the resident

card-new = 🆕 { $number } · { $concern } · { $urgency }{ $more } · 當值 { $worker }
card-offered = 🔔 { $number } · { $concern } · { $urgency }{ $more } · 請 { $worker } 接
card-nobody = 🆕 { $number } · { $concern } · { $urgency }{ $more } · 而家冇人當值
card-taken = ✅ { $number } · { $concern } · { $urgency }{ $more } · { $worker }接咗
card-contacted = ☎️ { $number } · { $concern } · { $urgency } · { $worker }聯絡咗
card-closed = ☑️ { $number } · { $concern } · 已完結
card-withdrawn = ↩️ { $number } · { $concern } · 本人收返
card-why = · 點解{ $colour }：{ $rules }
card-area = · { $area }
card-age = · { $age }歲
card-unheard = · 有語音未聽
remind = ⏰ { $number } · { $urgency } · 未有人接，請{ $worker }睇一睇
remind-again = ⏰ { $number } · { $urgency } · 第{ $times }次提醒，請{ $worker }即刻接
escalated = ⬆️ { $number } · { $urgency } · 報畀{ $worker }
fallback = ⬆️ { $number } · { $urgency } · 冇人接，請聯絡{ $house }
calmed = 🟢 { $number } · { $worker }：聯絡到，人安全
half-told = 👂 有人講緊，停咗 · { $urgency }
half-unsure = 👂 有人講緊，唔肯定安唔安全 · 請留意
promise-broken = ⚠️ { $number } · 應承嘅時間過咗 · { $worker } · 已報督導
declined = ↪️ { $number } · { $worker }唔方便接（{ $reason }），請 { $next } 接
declined-nobody = ↪️ { $number } · { $worker }唔方便接（{ $reason }），後面冇人排更
supervisor-called = 🙋 { $number } · { $worker }請督導睇
unread-ticket = ❗ { $number } · 機器讀唔到呢段嘢，請人睇

## To one worker, in private

private-offer = { $number } · { $concern } · { $urgency }{ $more }，請接單
private-alert = ‼️ { $number } · { $concern } · { $urgency }{ $more }
    { $words }
private-added = { $number } 有補充：{ $words }
private-wish = { $number } 本人話：先唔好打電話
private-person = { $number } 本人想搵真人
private-feedback = { $number } 本人話：{ $how }
private-soon = ⏰ { $number } 應承咗{ $when }前聯絡，就快到
private-broken = ⚠️ { $number } 應承咗{ $when }前聯絡，已經過咗
private-review = { $number } 聯絡到，人安全。請下個工作天覆核
private-withdrawn = { $number } 本人收返咗
private-yours = { $number } 歸你跟：{ $concern } · { $urgency }{ $more }

## What came of a press

done-accepted = 接好咗：{ $number }。已經話畀本人知，你{ $when }前聯絡。
done-accepted-plain = 接好咗：{ $number }。
done-declined = 好，{ $number }轉畀下一位。
done-supervisor = 已經請督導睇{ $number }。
done-heard = 記低咗，{ $number }嘅語音聽過。
done-reply = 發咗出去。
done-handback = 交返畀自動助手。
done-contacted = 記低咗：{ $number }聯絡咗。
done-tried = 記低咗：{ $number }打唔通，仲要再打。
done-calmed = 警報停咗：{ $number }。緊急程度不變，督導會覆核。
done-later = 已經話畀本人知，改到{ $when }前。
done-keyed = 登記好咗：{ $number }。
refused-taken = { $worker } { $at } 已經接咗{ $number }。
refused-gone = 呢件事已經接唔到。
refused-role = 你嘅崗位做唔到呢一步。
refused-unknown = 冇呢件事，或者唔歸你睇。
refused-owner = 呢件事有同事跟緊，你做唔到呢一步。
refused-empty = 未寫字，寫返句先發。
refused-erased = 內容已經按本人要求刪除。
refused-phone = 電話號碼好似唔啱，請再睇一睇。
refused-later = 請揀30至1440分鐘。
refused-fields = 有一項未填啱：{ $field }。

## Small vocabulary

urgency-U0 = 紅·即刻
urgency-U1 = 橙·危急
urgency-U2 = 黃·優先
urgency-U3 = 藍·一般
urgency-U4 = 灰·查詢
colour-U0 = 紅
colour-U1 = 橙
colour-U2 = 黃
colour-U3 = 藍
colour-U4 = 灰
reason-busy = 做唔切
reason-off = 唔當更
reason-conflict = 要避嫌
reason-skill = 唔係我嘅專業
reason-plain = 有原因
field-concern = 咩事
field-urgency = 急唔急
field-subject = 邊個需要幫手
field-words = 講咗乜
field-area = 邊個社區
nobody = 冇人
somebody = 當值社工
act-accept = 接單
act-decline = 唔方便接
act-supervisor = 叫督導
act-safe = 聯絡到，人安全
act-heard = 聽過喇

## The 33 concerns (domain study §6)

concern-SUI = 輕生、自傷
concern-DV = 家庭暴力
concern-CP = 小朋友受傷害或冇人睇
concern-EA = 長者受虐、被遺棄
concern-HARM = 威脅傷人、被人威脅
concern-EMG = 急病、意外、走失、火警
concern-SCAM = 詐騙、財物風險
concern-EMO = 唔開心、頂唔順
concern-PMH = 精神健康同復康
concern-BER = 親人離世、身後事
concern-ADD = 成癮同戒斷
concern-FAM = 家庭關係、親子
concern-MAR = 婚姻戀愛、離婚
concern-YOU = 學業、朋輩、成長
concern-BUL = 欺凌
concern-ELD = 居家安老、送飯、陪診
concern-DEM = 記性差、認知
concern-LON = 一個人住、想有人嚟探
concern-CAR = 照顧者頂唔順
concern-ILL = 生病、睇醫生
concern-DIS = 殘疾支援
concern-POV = 生活困難、綜援
concern-JOB = 搵工、學手藝
concern-HOU = 住屋、家居安全
concern-LAW = 權益同糾紛
concern-MIG = 新來港、新搬嚟、隨遷
concern-COR = 社區矯正、更生支援
concern-COM = 鄰里同社區事務
concern-ACT = 活動、課程、託管
concern-VOL = 做義工、捐嘢
concern-INFO = 政策同辦事
concern-SVC = 搵社工
concern-NONE = 冇需要
concern-quiet = 社區活動
private-named = { $number } · { $concern } · { $urgency }{ $more }，本人指名搵你
danger-again = ‼️ { $number } · { $concern } · { $urgency } · { $worker }跟緊 · 又有危險嘅說話，請即刻睇
refused-stepped-out = 你講過要迴避{ $number }，請畀其他同事接。
refused-no-chat = { $number }冇對話視窗，請打電話。
refused-quiet = { $number }唔可以主動發訊息，請按傾好嘅方式聯絡。
rule-asked-ideation = 問到時講過唔想做人
rule-asked-violence = 問到時講有人打
rule-asked-unsure = 問到時講唔準
rule-voice-unheard = 語音未有人聽

## Through a messenger: the group, a worker's private chat

private-details = 📂 { $number } · { $concern } · { $urgency }{ $more }
    { $facts }
private-media = 📎 { $number }
private-look = 🔒 { $number } · { $urgency } · 有內容要睇，請撳下面，去值班台網頁睇
private-no-chat = { $number } 本人停咗對話，訊息送唔到。有電話就打電話。
private-chat-back = { $number } 本人嘅對話通返喇。
private-undelivered = { $number } 有一條訊息送唔到俾本人。請打電話，或者去值班台睇。
worker-unreached = ⚠️ { $worker }嘅私訊送唔到。請{ $worker }打開機械人，撳「開始」。
details-phone = ☎ { $phone }（先報號碼）
details-way = ☎ { $way }
details-who = 邊個：{ $who }
details-safe = 安全：{ $safety }
details-unsafe = ❗ { $safety }
details-care = ❗ 部電話可能有人會睇。唔好主動發訊息，唔好聯絡對方。
details-wish = ❗ { $wish }
details-words = 原話：
    { $words }
pulse-silent-residents = ⚠️ 街坊嘅 Telegram 由{ $since }起冇反應。街坊發嚟嘅說話，通返先收到。請睇下網絡同值班台網頁。
pulse-silent-desk = ⚠️ 值班群嘅 Telegram 由{ $since }起冇反應。新個案請喺值班台網頁接。
pulse-back-residents = 🟢 街坊嘅 Telegram 通返喇，斷咗{ $minutes }分鐘。呢段時間嘅說話會補返。
pulse-back-desk = 🟢 值班群嘅 Telegram 通返喇，斷咗{ $minutes }分鐘。
photo = 〔相〕
document = 〔檔案〕
edited = 改做：{ $words }
unreadable = 〔機器讀唔到嘅訊息〕
asked-status = 問進度
card-unseen = · 有語音或相未睇
rule-media-unseen = 相或檔案未有人睇
act-seen = 睇過喇
done-seen = 記低咗，{ $number }嘅相、檔案睇過。
private-deleted = { $number } 本人要求刪走講過嘅嘢，已收返。私人對話入面嘅內容都請刪走

## Duty: up the tree, back to the line

climbed = ⬆️ { $number } · { $urgency } · 冇人接，已報畀{ $house }
climbed-empty = ⬆️ { $number } · { $urgency } · { $house }而家冇人當值，再向上報
card-moved = ➡️ { $number } · { $concern } · 已轉去{ $house }
unreached-soon = ⚠️ 而家聯絡唔到{ $worker }，下一更：{ $when }。請搵人換，或者請{ $worker }撳一次機械人嘅「開始」
unreached-passed = ⚠️ { $number } · 聯絡唔到{ $worker }，先請第二個
private-moved = ➡️ { $number } 轉咗去{ $house }，唔使再接
private-lapse = ⏰ { $number } 仲未有聯絡記錄。{ $when }都未有，就轉畀第二個
private-released = ↩️ { $number } 一直冇聯絡記錄，已經轉畀第二個
private-released-away = ↩️ { $number } 你唔當值，已經轉畀第二個
released-desk = ↩️ { $number } · { $worker }冇聯絡記錄，重新請人接
released-desk-away = ↩️ { $number } · { $worker }唔當值，重新請人接

levelled = 🎚 { $number } · { $worker }定為{ $level }
private-levelled = 🎚 { $number } · { $worker }改咗緊急程度：{ $urgency }
done-levelled = 記低咗：{ $number }而家係{ $level }。
refused-level = { $number }係危急，只有督導或者站長可以調低。
refused-level-same = { $number }本來就係呢個級別。
