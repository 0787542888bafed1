# The staff desk on the web: its frame, cards, tickets, forms and what went wrong.

## The frame of every page

console-title = 值班台
console-skip = 跳到内容
console-back = 回值班台
console-ways = 去哪里
console-way-group = 群
console-way-mine = 我的
console-way-keyin = 来电登记
console-way-duty = 值班
console-line-on = 已连上
console-line-off = 断线，正在重连
console-down = 现在收不到新的求助。请看网络，急事用电话。
console-sound-on = 🔔 声音已开
console-sound-off = 🔕 声音未开
console-reload = 刷新
console-failed = 没有送出去。请看网络，再按一次。
console-ring = 紧急，还没人接：
console-language = 语言
console-out = 退出
console-keys = 快捷键
console-keys-on = 用快捷键
console-key-j = 下一张
console-key-k = 上一张
console-key-a = 接选中的单
console-key-g = 群
console-key-m = 我的
console-key-n = 来电登记
console-key-s = 声音开关

## Cards

console-waiting = { $count } 件没人接
console-quiet = 都有人接了
console-taken = 已有人接
console-notices = 刚才
console-duty-line = 现在值班：{ $workers }
console-duty-off = 现在没人值班。下一班 { $at }：{ $workers }
console-comma = 、
console-why = 为什么{ $colour }
console-age = { $age } 岁
console-waited = 等了 { $span }
console-just = 刚到
console-ago = { $span }前来的
console-due = 请在 { $time } 前接
console-due-late = 该在 { $time } 前接，已经过了
console-owner = { $worker }在跟
console-owner-me = 我在跟
console-open = 打开
console-unheard = 🎤 语音未听
console-violence = 联系要小心
console-calm = 人安全

## The states of domain study §8

console-state-new = 待看
console-state-acked = 已看到
console-state-contacted = 已联系
console-state-unreached = 联系不上
console-state-assigned = 已派
console-state-active = 跟进中
console-state-referred = 转介中
console-state-handed = 对方接了
console-state-followup = 回访
console-state-reopened = 重开
console-state-done = 办结
console-state-closed = 结案
console-state-void = 作废
console-state-merged = 已合并
console-state-withdrawn = 本人撤回
console-state-dropped = 已弃
console-state-draft = 还在说

## Times

console-at-tomorrow = 明天 { $time }
console-at-yesterday = 昨天 { $time }
console-at-day = { $day } { $time }
console-day-0 = 周一
console-day-1 = 周二
console-day-2 = 周三
console-day-3 = 周四
console-day-4 = 周五
console-day-5 = 周六
console-day-6 = 周日
console-span-now = 不到 1 分钟
console-span-minutes = { $minutes } 分钟
console-span-hours = { $hours } 小时 { $minutes } 分
console-span-days = { $days } 天

## My tickets

console-own = { $count } 件在跟
console-own-none = 没有在跟的
console-asks = 请您接
console-safe-sure = 我跟本人或家人说上话了，停警报
console-letters = 给我的消息
console-care-violence = 这个手机别人可能会看。先问“方便说话吗”，不方便就挂。短信别写内容，别提社工站。
console-promise = 答应 { $time } 前联系，还有 { $span }
console-promise-late = 答应 { $time } 前联系，过了 { $span }。请马上联系，或者按“晚一点”。
console-number-first = 先报号码 { $number }
console-phone-none = 没留电话。在下面写给对方。
console-contact-phone = 打电话
console-contact-here = 在聊天里说
console-contact-visit = 自己来站里
console-contact-break = 课间来找社工
console-live = 您在跟对方说
console-set-aside = 看到但没算
console-keyed = 来电记录
console-safety-none = 说没有危险
console-safety-ideation = 说过不想活
console-safety-violence = 有人打
console-safety-unsure = 说不准
console-wish-do_not_call = 先别打电话
console-wish-human = 想找真人
console-reached = ☎ 打通了
console-missed = 没打通
console-later = 晚 { $minutes } 分钟
console-safety = 安全
console-thread = 说过的话
console-voice = 语音
console-who-resident = 求助人
console-who-bot = 自动助手
console-who-worker = 社工
console-reply-label = 写给对方。写了就由您说话，助手不插嘴。
console-reply = 发出去
console-handback = 完，交还助手
console-events = 自动记录（{ $count }）

## What happened to a ticket

