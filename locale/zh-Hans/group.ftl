# What the desk bot says on Telegram, in the staff group and to workers in private; and what linli ready says of it.

## Who is there

group-stranger = 我只认得登记过的同工。请找站长要登记链接，点开，按“开始”。
group-bad-pass = 这个链接用不了了。请站长再发一个。
group-welcome = { $worker }，您好，登记好了。
    单子的内容我只发在这里。写给本人：按住那条消息，选“回复”。
    我的单：/mine
    谁值班：/duty
    都能做什么：/help
group-replaced = 您的登记换到另一个账号了。这里不再收到消息。不是您换的，请马上告诉站长。
group-bound = 好了，{ $station }的新单会发在这里。大家平时聊的话，我不看也不存。
group-topic = 接单
group-lost = ⚠️ 值班群里发不了消息了。新单请在值班台网页上接。请站长把机器人加回群里。
group-back = 🟢 值班群又通了。

## A press

group-why = { $number } 为什么不便接？
group-why-toast = 到私聊里选原因。
group-no-private = 私聊送不到您。请打开和我的私聊，按“开始”。还不行，找站长要登记链接。
group-old-button = 这个按钮用不了了。请按最新的那条。
group-sent-private = 发到私聊了。
group-outcome = 刚才按的结果
group-failed = 刚才那一步没办成。请再按一次，或者到值班台网页。
group-failed-words = 刚才那句话没发出去。请再写一次。
group-again = 再发一次
group-look = 打开看
group-look-how = 请打开值班台网页看。
group-whisper = 🔒 { $number } 私聊送不到您。按下面看内容，十分钟内有效。

## Words to a resident, files

group-how-reply = 要写给本人，请按住那件事的一条消息，选“回复”，再写。直接写，我不知道给谁。
group-how-done = 谈完了：按住那件事的一条消息，选“回复”，写“完”。
group-no-ticket = 这条消息不是哪件事的。请“回复”有单号的那条。
group-only-words = 这个转不了。文字、语音、图片、文件可以转给本人。
group-file-wanted = 📎 { $number } 文件还没到。过一会儿按下面再要。
group-file-lost = 📎 { $number } 文件打不开了。请问本人。

## Commands

group-help = /duty 谁在值班
    /mine 我的单（发到私聊）
    /find 单号 看一张单
    也可以打中文：/值班 /我的 /查
group-help-private = /mine 我的单
    /duty 谁在值班
    /find 单号 看一张单
    /ping 试试私聊通不通
    写给本人：按住那件事的消息，选“回复”
    谈完了：同样“回复”，写“完”
group-duty = 现在值班：{ $workers }（到{ $when }）
group-duty-nobody = 现在没人值班。
group-duty-next = 下一班 { $when }：{ $workers }
group-mine = 您手上 { $count } 件。按单号再看内容。
group-mine-none = 您手上没有单。
group-mine-line = · { $number } · { $concern } · { $urgency }
group-mine-due = · { $number } · { $concern } · { $urgency } · 答应{ $when }前联系
group-mine-more = 还有 { $count } 件，请到值班台网页看。
group-find-how = 请把单号写在后面，比如：/find 1104-07
group-find-none = 没有单号 { $number }。
group-ping = 🔔 这是一条测试。收到了请按下面。
group-got = 收到了
group-ping-done = 好，私聊是通的。
group-menu-duty = 谁在值班
group-menu-mine = 我的单
group-menu-find = 按单号看一张单
group-menu-done = 谈完了，交还助手
group-menu-ping = 试试私聊通不通
group-menu-help = 都能做什么

## What linli ready says

ready-tg-desk-token = 值班群的机器人：Telegram 不认这个 token。在 BotFather 里发 /mybots，选这个机器人，按 API Token，整行抄到 LINLI_DESK_TOKEN。
ready-tg-desk-away = 值班群的机器人：现在连不上 Telegram，没法检查。
ready-tg-desk-conflict = 值班群的机器人：另一个程序也在用同一个 token。停掉那个程序；不知道是谁，就在 BotFather 里发 /revoke，换一个新 token。
ready-tg-desk-webhook = 值班群的机器人：Telegram 刚才送不到这里：{ $error }。请看 LINLI_PUBLIC_URL 和证书。
ready-tg-group-unbound = 还没接上值班群。请督导或站长在值班台按“接群链接”，选好群。
ready-tg-group-out = 机器人不在值班群里。打开群资料，按“添加成员”，选机器人；再要一个接群链接。
ready-tg-group-privacy = 机器人 { $bot } 看得到群里的闲聊。在 BotFather 里发 /setprivacy，选它，按 Enable，再把它移出群、加回来。
ready-tg-group-topics = 机器人不能开话题。打开群资料，“管理员”，选机器人，打开“管理话题”。
ready-tg-group-mute = 机器人在群里不能发消息。打开群资料，“管理员”，把机器人加成管理员。
ready-tg-worker-unbound = { $worker } 七天内要值班，还没登记私聊。请发登记链接，点开，按“开始”。
ready-tg-worker-blocked = { $worker } 七天内要值班，私聊送不到。请打开机器人，按“开始”。
ready-tg-worker-ping = { $worker } 七天内要值班，还没按过测试里的“收到了”。请在私聊里发 /ping 试一次。

## Words and files that go on to a resident

group-whom = 这句话给谁？请按单号。
    { $tickets }
group-whom-line = · { $number } · { $concern }
group-sent-to = 发给 { $number } 了。
group-file-large = 文件超过 20 MB，转不了。请发小一点的。
group-file-unsent = { $number } 您的文件没取到，没有发给本人。请再发一次。
relay-failed = { $number } 这句话没送到本人。请再发一次，或者打电话。
done-amended = 改好了，本人看到的是新的。
refused-no-relay = { $number } 没有找到发过的那句话，没法改。
refused-closed = { $number } 已经办结。要再找本人，请先重开。
private-silent = ⏳ { $number } 本人说了话，还在等您回。
private-danger-beside = ‼️ { $number } 本人刚说到危险，已按同一个人的另一张单叫人。请也看一看。
act-canned = 常用语
group-canned = { $number } 按一句，就发给本人。
group-canned-none = { $number } 现在没有可以发的常用语。
