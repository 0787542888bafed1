# 轉出去、請義工、移交、轉入嚟：社工睇嘅。

card-referred = 📤 { $number } · { $concern } · { $urgency }{ $more } · 轉介中，{ $worker }跟住
card-passed-on = 🤝 { $number } · { $concern } · { $urgency }{ $more } · 對方接咗，{ $worker }跟住
console-event-consented = 同意轉出
console-event-shared_by_law = 唔使同意轉出
console-event-referred = 轉介出去
console-event-receipt = 回條
console-event-receipt_late = 仲未有回條
console-event-referral_opened = 對方打開睇咗
console-event-passed_on = 對方接咗
console-event-came_back = 返到社工手
console-event-served = 第一次服務做咗
console-event-service_asked = 問服務做咗未
console-event-taken_back = 收回轉介
console-event-transferred = 移交
console-event-task_given = 請義工
console-event-task_done = 做完
console-event-task_late = 仲未做完
console-event-referred_in = 轉入嚟
console-what-worried = 有啲擔心
console-what-status = 話俾轉介人知
refer-link-here = 俾對方嘅連結：
refer-sheet = 列印、攞連結
form-volunteer-when = 幾時做？
form-volunteer-place = 喺邊度？
form-receipt-name = 對方係邊位？可以唔寫。
option-errand-when-today = 今日
option-errand-when-soon = 三日內
option-errand-when-week = 一星期內
option-errand-place-area = 佢嘅社區
option-errand-place-station = 喺站入面
option-errand-place-told = 社工另外講
option-receipt-waitlist = 要排隊
refer-done = { $number } 轉咗俾{ $receiver }。連結喺私人訊息，請交俾對方。
refer-link =
    🔗 { $number } 轉俾{ $receiver }嘅連結，{ $when }前有效，只可以回一次：
    { $words }
refer-twice = { $number } 已經轉咗俾{ $receiver }，仲等緊回條。
refer-no-consent = { $number } 冇本人同意唔可以轉。{ $basis }
refer-only-law = 「法律要求」只用喺要強制舉報嘅事。
refer-only-life = 「救命緊急」只用喺紅色嘅事。
refer-answered = { $number } 今次轉介已經有結果。
refer-noted = 記低咗：{ $number }。
refer-back-done = 收返嚟喇：{ $number }。
refer-nobody-named = 冇留名
refer-accepted = 🤝 { $number } { $receiver }接受咗（{ $at }）：{ $words }
refer-rejected = ↩️ { $number } { $receiver }冇接（{ $at }）：{ $reason }
refer-silent = ⏰ { $number } 轉咗俾{ $receiver }，{ $days }個工作天仲未有回條。請打電話問，或者收回。
refer-unserved = ⏰ { $number } { $receiver }接受咗。第一次服務做咗未？請問一問。
refer-served = ✅ { $number } { $receiver }話已經開始幫手（{ $at }）。
details-transfer = 移交時講：{ $words }
details-sender = 轉入：{ $sender }（{ $by }）
details-called = 稱呼：{ $name }
transfer-done = { $number } 移交咗俾{ $unit }。
give-card =
    🙌 請您幫個手
    { $name } · { $place }
    { $what } · { $when }
    有事搵{ $worker }。
give-card-no-place =
    🙌 請您幫個手
    { $name }
    { $what } · { $when }
    去邊度，{ $worker }同您講。有事都搵{ $worker }。
give-done = { $number } 請咗{ $worker }幫手。
give-unsafe = { $number } 有危險，唔可以請義工去。
give-nobody = 搵唔到呢位義工。
give-name = 只寫名或者姓，唔好寫電話同門牌。
give-over = 呢件事已經記咗。
give-thanks-done = 多謝您，記低咗。
give-thanks-observed = 多謝您，記低咗。
give-thanks-worried = 多謝您講出嚟，社工即刻收到。
give-thanks-declined = 好，唔緊要。
give-no-words = 冇留言
give-told-done = 👍 { $number } { $worker }：{ $what }做好咗。{ $words }
give-told-observed = 👀 { $number } { $worker }：{ $what }，去睇過喇。{ $words }
give-told-declined = ↪️ { $number } { $worker }做唔到：{ $what }。{ $words }
give-worried = ⚠️ { $number } { $worker }有啲擔心（{ $what }）：{ $words } 請即刻睇。
give-unlooked = ⚠️ { $number } 義工{ $at }話有啲擔心，仲未有人睇。而家歸{ $worker }。
give-late = ⏰ { $number } 請{ $worker }做嘅（{ $what }）仲未有回音。