console-event-opened = 开始说
console-event-sent = 送出
console-event-alert = 紧急提醒
console-event-called = 请人接
console-event-accepted = 接单
console-event-declined = 不便接
console-event-supervisor_called = 叫督导
console-event-contact = 联系
console-event-tried = 没打通
console-event-calmed = 已联系，人安全
console-event-promised = 答应了时间
console-event-replied = 写了回复
console-event-handed_back = 交还助手
console-event-heard = 语音听过了
console-event-listened = 播放语音
console-event-keyed_in = 来电登记
console-event-added = 有补充
console-event-wish = 有心愿
console-event-feedback = 说了好没好
console-event-withdrawn = 本人撤回
console-event-dropped = 放弃
console-event-nudged = 提醒了值班
console-event-chat_lost = 聊天断了（本人停了机器人）
console-event-chat_back = 聊天又通了
console-event-undelivered = 有消息没送到
console-event-unread = 机器读不了

## A phoned-in request

console-keyin-text = 边听边写，一分钟内记完。登记后马上给您号码。
console-keyin-words = 对方怎么说（原话）
console-keyin-concern = 哪一类
console-keyin-choose = 请选
console-keyin-urgency = 急不急
console-keyin-subject = 谁需要帮忙
console-keyin-phone = 回电号码（没有就空着）
console-keyin-area = 哪个社区
console-keyin-nowhere = 不清楚
console-keyin-keyed = 登记
console-keyin-network = 转来的
console-keyin-outreach = 走访看到
field-source = 从哪里来
console-keyin-sources = “转来的”：居委会、学校、医院、网格员打来。“走访看到”：您自己碰上的。
console-keyin-wrong = 这几项请再看一眼：{ $fields }
console-group-A = 安全与保护
console-group-B = 心情与心理健康
console-group-C = 家庭与青少年
console-group-D = 长者与照顾
console-group-E = 健康与残障
console-group-F = 生计与权益
console-group-G = 社区
console-group-H = 其他
console-subject-unknown = 不清楚
console-subject-self = 本人
console-subject-grandchild = 孙辈
console-subject-child = 儿女
console-subject-parent = 爸妈
console-subject-spouse = 老伴、爱人
console-subject-grandparent = 爷爷奶奶辈
console-subject-sibling = 兄弟姐妹
console-subject-friend = 朋友
console-subject-neighbour = 邻居
console-subject-student = 学生
console-subject-other = 别人
console-subject-none = 没有

## Who is on duty

console-duty-now = 现在
console-duty-next = 下一班
console-duty-until = 到 { $time }
console-duty-none = 现在没人值班。
console-duty-never = 后面没有排班。请站长排班。
console-duty-first = 第一线
console-duty-second = 第二线
console-duty-supervisor = 督导
console-duty-gaps = 七天内开门没人值班
console-duty-gap = { $from } 到 { $until }
console-duty-fallback = 都没人接，最后找：{ $house }

## Who can be reached, and the way into the messenger

console-reach = 找得到谁
console-reach-ok = 私聊通 · { $span }前试过
console-reach-never = 私聊没登记
console-reach-unproved = 登记了，还没按“{ $button }”
console-reach-lost = 私聊送不到了 · { $span }前发现
console-reach-desk-in = 值班台登录着
console-reach-desk-was = 值班台 { $at } 登录过
console-reach-desk-never = 值班台没登录过
console-reach-turn = 下次值班 { $at }
console-reach-turn-now = 正在值班
console-reach-turn-none = { $days } 天内不值班
console-reach-nobody = 七天内排第一线，可是没有一条路试通过。请登录值班台，或者登记 Telegram，再按“{ $button }”。
console-reach-try = 试一下
console-reach-link = 登记链接
console-reach-tried = 测试正在发给{ $worker }。按了“{ $button }”以后，再打开这一页就看得到。
console-reach-untried = 给{ $worker }的测试没有发：还没登记，或者送不到。请重新登记。
console-reach-often = 刚试过，请等一分钟。
console-invite-no = 没有办：只有督导和站长能替别人办，而且对方要能接单。
console-tg = 用 Telegram 接单
console-tg-text = 登记以后，新单直接发到您的手机。
console-tg-bound = 您登记过了。换了手机，再登记一次就行。
console-tg-off = 这里还没接 Telegram。请管理员看说明书里的 Telegram 一节。
console-tg-me = 给我链接
console-tg-group = 值班群
console-tg-group-ok = 群接好了
console-tg-group-none = 群还没接
console-tg-group-lost = 群送不到了
console-tg-group-link = 接群链接
console-invite-title = { $worker }的登记链接
console-invite-title-group = 接值班群的链接
console-invite-once = 只能用一次，{ $minutes } 分钟内有效。离开这一页就看不到了。
console-invite-other = 只交给{ $worker }本人，不要发到群里。
console-invite-step-scan = 用值班的手机扫码，或者点链接。
console-invite-step-start = 在 Telegram 里按“开始”（START）。
console-invite-step-pong = 来了测试消息，按“{ $button }”。
console-invite-step-pick = 点链接，选值班群。
console-invite-step-rights = 权限不要改，按确定。
console-invite-step-told = 群里说新单会发在那里，就成了。
console-invite-qr = 二维码，和链接一样
console-invite-back = 回值班页
console-invited = { $worker }在 { $at } 给您开了一个 Telegram 登记链接。不是您要的，请马上找站长。

