# The roster: the week on the staff desk, what was changed, swaps, leave, storms, gaps, and what the group is told.

## Days and places

roster-day-0 = 星期一
roster-day-1 = 星期二
roster-day-2 = 星期三
roster-day-3 = 星期四
roster-day-4 = 星期五
roster-day-5 = 星期六
roster-day-6 = 星期日
roster-date = { $month }月{ $day }日 { $weekday }
roster-span = { $date } { $start }–{ $until }
roster-place-first = 第一線
roster-place-beside = 第一線（加人）
roster-place-second = 第二線
roster-place-supervisor = 督導
roster-watch-day = 日更
roster-watch-early = 早更
roster-watch-mid = 中更
roster-watch-late = 夜更
roster-watch-weekend = 週末更
roster-watch-holiday = 假日更
roster-watch-night = 夜間候命
roster-nobody = 冇人
roster-storm-typhoon = 颱風停工
roster-storm-rainstorm = 暴雨停工
roster-why-ill = 病假
roster-why-annual = 年假
roster-why-training = 培訓
roster-why-family = 屋企有事
roster-why-other = 其他
roster-why-typhoon = 颱風
roster-why-rainstorm = 暴雨

## Why not

roster-no-person = 冇呢個人，或者嗰日已經唔喺度做。請揀第二位。
roster-no-other = { $worker }係{ $unit }嘅人，呢度排唔到。請搵兩個站共同嘅上級。
roster-no-role = { $worker }嘅崗位唔可以接單，排唔到入嚟。
roster-no-leave = { $worker }嗰陣放假（{ $span }）。請揀第二位。
roster-no-twice = { $worker }嗰陣已經喺{ $unit }當值（{ $span }）。一個人唔可以同時企兩處。
roster-no-past = 呢個時間已經過咗，改唔到。
roster-no-shift = 冇呢更喇。請重新整理再睇。
roster-no-changed = 啱啱有人改過呢度。請重新整理再睇。
roster-no-same = 冇變到，都係原本嗰位。
roster-no-overlap = 同已有嘅更重疊：{ $span }。請改時間。
roster-no-end = 完結要遲過開始。
roster-no-long = 太長喇，最多 { $hours } 個鐘。
roster-no-first = 請揀第一線係邊個。
roster-no-line = 同一更入面，一個人只可以企一處。
roster-no-storm = 已經停咗工。請先結束，再重新開始。
roster-no-back = 呢條已經撤銷咗。
roster-no-swap = 冇呢個調更。
roster-no-answered = 呢個調更已經有結果。
roster-no-asked = 呢更已經問緊人。請先收回，再問第二位。
roster-no-same-time = 兩更時間重疊，調唔到。
roster-no-time = 日期或者時間填得唔啱。請再睇一眼。

## What happened

roster-done-cover = 改好喇：{ $span } { $place }，{ $name }。
roster-done-shift = 加好喇：{ $span }，第一線{ $name }。
roster-done-leave = 記好喇：{ $worker }放假 { $span }。{ $count ->
        [0] 第一線都有人。
       *[other] 有 { $count } 更第一線冇人，請排人。
    }
roster-done-storm = { $storm }，到 { $until }。
roster-done-calm = 停工結束咗。
roster-done-back = 撤銷咗：{ $span }。
roster-done-asked = 問咗{ $worker }：{ $span }。對方同意先算調更。
roster-done-refused = 好，唔調：{ $span }。
roster-done-withdrawn = 收回咗：{ $span }。
roster-done-agreed = 調好喇：{ $span } 由{ $worker }當值。

## To one worker

