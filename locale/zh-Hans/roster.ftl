# The roster: the week on the staff desk, what was changed, swaps, leave, storms, gaps, and what the group is told.

## Days and places

roster-day-0 = 周一
roster-day-1 = 周二
roster-day-2 = 周三
roster-day-3 = 周四
roster-day-4 = 周五
roster-day-5 = 周六
roster-day-6 = 周日
roster-date = { $month }月{ $day }日 { $weekday }
roster-span = { $date } { $start }–{ $until }
roster-place-first = 一线
roster-place-beside = 一线（加人）
roster-place-second = 二线
roster-place-supervisor = 督导
roster-watch-day = 日班
roster-watch-early = 早班
roster-watch-mid = 中班
roster-watch-late = 晚班
roster-watch-weekend = 周末班
roster-watch-holiday = 节假日班
roster-watch-night = 夜间待命
roster-nobody = 没有人
roster-storm-typhoon = 台风停工
roster-storm-rainstorm = 暴雨停工
roster-why-ill = 病假
roster-why-annual = 年假
roster-why-training = 培训
roster-why-family = 家里有事
roster-why-other = 其他
roster-why-typhoon = 台风
roster-why-rainstorm = 暴雨

## Why not

roster-no-person = 没有这个人，或者那天不在岗了。请另选。
roster-no-other = { $worker }是{ $unit }的人，不能从这里排。请找两个站共同的上级。
roster-no-role = { $worker }的岗位不能接单，不能排进来。
roster-no-leave = { $worker }那时请假了（{ $span }）。请另选。
roster-no-twice = { $worker }那时已经在{ $unit }值班（{ $span }）。一个人不能同时站两处。
roster-no-past = 这个时间已经过去了，不能改。
roster-no-shift = 没有这个班了。请刷新再看。
roster-no-changed = 刚有人改过这里。请刷新再看。
roster-no-same = 没有变，还是原来的人。
roster-no-overlap = 和已有的班重叠：{ $span }。请改时间。
roster-no-end = 结束要晚于开始。
roster-no-long = 太长了，最多 { $hours } 小时。
roster-no-first = 请选一线是谁。
roster-no-line = 同一个班里，一个人只能站一处。
roster-no-storm = 已经停工了。先结束，再重新开始。
roster-no-back = 这一条已经撤销了。
roster-no-swap = 没有这个换班。
roster-no-answered = 这个换班已经有结果了。
roster-no-asked = 这个班已经在问人了。先撤回，再问别人。
roster-no-same-time = 两个班时间重叠，不能换。
roster-no-time = 日期或时间没填对。请再看一眼。

## What happened

roster-done-cover = 改好了：{ $span } { $place }，{ $name }。
roster-done-shift = 加好了：{ $span }，一线{ $name }。
roster-done-leave = 记好了：{ $worker }请假 { $span }。{ $count ->
        [0] 一线都有人。
       *[other] 有 { $count } 个班一线没有人，请排人。
    }
roster-done-storm = { $storm }，到 { $until }。
roster-done-calm = 停工结束了。
roster-done-back = 撤销了：{ $span }。
roster-done-asked = 问{ $worker }了：{ $span }。对方同意才算换。
roster-done-refused = 好，不换：{ $span }。
roster-done-withdrawn = 撤回了：{ $span }。
roster-done-agreed = 换好了：{ $span } 由{ $worker }值。

## To one worker

roster-told-on = 📅 { $span }，{ $unit }，您排在{ $place }。{ $worker }在 { $at } 改的。
roster-told-off = 📅 { $span }，{ $unit }，您不用站{ $place }了。{ $worker }在 { $at } 改的。
roster-told-leave = 📅 { $worker }给您记了请假：{ $span }。
roster-told-back = 📅 { $worker }撤销了一个改动：{ $span }。请看值班表。
roster-swap-please = 🔁 { $giver }想和您换班：{ $span } 您来值，{ $back } { $giver }来值。您同意才算换。（{ $unit }）
roster-swap-please-give = 🔁 { $giver }想请您代班：{ $span }。您同意才算换。（{ $unit }）
roster-swap-for-you = 🔁 { $host }替您问了{ $taker }换班：{ $span }。
roster-swap-refused = 🔁 { $taker }不换：{ $span } 还是{ $giver }值。
roster-swap-withdrawn = 🔁 { $giver }不换了：{ $span }。您不用回答了。
roster-swap-lapsed = 🔁 { $span } 的换班到点没有回答，没有换，还是{ $giver }值。
roster-swap-agreed = 🔁 { $taker }同意了：{ $span } { $taker }值，{ $back } { $giver }值。
roster-swap-agreed-give = 🔁 { $taker }同意了：{ $span } { $taker }替{ $giver }值。
roster-yes = 同意
roster-no = 不换

## To the group

roster-desk-cover = 📅 { $span } { $place }：{ $name }（{ $worker }改的）
roster-desk-shift = 📅 加班次 { $span }，一线{ $name }（{ $worker }加的）
roster-desk-leave = 📅 { $worker }请假：{ $span }
roster-desk-back = 📅 { $worker }撤销了改动：{ $span }
roster-desk-storm = 🌀 { $storm }，到 { $until }。站门关了，按停工时的值班表。（{ $worker }）
roster-desk-calm = 🌤 停工结束了，按平常的值班表。（{ $worker }）
roster-desk-agreed = 🔁 换班：{ $span } { $taker }值，{ $back } { $giver }值。
roster-desk-agreed-give = 🔁 换班：{ $span } { $taker }替{ $giver }值。
roster-gaps = ⚠️ { $station }七天内一线没有人：
    { $gaps }
    请排人。
