# The roster: the week on the staff desk, what was changed, swaps, leave, storms, gaps, and what the group is told.

## Days and places

roster-day-0 = 週一
roster-day-1 = 週二
roster-day-2 = 週三
roster-day-3 = 週四
roster-day-4 = 週五
roster-day-5 = 週六
roster-day-6 = 週日
roster-date = { $month }月{ $day }日 { $weekday }
roster-span = { $date } { $start }–{ $until }
roster-place-first = 第一線
roster-place-beside = 第一線（加人）
roster-place-second = 第二線
roster-place-supervisor = 督導
roster-watch-day = 日班
roster-watch-early = 早班
roster-watch-mid = 中班
roster-watch-late = 晚班
roster-watch-weekend = 週末班
roster-watch-holiday = 假日班
roster-watch-night = 夜間待命
roster-nobody = 沒有人
roster-storm-typhoon = 颱風停班
roster-storm-rainstorm = 豪雨停班
roster-why-ill = 病假
roster-why-annual = 特休
roster-why-training = 受訓
roster-why-family = 家裡有事
roster-why-other = 其他
roster-why-typhoon = 颱風
roster-why-rainstorm = 豪雨

## Why not

roster-no-person = 沒有這個人，或者那天已不在職。請另選。
roster-no-other = { $worker }是{ $unit }的人，不能從這裡排。請找兩個站共同的上級。
roster-no-role = { $worker }的職務不能接案，不能排進來。
roster-no-leave = { $worker }那時請假了（{ $span }）。請另選。
roster-no-twice = { $worker }那時已經在{ $unit }值班（{ $span }）。一個人不能同時站兩處。
roster-no-past = 這個時間已經過去了，不能改。
roster-no-shift = 沒有這個班了。請重新整理再看。
roster-no-changed = 剛有人改過這裡。請重新整理再看。
roster-no-same = 沒有變，還是原來的人。
roster-no-overlap = 和已有的班重疊：{ $span }。請改時間。
roster-no-end = 結束要晚於開始。
roster-no-long = 太長了，最多 { $hours } 小時。
roster-no-first = 請選第一線是誰。
roster-no-line = 同一個班裡，一個人只能站一處。
roster-no-storm = 已經停班了。請先結束，再重新開始。
roster-no-back = 這一條已經撤銷了。
roster-no-swap = 沒有這個換班。
roster-no-answered = 這個換班已經有結果了。
roster-no-asked = 這個班已經在問人了。請先撤回，再問別人。
roster-no-same-time = 兩個班時間重疊，不能換。
roster-no-time = 日期或時間沒填對。請再看一眼。

## What happened

roster-done-cover = 改好了：{ $span } { $place }，{ $name }。
roster-done-shift = 加好了：{ $span }，第一線{ $name }。
roster-done-leave = 記好了：{ $worker }請假 { $span }。{ $count ->
        [0] 第一線都有人。
       *[other] 有 { $count } 個班第一線沒有人，請排人。
    }
roster-done-storm = { $storm }，到 { $until }。
roster-done-calm = 停班結束了。
roster-done-back = 撤銷了：{ $span }。
roster-done-asked = 問{ $worker }了：{ $span }。對方同意才算換。
roster-done-refused = 好，不換：{ $span }。
roster-done-withdrawn = 撤回了：{ $span }。
roster-done-agreed = 換好了：{ $span } 由{ $worker }值班。

## To one worker

roster-told-on = 📅 { $span }，{ $unit }，您排在{ $place }。{ $worker }在 { $at } 改的。
roster-told-off = 📅 { $span }，{ $unit }，您不用站{ $place }了。{ $worker }在 { $at } 改的。
roster-told-leave = 📅 { $worker }幫您記了請假：{ $span }。
roster-told-back = 📅 { $worker }撤銷了一個改動：{ $span }。請看值班表。
roster-swap-please = 🔁 { $giver }想和您換班：{ $span } 您來值班，{ $back } { $giver }來值班。您同意才算換。（{ $unit }）
roster-swap-please-give = 🔁 { $giver }想請您代班：{ $span }。您同意才算換。（{ $unit }）
roster-swap-for-you = 🔁 { $host }替您問了{ $taker }換班：{ $span }。
roster-swap-refused = 🔁 { $taker }不換：{ $span } 還是{ $giver }值班。
roster-swap-withdrawn = 🔁 { $giver }不換了：{ $span }。您不用回答了。
roster-swap-lapsed = 🔁 { $span } 的換班到時沒有回答，沒有換，還是{ $giver }值班。
roster-swap-agreed = 🔁 { $taker }同意了：{ $span } { $taker }值班，{ $back } { $giver }值班。
roster-swap-agreed-give = 🔁 { $taker }同意了：{ $span } { $taker }代{ $giver }值班。
roster-yes = 同意
roster-no = 不換

## To the group

roster-desk-cover = 📅 { $span } { $place }：{ $name }（{ $worker }改的）
roster-desk-shift = 📅 加班次 { $span }，第一線{ $name }（{ $worker }加的）
roster-desk-leave = 📅 { $worker }請假：{ $span }
roster-desk-back = 📅 { $worker }撤銷了改動：{ $span }
roster-desk-storm = 🌀 { $storm }，到 { $until }。站門關了，按停班時的值班表。（{ $worker }）
roster-desk-calm = 🌤 停班結束了，按平常的值班表。（{ $worker }）
roster-desk-agreed = 🔁 換班：{ $span } { $taker }值班，{ $back } { $giver }值班。
roster-desk-agreed-give = 🔁 換班：{ $span } { $taker }代{ $giver }值班。
roster-gaps = ⚠️ { $station }七天內第一線沒有人：
    { $gaps }
    請排人。
