# 交接班 (domain study §5.2): one claim handed over, the sheet at the change of shift. Closed vocabulary, no words of residents.

## One claim

act-takeover = 接过来
hand-asked = 🤝 { $worker }想请您接过 { $number }：{ $concern } · { $urgency }{ $more } · { $promise }。接吗？不接请选原因。
hand-free = 🤝 { $number } 还在{ $worker }手上，没人接过去：{ $concern } · { $urgency }{ $more }。您能接吗？
hand-no-time = 还没定时间
hand-promised = 答应{ $when }前联系
hand-taken = 🤝 { $number } 已由{ $worker }接过去，不用您跟了。
hand-told-refused = 🤝 { $worker }没接 { $number }，还是您跟，群里已经说了。
hand-told-unanswered = 🤝 { $worker }没有回音，{ $number } 还是您跟，群里已经说了。
hand-stays-refused = 🤝 { $number } · { $urgency } · { $name }没接（{ $reason }），还在{ $worker }手上 · 请值班和督导看
hand-stays-unanswered = 🤝 { $number } · { $urgency } · 交接没有回音，还在{ $worker }手上 · 请值班和督导看
hand-stays-away = 🤝 { $number } · { $urgency } · { $worker }请假了，请值班和督导接过去
hand-done-asked = 已问{ $worker }。在那边点头以前，{ $number } 还归您。
hand-done-taken = 接过来了：{ $number }。
hand-done-kept-out = 记下了。{ $number } 还在{ $worker }手上，群里已经说了。
hand-no-offer = 这一步已经过了：没有在等您接的。
hand-no-person = 这件不能交给这个人。
hand-no-same = { $number } 本来就在{ $worker }手上。
hand-no-away = { $worker }请假了，{ $number } 请交给别人。

## The sheet

act-sheet-sign = 交班签字
act-sheet-take = 接班签字
sheet-made = 📋 交班单：{ $worker } → { $taker }，{ $when }接班，{ $count }件
sheet-give = 📋 您的交班单，{ $count }件，交给{ $worker }。看看有没有漏，没漏请签字。
    { $lines }
sheet-give-nobody = 📋 您下班后没有人接班，{ $count }件。没人接的还归您。
    { $lines }
sheet-take = 📋 { $worker }的交班单，您{ $when }接班，{ $count }件。签字就是都接过来。
    { $lines }
sheet-line = { $number } · { $urgency } · { $kind }
sheet-line-due = { $number } · { $urgency } · { $kind } · { $when }前
sheet-no-number = 还没有号码
sheet-kind-alarm = 正在报警
sheet-kind-unreached = 打过，没通
sheet-kind-promised = 答应了时间
sheet-kind-receipt = 转介没回执
sheet-kind-waiting = 还没人接单
sheet-kind-open = 还没联系上
sheet-kind-draft = 话说了一半
sheet-over = 📋 交接好了：{ $worker }的{ $count }件都接过去了
sheet-over-partly = 📋 交接：{ $worker }的接过去{ $count }件，{ $left }件没接，还归原来的人
sheet-over-none = 📋 交接：{ $worker }的{ $left }件都没接过去，还归原来的人
sheet-late = 📋 { $worker }的交班单还没有人签字接，{ $count }件 · 请值班和督导看
sheet-nobody = 📋 { $worker }之后没有人接班，{ $count }件 · 请联系{ $house }
sheet-nobody-at-all = 📋 { $worker }之后没有人接班，{ $count }件 · 请督导看
sheet-nobody-below = 📋 { $station }没有人接班，{ $count }件没联系上 · 请看
sheet-done-signed = 签好了。单上还有{ $count }件等接班的人接。
sheet-done-signed-over = 签好了，单上的都已定了。
sheet-done-taken = 签好了，{ $count }件归您了。
sheet-done-partly = 接过来{ $count }件。{ $left }件要回避，还归{ $worker }。
sheet-done-refused = 记下了。{ $count }件还归{ $worker }，群里已经说了。
sheet-done-gone = 单上的都已办了，没有要接的。
sheet-no = 这张交班单不归您签。
sheet-no-gone = 这一行已经定了。

## The console's page

console-way-handover = 交接
console-handover-title = 交接班
console-handover-sheets = 交班单
console-handover-none = 现在没有交班单。换班前一刻钟会自己出来。
console-handover-sheet = { $unit } · { $when } · { $giver } → { $taker }
console-handover-nobody = 没有人接班
console-handover-given = { $worker }已签：没有漏
console-handover-not-given = { $worker }还没签
console-handover-state-open = 等接班签字
console-handover-state-taken = 都接过去了
console-handover-state-partly = 接了一部分
console-handover-state-refused = 没有接
console-handover-late = 过了时间
console-handover-line-open = 等
console-handover-line-taken = 接了
console-handover-line-refused = 没接：{ $reason }
console-handover-line-off = 已办
console-handover-number = 号码
console-handover-urgency = 轻重
console-handover-kind = 为什么在单上
console-handover-due = 什么时候以前
console-handover-what = 接不接
console-handover-no = 不接，因为
console-handover-refuse = 不接
console-handover-refuse-all = 都不接
console-handover-all = 接班签字（都接）
console-handover-print = 打印
console-handover-asked = 有人请您接过去
console-handover-asked-none = 没有人请您接。
console-handover-from = 现在归{ $worker }
console-handover-mine = 我手上的
console-handover-mine-none = 您手上没有求助单。
console-handover-to = 交给谁
console-handover-hand = 请人接
console-handover-waits = 在等{ $worker }回话
console-handover-paper = 交班人签名 ______________　接班人签名 ______________
console-event-handed = 接过来
console-event-hand_asked = 请人接
console-event-hand_refused = 没接过去
console-event-hand_stays = 没交出去，还归原来的人
console-event-sheet_signed = 写进交班单