roster-told-on = 📅 { $span }，{ $unit }，你排咗喺{ $place }。{ $worker }喺 { $at } 改嘅。
roster-told-off = 📅 { $span }，{ $unit }，你唔使企{ $place }喇。{ $worker }喺 { $at } 改嘅。
roster-told-leave = 📅 { $worker }幫你記咗放假：{ $span }。
roster-told-back = 📅 { $worker }撤銷咗一個改動：{ $span }。請睇更表。
roster-swap-please = 🔁 { $giver }想同你調更：{ $span } 你當值，{ $back } { $giver }當值。你同意先算調更。（{ $unit }）
roster-swap-please-give = 🔁 { $giver }想請你代更：{ $span }。你同意先算。（{ $unit }）
roster-swap-for-you = 🔁 { $host }幫你問咗{ $taker }調更：{ $span }。
roster-swap-refused = 🔁 { $taker }唔調：{ $span } 都係{ $giver }當值。
roster-swap-withdrawn = 🔁 { $giver }唔調喇：{ $span }。你唔使答喇。
roster-swap-lapsed = 🔁 { $span } 嘅調更到時都冇回覆，冇調到，都係{ $giver }當值。
roster-swap-agreed = 🔁 { $taker }同意咗：{ $span } { $taker }當值，{ $back } { $giver }當值。
roster-swap-agreed-give = 🔁 { $taker }同意咗：{ $span } { $taker }代{ $giver }當值。
roster-yes = 同意
roster-no = 唔調

## To the group

roster-desk-cover = 📅 { $span } { $place }：{ $name }（{ $worker }改嘅）
roster-desk-shift = 📅 加更 { $span }，第一線{ $name }（{ $worker }加嘅）
roster-desk-leave = 📅 { $worker }放假：{ $span }
roster-desk-back = 📅 { $worker }撤銷咗改動：{ $span }
roster-desk-storm = 🌀 { $storm }，到 { $until }。站門閂咗，跟停工時嘅更表。（{ $worker }）
roster-desk-calm = 🌤 停工結束咗，跟平時嘅更表。（{ $worker }）
roster-desk-agreed = 🔁 調更：{ $span } { $taker }當值，{ $back } { $giver }當值。
roster-desk-agreed-give = 🔁 調更：{ $span } { $taker }代{ $giver }當值。
roster-gaps = ⚠️ { $station }七日內第一線冇人：
    { $gaps }
    請排人。
roster-gap-line =
    · { $span } 第一線冇人
roster-gap-more = 仲有 { $count } 處，請睇更表。

## The page

roster-title = 更表
roster-week = { $from } 至 { $until }
roster-prev = 上星期
roster-this = 今個星期
roster-next = 下星期
roster-unit = 睇邊個站
roster-show = 睇
roster-today = 今日
roster-now = 當值緊
roster-on-now = 而家第一線：{ $workers }，到 { $at }
roster-off-now = 而家第一線冇人。
roster-kind-holiday = 假期：{ $name }
roster-kind-makeup = 補班，跟{ $weekday }排
roster-kind-closed = 休息，冇人
roster-kind-storm = 🌀 { $storm }
roster-gap = 第一線冇人
roster-gap-open = { $start }–{ $until } 要有人，但冇排人
roster-gaps-week = 呢個星期有 { $count } 處第一線冇人
roster-gaps-none = 呢個星期每更第一線都有人。
roster-none = 冇更
roster-empty = 吉
roster-more = 加人
roster-how = 撳個名嚟改，或者將個名拖過去。改之前會再問一次。
roster-people = 呢個站嘅人
roster-until-next-day = 翌日 { $time }
roster-to-leave = 放假
roster-to-swap = 調更
roster-to-shift = 加更
roster-to-storm = 停工
roster-to-print = 列印
roster-to-calendar = 加入手機日曆
roster-history = 改過啲乜
roster-history-none = 六十日內冇改過。
roster-kept-cover = { $span } { $place }：{ $name }
roster-kept-instead = { $span }：{ $name }代{ $before }
roster-kept-off = { $span }：{ $before }唔企喇
roster-kept-leave = { $name }放假：{ $span }
roster-kept-shift = 加更 { $span }，第一線{ $name }
roster-kept-storm = { $storm }：{ $span }
roster-kept-by = { $worker }，{ $at }
roster-kept-back = { $worker }喺 { $at } 撤銷咗
roster-kept-swap = 調更
roster-who-import = 由檔案匯入
roster-who-bot = 系統
roster-light-ok = 搵到
roster-light-lost = 搵唔到
roster-light-none = 未試過
roster-undo = 撤銷
roster-undo-sure = 確定撤銷
roster-calm = 停工結束
roster-storm-now = { $storm }，到 { $until }

