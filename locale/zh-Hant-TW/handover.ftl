# 交接班 (domain study §5.2): one claim handed over, the sheet at the change of shift. Closed vocabulary, no words of residents.

## One claim

act-takeover = 接過來
hand-asked = 🤝 { $worker }想請您接過 { $number }：{ $concern } · { $urgency }{ $more } · { $promise }。接嗎？不接請選原因。
hand-free = 🤝 { $number } 還在{ $worker }手上，沒有人接過去：{ $concern } · { $urgency }{ $more }。您可以接嗎？
hand-no-time = 還沒訂時間
hand-promised = 答應{ $when }前聯絡
hand-taken = 🤝 { $number } 已由{ $worker }接過去，不用您負責了。
hand-told-refused = 🤝 { $worker }沒有接 { $number }，還是由您負責，群組裡已經說了。
hand-told-unanswered = 🤝 { $worker }沒有回應，{ $number } 還是由您負責，群組裡已經說了。
hand-stays-refused = 🤝 { $number } · { $urgency } · { $name }沒有接（{ $reason }），還在{ $worker }手上 · 請值班和督導看
hand-stays-unanswered = 🤝 { $number } · { $urgency } · 交接沒有回應，還在{ $worker }手上 · 請值班和督導看
hand-stays-away = 🤝 { $number } · { $urgency } · { $worker }請假，請值班和督導接過去
hand-done-asked = 已經問{ $worker }。那邊答應以前，{ $number } 還是由您負責。
hand-done-taken = 接過來了：{ $number }。
hand-done-kept-out = 記下了。{ $number } 還在{ $worker }手上，群組裡已經說了。
hand-no-offer = 這一步已經過了：沒有在等您接的。
hand-no-person = 這件不能交給這個人。
hand-no-same = { $number } 本來就在{ $worker }手上。
hand-no-away = { $worker }請假，{ $number } 請交給別人。

## The sheet

act-sheet-sign = 交班簽名
act-sheet-take = 接班簽名
sheet-made = 📋 交班單：{ $worker } → { $taker }，{ $when }接班，{ $count }件
sheet-give = 📋 您的交班單，{ $count }件，交給{ $worker }。看看有沒有漏，沒有請簽名。
    { $lines }
sheet-give-nobody = 📋 您下班後沒有人接班，{ $count }件。沒有人接的還是由您負責。
    { $lines }
sheet-take = 📋 { $worker }的交班單，您{ $when }接班，{ $count }件。簽名就是全部接過來。
    { $lines }
sheet-line = { $number } · { $urgency } · { $kind }
sheet-line-due = { $number } · { $urgency } · { $kind } · { $when }前
sheet-no-number = 還沒有號碼
sheet-kind-alarm = 正在警報
sheet-kind-unreached = 打過，沒通
sheet-kind-promised = 答應了時間
sheet-kind-receipt = 轉介沒回執
sheet-kind-waiting = 還沒有人接單
sheet-kind-open = 還沒聯絡上
sheet-kind-draft = 話說到一半
sheet-over = 📋 交接好了：{ $worker }的{ $count }件都接過去了
sheet-over-partly = 📋 交接：{ $worker }的接過去{ $count }件，{ $left }件沒有接，還由原來的人負責
sheet-over-none = 📋 交接：{ $worker }的{ $left }件都沒接過去，還由原來的人負責
sheet-late = 📋 { $worker }的交班單還沒有人簽名接，{ $count }件 · 請值班和督導看
sheet-nobody = 📋 { $worker }之後沒有人接班，{ $count }件 · 請聯絡{ $house }
sheet-nobody-at-all = 📋 { $worker }之後沒有人接班，{ $count }件 · 請督導看
sheet-nobody-below = 📋 { $station }沒有人接班，{ $count }件沒聯絡上 · 請看
sheet-done-signed = 簽好了。單上還有{ $count }件等接班的人接。
sheet-done-signed-over = 簽好了，單上的都已經定了。
sheet-done-taken = 簽好了，{ $count }件由您負責。
sheet-done-partly = 接過來{ $count }件。{ $left }件要迴避，還由{ $worker }負責。
sheet-done-refused = 記下了。{ $count }件還由{ $worker }負責，群組裡已經說了。
sheet-done-gone = 單上的都已經辦了，沒有要接的。
sheet-no = 這張交班單不是由您簽。
sheet-no-gone = 這一行已經定了。

## The console's page

console-way-handover = 交接
console-handover-title = 交接班
console-handover-sheets = 交班單
console-handover-none = 現在沒有交班單。換班前十五分鐘會自己出來。
console-handover-sheet = { $unit } · { $when } · { $giver } → { $taker }
console-handover-nobody = 沒有人接班
console-handover-given = { $worker }已簽：沒有漏
console-handover-not-given = { $worker }還沒簽
console-handover-state-open = 等接班簽名
console-handover-state-taken = 都接過去了
console-handover-state-partly = 接了一部分
console-handover-state-refused = 沒有接
console-handover-late = 過了時間
console-handover-line-open = 等
console-handover-line-taken = 接了
console-handover-line-refused = 沒接：{ $reason }
console-handover-line-off = 已辦
console-handover-number = 號碼
console-handover-urgency = 輕重
console-handover-kind = 為什麼在單上
console-handover-due = 什麼時候以前
console-handover-what = 接不接
console-handover-no = 不接，因為
console-handover-refuse = 不接
console-handover-refuse-all = 都不接
console-handover-all = 接班簽名（全部接）
console-handover-print = 列印
console-handover-asked = 有人請您接過去
console-handover-asked-none = 沒有人請您接。
console-handover-from = 現在由{ $worker }負責
console-handover-mine = 我手上的
console-handover-mine-none = 您手上沒有求助單。
console-handover-to = 交給誰
console-handover-hand = 請人接
console-handover-waits = 在等{ $worker }回話
console-handover-paper = 交班人簽名 ______________　接班人簽名 ______________
console-event-handed = 接過來
console-event-hand_asked = 請人接
console-event-hand_refused = 沒接過去
console-event-hand_stays = 沒交出去，還由原來的人負責
console-event-sheet_signed = 寫進交班單
