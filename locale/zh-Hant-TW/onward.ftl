# 轉出去、請志工、移交、轉進來：社工看的。

card-referred = 📤 { $number } · { $concern } · { $urgency }{ $more } · 轉介中，{ $worker }跟著
card-passed-on = 🤝 { $number } · { $concern } · { $urgency }{ $more } · 對方接了，{ $worker }跟著
console-event-consented = 同意轉出
console-event-shared_by_law = 不用同意轉出
console-event-referred = 轉介出去
console-event-receipt = 回執
console-event-receipt_late = 還沒有回執
console-event-referral_opened = 對方打開看了
console-event-passed_on = 對方接下了
console-event-came_back = 回到社工手裡
console-event-served = 第一次服務做了
console-event-service_asked = 問服務做了沒有
console-event-taken_back = 收回轉介
console-event-transferred = 移交
console-event-task_given = 請志工
console-event-task_done = 做完了
console-event-task_late = 還沒做完
console-event-referred_in = 轉進來
console-what-worried = 有點擔心
console-what-status = 告訴轉介人
refer-link-here = 給對方的連結：
refer-sheet = 列印、拿連結
form-volunteer-when = 什麼時候做？
form-volunteer-place = 在哪裡？
form-receipt-name = 對方是誰？可以不寫。
option-errand-when-today = 今天
option-errand-when-soon = 三天內
option-errand-when-week = 一週內
option-errand-place-area = 他的社區
option-errand-place-station = 在站裡
option-errand-place-told = 社工另外說
option-receipt-waitlist = 要排隊
refer-done = { $number } 轉給{ $receiver }了。連結在私訊裡，請交給對方。
refer-link =
    🔗 { $number } 轉給{ $receiver }的連結，{ $when }前有效，只能回一次：
    { $words }
refer-twice = { $number } 已經轉給{ $receiver }，還在等回執。
refer-no-consent = { $number } 沒有本人同意不能轉。{ $basis }
refer-only-law = 「法律要求」只用在要強制通報的事上。
refer-only-life = 「救命緊急」只用在紅色的事上。
refer-answered = { $number } 這一次轉介已經有結果了。
refer-noted = 記下了：{ $number }。
refer-back-done = 收回來了：{ $number }。
refer-nobody-named = 沒留姓名
refer-accepted = 🤝 { $number } { $receiver }接受了（{ $at }）：{ $words }
refer-rejected = ↩️ { $number } { $receiver }沒接（{ $at }）：{ $reason }
refer-silent = ⏰ { $number } 轉給{ $receiver }，{ $days }個工作天了還沒有回執。請打電話問，或者收回。
refer-unserved = ⏰ { $number } { $receiver }接受過了。第一次服務做了嗎？請問一下。
refer-served = ✅ { $number } { $receiver }說已經開始幫了（{ $at }）。
details-transfer = 移交時說：{ $words }
details-sender = 轉來：{ $sender }（{ $by }）
details-called = 稱呼：{ $name }
transfer-done = { $number } 移交給{ $unit }了。
give-card =
    🙌 請您幫個忙
    { $name } · { $place }
    { $what } · { $when }
    有事找{ $worker }。
give-card-no-place =
    🙌 請您幫個忙
    { $name }
    { $what } · { $when }
    去哪裡，{ $worker }跟您說。有事也找{ $worker }。
give-done = { $number } 請{ $worker }幫忙了。
give-unsafe = { $number } 有危險，不能請志工去。
give-nobody = 找不到這位志工。
give-name = 只寫名或姓，不寫電話和門牌。
give-over = 這件事已經記過了。
give-thanks-done = 謝謝您，記下了。
give-thanks-observed = 謝謝您，記下了。
give-thanks-worried = 謝謝您說出來，社工馬上收到。
give-thanks-declined = 好的，沒關係。
give-no-words = 沒留話
give-told-done = 👍 { $number } { $worker }：{ $what }做好了。{ $words }
give-told-observed = 👀 { $number } { $worker }：{ $what }，去看過了。{ $words }
give-told-declined = ↪️ { $number } { $worker }做不了：{ $what }。{ $words }
give-worried = ⚠️ { $number } { $worker }有點擔心（{ $what }）：{ $words } 請馬上看。
give-unlooked = ⚠️ { $number } 志工{ $at }說有點擔心，還沒有人看。現在歸{ $worker }。
give-late = ⏰ { $number } 請{ $worker }做的（{ $what }）還沒有回音。
