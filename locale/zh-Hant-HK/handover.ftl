# 交更 (domain study §5.2): one claim handed over, the sheet at the change of shift. Closed vocabulary, no words of residents.

## One claim

act-takeover = 接過嚟
hand-asked = 🤝 { $worker }想請你接過 { $number }：{ $concern } · { $urgency }{ $more } · { $promise }。接唔接？唔接請揀原因。
hand-free = 🤝 { $number } 仲喺{ $worker }手，冇人接過去：{ $concern } · { $urgency }{ $more }。你接唔接到？
hand-no-time = 未定時間
hand-promised = 應承咗{ $when }前聯絡
hand-taken = 🤝 { $number } 已經由{ $worker }接過去，唔使你跟。
hand-told-refused = 🤝 { $worker }冇接 { $number }，仲係你跟，群組已經講咗。
hand-told-unanswered = 🤝 { $worker }冇回覆，{ $number } 仲係你跟，群組已經講咗。
hand-stays-refused = 🤝 { $number } · { $urgency } · { $name }冇接（{ $reason }），仲喺{ $worker }手 · 請當值同督導睇
hand-stays-unanswered = 🤝 { $number } · { $urgency } · 交接冇回覆，仲喺{ $worker }手 · 請當值同督導睇
hand-stays-away = 🤝 { $number } · { $urgency } · { $worker }放假，請當值同督導接過去
hand-done-asked = 已經問咗{ $worker }。嗰邊應承之前，{ $number } 仲係你跟。
hand-done-taken = 接過嚟喇：{ $number }。
hand-done-kept-out = 記低咗。{ $number } 仲喺{ $worker }手，群組已經講咗。
hand-no-offer = 呢一步已經過咗：冇嘢等緊你接。
hand-no-person = 呢件唔可以交畀呢個人。
hand-no-same = { $number } 本身就喺{ $worker }手。
hand-no-away = { $worker }放假，{ $number } 請交畀其他人。

## The sheet

act-sheet-sign = 交更簽名
act-sheet-take = 接更簽名
sheet-made = 📋 交更紙：{ $worker } → { $taker }，{ $when }接更，{ $count }件
sheet-give = 📋 你嘅交更紙，{ $count }件，交畀{ $worker }。睇下有冇漏，冇漏請簽名。
    { $lines }
sheet-give-nobody = 📋 你放工之後冇人接更，{ $count }件。冇人接嘅仲係你跟。
    { $lines }
sheet-take = 📋 { $worker }嘅交更紙，你{ $when }接更，{ $count }件。簽名即係全部接過嚟。
    { $lines }
sheet-line = { $number } · { $urgency } · { $kind }
sheet-line-due = { $number } · { $urgency } · { $kind } · { $when }前
sheet-no-number = 未有號碼
sheet-kind-alarm = 響緊警報
sheet-kind-unreached = 打過，冇人聽
sheet-kind-promised = 應承咗時間
sheet-kind-receipt = 轉介未有回條
sheet-kind-waiting = 未有人接單
sheet-kind-open = 未聯絡到
sheet-kind-draft = 講到一半
sheet-over = 📋 交接好喇：{ $worker }嘅{ $count }件全部接咗
sheet-over-partly = 📋 交接：{ $worker }嘅接咗{ $count }件，{ $left }件冇接，仲係原來嗰位跟
sheet-over-none = 📋 交接：{ $worker }嘅{ $left }件都冇接，仲係原來嗰位跟
sheet-late = 📋 { $worker }嘅交更紙未有人簽名接，{ $count }件 · 請當值同督導睇
sheet-nobody = 📋 { $worker }之後冇人接更，{ $count }件 · 請聯絡{ $house }
sheet-nobody-at-all = 📋 { $worker }之後冇人接更，{ $count }件 · 請督導睇
sheet-nobody-below = 📋 { $station }冇人接更，{ $count }件未聯絡到 · 請睇
sheet-done-signed = 簽好喇。紙上仲有{ $count }件等接更嗰位接。
sheet-done-signed-over = 簽好喇，紙上嘅都定咗。
sheet-done-taken = 簽好喇，{ $count }件歸你跟。
sheet-done-partly = 接過嚟{ $count }件。{ $left }件要避嫌，仲係{ $worker }跟。
sheet-done-refused = 記低咗。{ $count }件仲係{ $worker }跟，群組已經講咗。
sheet-done-gone = 紙上嘅都辦咗，冇嘢要接。
sheet-no = 呢張交更紙唔係你簽。
sheet-no-gone = 呢一行已經定咗。

## The console's page

console-way-handover = 交接
console-handover-title = 交更
console-handover-sheets = 交更紙
console-handover-none = 而家冇交更紙。轉更前十五分鐘會自己出嚟。
console-handover-sheet = { $unit } · { $when } · { $giver } → { $taker }
console-handover-nobody = 冇人接更
console-handover-given = { $worker }簽咗：冇漏
console-handover-not-given = { $worker }未簽
console-handover-state-open = 等接更簽名
console-handover-state-taken = 全部接咗
console-handover-state-partly = 接咗一部分
console-handover-state-refused = 冇接
console-handover-late = 過咗時間
console-handover-line-open = 等緊
console-handover-line-taken = 接咗
console-handover-line-refused = 冇接：{ $reason }
console-handover-line-off = 辦咗
console-handover-number = 號碼
console-handover-urgency = 輕重
console-handover-kind = 點解喺紙上
console-handover-due = 幾時之前
console-handover-what = 接唔接
console-handover-no = 唔接，因為
console-handover-refuse = 唔接
console-handover-refuse-all = 全部唔接
console-handover-all = 接更簽名（全部接）
console-handover-print = 列印
console-handover-asked = 有人請你接過去
console-handover-asked-none = 冇人請你接。
console-handover-from = 而家由{ $worker }跟
console-handover-mine = 我跟緊嘅
console-handover-mine-none = 你手上冇求助單。
console-handover-to = 交畀邊個
console-handover-hand = 請人接
console-handover-waits = 等緊{ $worker }回覆
console-handover-paper = 交更簽名 ______________　接更簽名 ______________
console-event-handed = 接過嚟
console-event-hand_asked = 請人接
console-event-hand_refused = 冇接過去
console-event-hand_stays = 冇交出去，仲係原來嗰位跟
console-event-sheet_signed = 寫入交更紙