## The way in, and what went wrong

console-enter-title = 进值班台
console-enter-text = { $station }的值班台。这个链接只给您一个人用。
console-enter-button = 进入
console-enter-once = 按一次就用掉。用这台手机或电脑值班时再按。
console-error-enter = 这个链接用不了了
console-error-enter-text = 可能用过了，或者过期了。请管理员再发一个。
console-error-out = 请先进来
console-error-out-text = 您还没登录，或者时间到了。请用管理员发的一次性链接进来。
console-error-form = 没有收下
console-error-form-text = 这一页太旧，或者不是从值班台发来的。什么都没改。请回值班台再按一次。
console-error-often = 按得太快了
console-error-often-text = 请等一分钟再试。
console-error-none = 打不开
console-error-none-text = 没有这一页，或者不归您看。
console-error-large = 写得太长
console-error-large-text = 一次写不了这么多，什么都没改。请分几次写。
console-error-away = 暂时打不开
console-error-away-text = 系统正在恢复，刚才按的没有记下。过一会儿再按，急事用电话。
console-signed-out = 已退出。再来请用新的一次性链接。
console-signed-out-title = 已退出
console-twice = 已经收下了，不用再按。

## The demo page

demo-title = 邻里 · 演示
demo-banner = 演示，没有真人
demo-banner-more = { $station }是虚构的。真有急事请打 110、120。
demo-story = 故事
demo-play = ▶ 播放
demo-pause = ⏸ 暂停
demo-take-over = ✋ 我来接手
demo-clock = 现在几点
demo-now = { $date } { $day } { $time }
demo-clock-minutes = +10 分钟
demo-clock-hour = +1 小时
demo-clock-morning = 到明早 8:30
demo-panes = 三个画面
demo-pane-chat = 居民的手机
demo-pane-chat-more = 打字试试
demo-pane-group = 值班群
demo-pane-group-more = 只有单号，没有原话
demo-pane-mine = 社工自己看
demo-worker = 谁在值班
console-photo = 照片，点开看大图
console-download = 下载文件
console-media-wanted = 还没取到，稍等再看。
console-media-failed = 没取到。请问本人再发一次。
console-event-seen = 照片、文件看过了
console-event-looked = 看照片、文件
console-event-deleted = 本人要求删除
console-event-came_by = 从学校的链接来
console-unseen = 📷 照片或语音未看

## Duty: why this worker, and a person's judgement of the urgency

console-chosen = 为什么请他们
console-level = 改紧急程度
console-level-to = 改成
console-level-why = 原因
console-level-checked = 联系过，看过了
console-level-misread = 机器读错了
console-level-worse = 比先前更急
console-level-save = 记下
console-event-ranked = 排了先后
console-event-placed = 定了归哪个站
console-event-climbed = 报给上一级
console-event-released = 没有联系，收回
console-event-unanswered = 都请过了，没人接
console-event-levelled = 改了紧急程度

## Casework: short forms on a ticket, flags, what closing still needs

console-form-wrong = 还差一点。{ $field } { $why }
console-form-choose = 请选一个。
console-form-empty = 请写几个字。
console-form-long = 写长了，最多 { $most } 个字。
console-form-nothing = 现在没有可选的。
console-lacking = 办结要有的
console-there = ，有了
console-wanting = ，还没有
console-need-contact = 联系记录
console-need-safe = 人安不安全
console-need-confirmed = 确认问题
console-need-capacity = 行为能力
console-need-tries = 试满三次
console-need-risk-checked = 看过风险
console-need-case = 开个案
console-need-plan = 服务计划
console-need-agreement = 本人同意
console-need-risk = 安全计划
console-need-report = 强制报告
console-need-receipt = 对方回执
console-need-sign = 督导签字
console-flag-report = 要报告
console-flag-never = 不要联系当事人
console-flag-knows = 当事人知不知道，还没问
console-flag-sign = 等督导签字
console-flag-referred = 转介中
console-flag-tries = 没联系上 { $count } 次
console-flag-case = 个案
console-flag-visiting = { $worker }上门中，{ $time } 前报平安

