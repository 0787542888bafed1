# 转出去、请义工、移交、转进来：社工看的。

card-referred = 📤 { $number } · { $concern } · { $urgency }{ $more } · 转介中，{ $worker }跟着
card-passed-on = 🤝 { $number } · { $concern } · { $urgency }{ $more } · 对方接了，{ $worker }跟着
console-event-consented = 同意转出
console-event-shared_by_law = 不用同意转出
console-event-referred = 转介出去
console-event-receipt = 回执
console-event-receipt_late = 还没有回执
console-event-referral_opened = 对方打开看了
console-event-passed_on = 对方接下了
console-event-came_back = 回到社工手里
console-event-served = 第一次服务做了
console-event-service_asked = 问服务做了没有
console-event-taken_back = 收回转介
console-event-transferred = 移交
console-event-task_given = 请义工
console-event-task_done = 做完了
console-event-task_late = 还没做完
console-event-referred_in = 转进来
console-what-worried = 有点担心
console-what-status = 告诉转来的人
refer-link-here = 给对方的链接：
refer-sheet = 打印、拿链接
form-volunteer-when = 什么时候做？
form-volunteer-place = 在哪里？
form-receipt-name = 对方是谁？可以不写。
option-errand-when-today = 今天
option-errand-when-soon = 三天内
option-errand-when-week = 一周内
option-errand-place-area = 他的社区
option-errand-place-station = 在站里
option-errand-place-told = 社工另外说
option-receipt-waitlist = 要排队
refer-done = { $number } 转给{ $receiver }了。链接在私信里，请交给对方。
refer-link =
    🔗 { $number } 转给{ $receiver }的链接，{ $when }前有效，只能回一次：
    { $words }
refer-twice = { $number } 已经转给{ $receiver }，还在等回执。
refer-no-consent = { $number } 没有本人同意不能转。{ $basis }
refer-only-law = “法律要求”只用在要强制报告的事上。
refer-only-life = “救命紧急”只用在红色的事上。
refer-answered = { $number } 这一次转介已经有结果了。
refer-noted = 记下了：{ $number }。
refer-back-done = 收回来了：{ $number }。
refer-nobody-named = 没留姓名
refer-accepted = 🤝 { $number } { $receiver }接受了（{ $at }）：{ $words }
refer-rejected = ↩️ { $number } { $receiver }没接（{ $at }）：{ $reason }
refer-silent = ⏰ { $number } 转给{ $receiver }，{ $days }个工作日了还没有回执。请打电话问，或者收回。
refer-unserved = ⏰ { $number } { $receiver }接受过了。第一次服务做了吗？请问一下。
refer-served = ✅ { $number } { $receiver }说已经开始帮了（{ $at }）。
details-transfer = 移交时说：{ $words }
details-sender = 转来：{ $sender }（{ $by }）
details-called = 称呼：{ $name }
transfer-done = { $number } 移交给{ $unit }了。
give-card =
    🙌 请您帮个忙
    { $name } · { $place }
    { $what } · { $when }
    有事找{ $worker }。
give-card-no-place =
    🙌 请您帮个忙
    { $name }
    { $what } · { $when }
    去哪里，{ $worker }跟您说。有事也找{ $worker }。
give-done = { $number } 请{ $worker }帮忙了。
give-unsafe = { $number } 有危险，不能请义工去。
give-nobody = 找不到这位义工。
give-name = 只写名或姓，不写电话和门牌。
give-over = 这件事已经记过了。
give-thanks-done = 谢谢您，记下了。
give-thanks-observed = 谢谢您，记下了。
give-thanks-worried = 谢谢您说出来，社工马上收到。
give-thanks-declined = 好的，不要紧。
give-no-words = 没留话
give-told-done = 👍 { $number } { $worker }：{ $what }做好了。{ $words }
give-told-observed = 👀 { $number } { $worker }：{ $what }，去看过了。{ $words }
give-told-declined = ↪️ { $number } { $worker }做不了：{ $what }。{ $words }
give-worried = ⚠️ { $number } { $worker }有点担心（{ $what }）：{ $words } 请马上看。
give-unlooked = ⚠️ { $number } 义工{ $at }说有点担心，还没有人看。现在归{ $worker }。
give-late = ⏰ { $number } 请{ $worker }做的（{ $what }）还没有回音。