roster-gap-line =
    · { $span } 一线没有人
roster-gap-more = 还有 { $count } 处，请看值班表。

## The page

roster-title = 值班表
roster-week = { $from } 到 { $until }
roster-prev = 上一周
roster-this = 本周
roster-next = 下一周
roster-unit = 看哪个站
roster-show = 看
roster-today = 今天
roster-now = 正在值
roster-on-now = 现在一线：{ $workers }，到 { $at }
roster-off-now = 现在一线没有人。
roster-kind-holiday = 节假日：{ $name }
roster-kind-makeup = 调休上班，按{ $weekday }排
roster-kind-closed = 休息，没有人
roster-kind-storm = 🌀 { $storm }
roster-gap = 一线没有人
roster-gap-open = { $start }–{ $until } 要有人，却没排人
roster-gaps-week = 这一周有 { $count } 处一线没有人
roster-gaps-none = 这一周每个班一线都有人。
roster-none = 没有班
roster-empty = 空着
roster-more = 加人
roster-how = 点一个名字来改，或者把名字拖过去。改之前会再问一次。
roster-people = 这个站的人
roster-until-next-day = 次日 { $time }
roster-to-leave = 请假
roster-to-swap = 换班
roster-to-shift = 加班次
roster-to-storm = 停工
roster-to-print = 打印
roster-to-calendar = 放进手机日历
roster-history = 改过什么
roster-history-none = 六十天里没有改过。
roster-kept-cover = { $span } { $place }：{ $name }
roster-kept-instead = { $span }：{ $name }替{ $before }
roster-kept-off = { $span }：{ $before }不站了
roster-kept-leave = { $name }请假：{ $span }
roster-kept-shift = 加班次 { $span }，一线{ $name }
roster-kept-storm = { $storm }：{ $span }
roster-kept-by = { $worker }，{ $at }
roster-kept-back = { $worker }在 { $at } 撤销了
roster-kept-swap = 换班
roster-who-import = 从文件导入
roster-who-bot = 系统
roster-light-ok = 找得到
roster-light-lost = 找不到
roster-light-none = 没试过
roster-undo = 撤销
roster-undo-sure = 确定撤销
roster-calm = 停工结束
roster-storm-now = { $storm }，到 { $until }

## Its forms

roster-place-title = 改值班
roster-place-now = 现在：{ $name }
roster-who = 谁来
roster-who-away = { $name }（那时请假）
roster-who-busy = { $name }（那时已值班）
roster-who-nobody = 没有人（空着）
roster-save = 保存
roster-cancel = 不改了
roster-choose = 请选
roster-leave-title = 请假
roster-leave-who = 谁请假
roster-leave-from = 从哪天
roster-leave-from-time = 几点（整天就空着）
roster-leave-until = 到哪天（这天也算）
roster-leave-until-time = 几点（整天就空着）
roster-leave-why = 为什么
roster-leave-look = 看看缺哪些班
roster-leave-none = 这段时间没有{ $worker }的班。
roster-leave-lost = { $worker }请假后，这些班要有人替：
roster-leave-bare = { $span }（{ $unit }）一线没有人
roster-leave-less = { $span }（{ $unit }）少一个人
roster-leave-sure = 确定请假
roster-swap-title = 换班
roster-swap-mine = 哪个班
roster-swap-with = 和谁换
roster-swap-give = { $name }代班，不用还
roster-swap-back = { $name }的 { $span }
roster-swap-ask = 去问对方
roster-swap-text = 对方同意以前，什么都不变。
roster-swap-none = 后面四个星期没有班可以换。
roster-asked-you = { $giver }想请您值 { $span }
roster-asked-back = { $giver }替您值 { $back }
roster-asked-wait = 在等{ $taker }回答：{ $span }
roster-withdraw = 不换了
roster-shift-title = 加班次
roster-shift-date = 哪天
roster-shift-from = 几点开始
roster-shift-until = 几点结束
roster-shift-over = 到第二天
roster-shift-watch = 什么班
roster-storm-title = 台风、暴雨停工
roster-storm-text = 按下后站门就关，值班按停工时的表。求助人会听到真实的时间。
roster-storm-why = 哪一种
roster-storm-date = 到哪天
roster-storm-time = 到几点
roster-storm-all = 所有的站
roster-storm-begin = 现在停工
roster-print-by = { $at } 打印。有变动看网页。
roster-print-how = 按浏览器的打印，纸张选 A4 横向。
roster-calendar-title = 放进手机日历
roster-calendar-text = 把地址加进手机的“订阅日历”，班就自己出现，改了也会跟着变。地址等于钥匙，请不要转给别人。
roster-calendar-mine = 我的班
roster-calendar-unit = 全站的班
roster-calendar-new = 给我新地址
roster-calendar-old = 一按就换新地址，旧的马上不能用。
roster-calendar-stop = 停用
roster-calendar-on = 正在用
roster-calendar-off = 没有开
roster-calendar-stopped = 停用了，旧地址不能用了。
roster-calendar-link = 复制这个地址。关掉这一页就再也看不到了。
roster-calendar-name = { $unit } 值班
roster-calendar-event = { $watch } · { $place }
roster-calendar-place = { $place }：{ $name }
roster-calendar-qr = 给手机扫的码

## What the duty command says besides

roster-duty-today = 今天：{ $kind }
roster-duty-unit = { $unit }
roster-duty-none = 没有叫“{ $name }”的站。可以问：{ $units }
roster-duty-many = “{ $name }”不止一个站：{ $units }