## Casework: the story of a ticket, and what others do for it

console-story = 经过
console-earlier = 更早的（{ $count }）
console-middle = { " · " }
console-corrected = 更正
console-summary = 小结
console-errands = 请人做的事
console-errand-due = { $time } 前
console-errand-late = { $time } 前，已经过了
console-task-cowork = 协作
console-task-volunteer = 义工
console-task-visit = 上门
console-task-report = 强制报告
console-task-referral = 转介
console-task-transfer = 移交
console-task-follow_up = 回访
console-task-sign = 签字
console-task-notice = 告知
console-what-close = 办结
console-what-unreached = 联系不上
console-what-void = 作废
console-what-case_sight = 看开案
console-what-visit = 去看看
console-status-draft = 还没发
console-status-requested = 等答复
console-status-accepted = 接受了
console-status-rejected = 没接受
console-status-in-progress = 在做
console-status-on-hold = 先放着
console-status-cancelled = 取消了
console-status-completed = 做完了
console-status-failed = 没做成
console-outcome-signed = 签了
console-outcome-safe = 平安

## Casework: mine by the clock, a number, signatures, a volunteer's page

console-clock-promise = { $time } 前联系
console-clock-lapse = { $time } 前联系
console-clock-idle = { $time } 前跟进
console-clock-report-due = { $time } 前报告
console-clock-visit-due = { $time } 前报平安
console-clock-receipt = { $time } 前要回执
console-clock-service = { $time } 问有没有得到服务
console-clock-errand = 义工 { $time } 前做
console-clock-sign = { $time } 前等签字
console-clock-late = { $clock }，过了
console-to-sign = 等我签字 { $count } 件
console-by-clock = 我的单，快到时间的在前
console-asked = 别人请我做的
console-find = 找单号
console-find-go = 找
console-find-none = 没有 { $number } 这一件，或者不归您看。
console-find-nobody = 还没有人
console-find-other = { $number } · { $worker }在跟 · { $state }
console-sign-title = 等我签字
console-sign-count = { $count } 件
console-sign-none = 现在没有
console-sign-asks = { $worker }请您看：{ $what }
console-sign-result = 结果
console-sign-contact = 最近一次联系
console-errands-mine = 请您帮的忙
console-errands-none = 现在没有。谢谢您。
console-errand-where = 在哪里
console-errand-when = 什么时候以前
console-errand-ask = 有事找

## What happened to a ticket in work

console-event-amended = 改了发出的话
console-event-asked_after = 问了后来怎样
console-event-assigned = 继续跟进
console-event-capacity = 记行为能力
console-event-case_opened = 开了个案
console-event-case_seen = 督导看过开案
console-event-close_asked = 请督导签字办结
console-event-closed = 办结
console-event-corrected = 更正
console-event-erase_asked = 本人要求删除
console-event-erased = 已删除
console-event-escalated = 报给上一级
console-event-follow_missed = 回访没联系上
console-event-followed_up = 回访
console-event-idle = 没有动静，提醒了
console-event-knows = 当事人知不知道
console-event-merged = 并到另一件
console-event-raised = 改得更急
console-event-recorded = 写了记录
console-event-regarded = 确认问题
console-event-remarked = 回访时说了话
console-event-reopened = 重开
console-event-satisfied = 满不满意
console-event-sent_back = 督导退回
console-event-silent = 一直没回话
console-event-silent_long = 很久没回话
console-event-summary = 写了小结
console-event-told_off_shift = 告诉对方社工不在班
console-event-topped = 请到最上一级
console-event-unreached = 联系不上
console-event-unreached_asked = 请督导看：联系不上
console-event-void_asked = 请督导签字作废
console-event-voided = 作废
console-event-withdraw_asked = 本人想撤回
console-event-signature_used = 签字用掉了

## What goes along with words to a resident

console-along = 发文件、照片
console-along-file = 选一个，最大 10 MB
console-along-words = 附一句话
console-along-send = 发给本人
console-mark-waiting = 正在送
console-mark-sent = ✓ 送到
console-mark-failed = ✗ 没送到

## Helping with an application: the list of a centre's answer page

console-aid = 协办申请清单
console-aid-head = 协办：{ $title }（{ $state }）
console-aid-lines = 和本人一条条过，办好的打勾
console-aid-state = 办到哪一步？
console-aid-prepare = 在备材料
console-aid-handed = 递上去了
console-aid-waiting = 等审核
console-aid-granted = 批了
console-aid-refused = 没批
console-aid-source = 出处：{ $title }，{ $on } 查过。批不批由窗口定。
console-aid-save = 记下