roster-gap-line =
    · { $span } 第一線沒有人
roster-gap-more = 還有 { $count } 處，請看值班表。

## The page

roster-title = 值班表
roster-week = { $from } 到 { $until }
roster-prev = 上一週
roster-this = 本週
roster-next = 下一週
roster-unit = 看哪個站
roster-show = 看
roster-today = 今天
roster-now = 正在值
roster-on-now = 現在第一線：{ $workers }，到 { $at }
roster-off-now = 現在第一線沒有人。
roster-kind-holiday = 假日：{ $name }
roster-kind-makeup = 補班，按{ $weekday }排
roster-kind-closed = 休息，沒有人
roster-kind-storm = 🌀 { $storm }
roster-gap = 第一線沒有人
roster-gap-open = { $start }–{ $until } 要有人，卻沒排人
roster-gaps-week = 這一週有 { $count } 處第一線沒有人
roster-gaps-none = 這一週每個班第一線都有人。
roster-none = 沒有班
roster-empty = 空著
roster-more = 加人
roster-how = 點一個名字來改，或把名字拖過去。改之前會再問一次。
roster-people = 這個站的人
roster-until-next-day = 次日 { $time }
roster-to-leave = 請假
roster-to-swap = 換班
roster-to-shift = 加班次
roster-to-storm = 停班
roster-to-print = 列印
roster-to-calendar = 加到手機行事曆
roster-history = 改過什麼
roster-history-none = 六十天內沒有改過。
roster-kept-cover = { $span } { $place }：{ $name }
roster-kept-instead = { $span }：{ $name }代{ $before }
roster-kept-off = { $span }：{ $before }不站了
roster-kept-leave = { $name }請假：{ $span }
roster-kept-shift = 加班次 { $span }，第一線{ $name }
roster-kept-storm = { $storm }：{ $span }
roster-kept-by = { $worker }，{ $at }
roster-kept-back = { $worker }在 { $at } 撤銷了
roster-kept-swap = 換班
roster-who-import = 從檔案匯入
roster-who-bot = 系統
roster-light-ok = 找得到
roster-light-lost = 找不到
roster-light-none = 沒試過
roster-undo = 撤銷
roster-undo-sure = 確定撤銷
roster-calm = 停班結束
roster-storm-now = { $storm }，到 { $until }

## Its forms

roster-place-title = 改值班
roster-place-now = 現在：{ $name }
roster-who = 誰來
roster-who-away = { $name }（那時請假）
roster-who-busy = { $name }（那時已值班）
roster-who-nobody = 沒有人（空著）
roster-save = 儲存
roster-cancel = 不改了
roster-choose = 請選
roster-leave-title = 請假
roster-leave-who = 誰請假
roster-leave-from = 從哪天
roster-leave-from-time = 幾點（整天就空著）
roster-leave-until = 到哪天（這天也算）
roster-leave-until-time = 幾點（整天就空著）
roster-leave-why = 為什麼
roster-leave-look = 看看缺哪些班
roster-leave-none = 這段時間沒有{ $worker }的班。
roster-leave-lost = { $worker }請假後，這些班要有人代：
roster-leave-bare = { $span }（{ $unit }）第一線沒有人
roster-leave-less = { $span }（{ $unit }）少一個人
roster-leave-sure = 確定請假
roster-swap-title = 換班
roster-swap-mine = 哪個班
roster-swap-with = 和誰換
roster-swap-give = { $name }代班，不用還
roster-swap-back = { $name }的 { $span }
roster-swap-ask = 去問對方
roster-swap-text = 對方同意以前，什麼都不變。
roster-swap-none = 後面四個星期沒有班可以換。
roster-asked-you = { $giver }想請您值 { $span }
roster-asked-back = { $giver }代您值 { $back }
roster-asked-wait = 在等{ $taker }回答：{ $span }
roster-withdraw = 不換了
roster-shift-title = 加班次
roster-shift-date = 哪天
roster-shift-from = 幾點開始
roster-shift-until = 幾點結束
roster-shift-over = 到第二天
roster-shift-watch = 什麼班
roster-storm-title = 颱風、豪雨停班
roster-storm-text = 按下後站門就關，值班按停班時的表。求助人會聽到真實的時間。
roster-storm-why = 哪一種
roster-storm-date = 到哪天
roster-storm-time = 到幾點
roster-storm-all = 所有的站
roster-storm-begin = 現在停班
roster-print-by = { $at } 列印。有變動請看網頁。
roster-print-how = 按瀏覽器的列印，紙張選 A4 橫向。
roster-calendar-title = 加到手機行事曆
roster-calendar-text = 把地址加到手機的「訂閱行事曆」，班就自己出現，改了也會跟著變。地址等於鑰匙，請不要轉給別人。
roster-calendar-mine = 我的班
roster-calendar-unit = 全站的班
roster-calendar-new = 給我新地址
roster-calendar-old = 一按就換新地址，舊的馬上不能用。
roster-calendar-stop = 停用
roster-calendar-on = 正在用
roster-calendar-off = 沒有開
roster-calendar-stopped = 停用了，舊地址不能用了。
roster-calendar-link = 複製這個地址。關掉這一頁就再也看不到了。
roster-calendar-name = { $unit } 值班
roster-calendar-event = { $watch } · { $place }
roster-calendar-place = { $place }：{ $name }
roster-calendar-qr = 給手機掃的碼

## What the duty command says besides

roster-duty-today = 今天：{ $kind }
roster-duty-unit = { $unit }
roster-duty-none = 沒有叫「{ $name }」的站。可以問：{ $units }
roster-duty-many = 「{ $name }」不止一個站：{ $units }