## Its forms

roster-place-title = 改更
roster-place-now = 而家：{ $name }
roster-who = 邊個嚟
roster-who-away = { $name }（嗰陣放假）
roster-who-busy = { $name }（嗰陣已當值）
roster-who-nobody = 冇人（吉）
roster-save = 儲存
roster-cancel = 唔改喇
roster-choose = 請揀
roster-leave-title = 放假
roster-leave-who = 邊個放假
roster-leave-from = 由邊日
roster-leave-from-time = 幾點（全日就留空）
roster-leave-until = 到邊日（嗰日都算）
roster-leave-until-time = 幾點（全日就留空）
roster-leave-why = 點解
roster-leave-look = 睇下缺邊啲更
roster-leave-none = 呢段時間冇{ $worker }嘅更。
roster-leave-lost = { $worker }放假之後，呢啲更要有人頂：
roster-leave-bare = { $span }（{ $unit }）第一線冇人
roster-leave-less = { $span }（{ $unit }）少一個人
roster-leave-sure = 確定放假
roster-swap-title = 調更
roster-swap-mine = 邊更
roster-swap-with = 同邊個調
roster-swap-give = { $name }代更，唔使還
roster-swap-back = { $name }嘅 { $span }
roster-swap-ask = 去問對方
roster-swap-text = 對方同意之前，乜都唔變。
roster-swap-none = 之後四個星期冇更可以調。
roster-asked-you = { $giver }想請你當值 { $span }
roster-asked-back = { $giver }代你當值 { $back }
roster-asked-wait = 等緊{ $taker }回覆：{ $span }
roster-withdraw = 唔調喇
roster-shift-title = 加更
roster-shift-date = 邊日
roster-shift-from = 幾點開始
roster-shift-until = 幾點完
roster-shift-over = 到第二日
roster-shift-watch = 咩更
roster-storm-title = 颱風、暴雨停工
roster-storm-text = 撳咗之後站門就閂，當值跟停工時嘅更表。求助人會聽到真實嘅時間。
roster-storm-why = 邊一種
roster-storm-date = 到邊日
roster-storm-time = 到幾點
roster-storm-all = 所有嘅站
roster-storm-begin = 而家停工
roster-print-by = { $at } 列印。有變動請睇網頁。
roster-print-how = 撳瀏覽器嘅列印，紙張揀 A4 橫向。
roster-calendar-title = 加入手機日曆
roster-calendar-text = 將地址加入手機嘅「訂閱日曆」，更就會自己出現，改咗都會跟住變。地址等於鎖匙，請唔好轉畀人。
roster-calendar-mine = 我嘅更
roster-calendar-unit = 全站嘅更
roster-calendar-new = 畀個新地址我
roster-calendar-old = 一撳就換新地址，舊嘅即刻用唔到。
roster-calendar-stop = 停用
roster-calendar-on = 用緊
roster-calendar-off = 未開
roster-calendar-stopped = 停用咗，舊地址用唔到喇。
roster-calendar-link = 抄低呢個地址。閂咗呢頁就再睇唔到。
roster-calendar-name = { $unit } 當值
roster-calendar-event = { $watch } · { $place }
roster-calendar-place = { $place }：{ $name }
roster-calendar-qr = 畀手機掃嘅碼

## What the duty command says besides

roster-duty-today = 今日：{ $kind }
roster-duty-unit = { $unit }
roster-duty-none = 冇叫「{ $name }」嘅站。可以問：{ $units }
roster-duty-many = 「{ $name }」唔止一個站：{ $units }
