# What staff read: cards and notices (closed vocabulary only), alerts, and what came of a press.

## The card in the group: number, concern, urgency, why, area, age; never a word of the resident

card-new = 🆕 { $number } · { $concern } · { $urgency }{ $more } · 值班 { $worker }
card-offered = 🔔 { $number } · { $concern } · { $urgency }{ $more } · 请 { $worker } 接
card-nobody = 🆕 { $number } · { $concern } · { $urgency }{ $more } · 现在没人值班
card-taken = ✅ { $number } · { $concern } · { $urgency }{ $more } · { $worker }已接
card-contacted = ☎️ { $number } · { $concern } · { $urgency } · { $worker }已联系
card-closed = ☑️ { $number } · { $concern } · 已结束
card-withdrawn = ↩️ { $number } · { $concern } · 本人撤回
card-why = · 为什么{ $colour }：{ $rules }
card-area = · { $area }
card-age = · { $age }岁
card-unheard = · 有语音未听
remind = ⏰ { $number } · { $urgency } · 还没人接，{ $worker }请看一下
remind-again = ⏰ { $number } · { $urgency } · 第{ $times }次提醒，{ $worker }请马上接
escalated = ⬆️ { $number } · { $urgency } · 报给{ $worker }
fallback = ⬆️ { $number } · { $urgency } · 没人接，请联系{ $house }
calmed = 🟢 { $number } · { $worker }：已联系，人安全
half-told = 👂 有人正在说，停住了 · { $urgency }
half-unsure = 👂 有人正在说，说不准安不安全 · 请留意
promise-broken = ⚠️ { $number } · 答应的时间过了 · { $worker } · 已报督导
declined = ↪️ { $number } · { $worker }不便接（{ $reason }），请 { $next } 接
declined-nobody = ↪️ { $number } · { $worker }不便接（{ $reason }），后面没有排班的人
supervisor-called = 🙋 { $number } · { $worker }请督导看
unread-ticket = ❗ { $number } · 机器读不了这条话，请人看

## To one worker, in private

private-offer = { $number } · { $concern } · { $urgency }{ $more }，请接单
private-alert = ‼️ { $number } · { $concern } · { $urgency }{ $more }
    { $words }
private-added = { $number } 有补充：{ $words }
private-wish = { $number } 本人说：先别打电话
private-person = { $number } 本人想找真人
private-feedback = { $number } 本人说：{ $how }
private-soon = ⏰ { $number } 答应{ $when }前联系，快到了
private-broken = ⚠️ { $number } 答应{ $when }前联系，已经过了
private-review = { $number } 已联系，人安全。请下个工作日复核
private-withdrawn = { $number } 本人撤回了

## What came of a press

done-accepted = 接好了：{ $number }。已告诉本人您{ $when }前联系。
done-accepted-plain = 接好了：{ $number }。
done-declined = 好的，{ $number }转给下一位。
done-supervisor = 已请督导看{ $number }。
done-heard = 记下了，{ $number }的语音听过了。
done-reply = 发出去了。
done-handback = 交还给自动助手了。
done-contacted = 记下了：{ $number }已联系。
done-tried = 记下了：{ $number }没打通，还要再打。
done-calmed = 警报停了：{ $number }。紧急程度不变，督导会复核。
done-later = 已告诉本人改到{ $when }前。
done-keyed = 登记好了：{ $number }。
refused-taken = { $worker } { $at } 已经接了{ $number }。
refused-gone = 这件事已经不在可以接的状态了。
refused-role = 您的岗位不能做这一步。
refused-unknown = 没有这件事，或者不归您看。
refused-owner = 这件事是别人在跟，您不能做这一步。
refused-empty = 还没写字，写一句再发。
refused-erased = 内容已按本人要求删除。
refused-phone = 电话号码看起来不对，请再看一眼。
refused-later = 请选30到1440分钟之间。
refused-fields = 有一项没填对：{ $field }。

## Small vocabulary

urgency-U0 = 红·即刻
urgency-U1 = 橙·危急
urgency-U2 = 黄·优先
urgency-U3 = 蓝·一般
urgency-U4 = 灰·咨询
colour-U0 = 红
colour-U1 = 橙
colour-U2 = 黄
colour-U3 = 蓝
colour-U4 = 灰
reason-busy = 忙不开
reason-off = 不在岗
reason-conflict = 要回避
reason-skill = 不是我的专业
nobody = 没有人
somebody = 值班社工
act-accept = 接单
act-decline = 不便接
act-supervisor = 叫督导
act-safe = 已联系，人安全
act-heard = 听过了

## The 33 concerns (domain study §6)

concern-SUI = 轻生与自伤
concern-DV = 家庭暴力
concern-CP = 孩子受侵害或没人照看
concern-EA = 长者受虐、被遗弃
concern-HARM = 威胁伤人、被人威胁
concern-EMG = 急病、意外、走失、火警
concern-SCAM = 诈骗与财产风险
concern-EMO = 心里难受
concern-PMH = 精神健康与康复
concern-BER = 亲人离世、身后事
concern-ADD = 成瘾与戒断
concern-FAM = 家庭关系、亲子
concern-MAR = 婚恋、离婚
concern-YOU = 学业、同伴、成长
concern-BUL = 欺凌
concern-ELD = 居家养老、送餐、陪诊
concern-DEM = 记性差、认知
concern-LON = 独居、想有人来看看
concern-CAR = 照顾者撑不住
concern-ILL = 生病、就医
concern-DIS = 残障支持
concern-POV = 生活困难、低保救助
concern-JOB = 找工作、学手艺
concern-HOU = 住房、家里安全
concern-LAW = 权益与纠纷
concern-MIG = 外来、新搬来、随迁
concern-COR = 社区矫正、安置帮教
concern-COM = 邻里与社区事务
concern-ACT = 活动、课程、托管
concern-VOL = 当义工、捐东西
concern-INFO = 政策与办事
concern-SVC = 找社工
concern-NONE = 没有需求
concern-quiet = 社区活动
reason-plain = 有原因
private-yours = { $number } 归您了：{ $concern } · { $urgency }{ $more }
field-concern = 什么事
field-urgency = 急不急
field-subject = 谁需要帮忙
field-words = 说了什么
field-area = 哪个社区
voice-note = 〔语音〕
private-named = { $number } · { $concern } · { $urgency }{ $more }，本人点名找您
danger-again = ‼️ { $number } · { $concern } · { $urgency } · { $worker }在跟 · 又有危险的话，请马上看
refused-stepped-out = 您说过要回避{ $number }，请让别人接。
refused-no-chat = { $number }没有聊天窗口，请打电话。
refused-quiet = { $number }不能主动发消息，请按商量好的方式联系。
rule-asked-ideation = 问到时说过不想活
rule-asked-violence = 问到时说有人打
rule-asked-unsure = 问到时说不准
rule-voice-unheard = 语音还没人听

## Through a messenger: the group, a worker's private chat

private-details = 📂 { $number } · { $concern } · { $urgency }{ $more }
    { $facts }
private-media = 📎 { $number }
private-look = 🔒 { $number } · { $urgency } · 有内容要看，请点下面，到值班台网页看
private-no-chat = { $number } 本人停了聊天，消息送不到。有电话就打电话。
private-chat-back = { $number } 本人的聊天又通了。
private-undelivered = { $number } 有一条消息没送到本人。请打电话，或到值班台看。
worker-unreached = ⚠️ { $worker }的私聊送不到了。请{ $worker }打开机器人，按“开始”。
details-phone = ☎ { $phone }（先报号码）
details-way = ☎ { $way }
details-who = 谁：{ $who }
details-safe = 安全：{ $safety }
details-unsafe = ❗ { $safety }
details-care = ❗ 手机别人可能会看。别主动发消息，别联系对方。
details-wish = ❗ { $wish }
details-words = 原话：
    { $words }
pulse-silent-residents = ⚠️ 居民的 Telegram 从{ $since }起没有反应。居民发来的话，通了以后才收得到。请看网络和值班台网页。
pulse-silent-desk = ⚠️ 值班群的 Telegram 从{ $since }起没有反应。新单请在值班台网页上接。
pulse-back-residents = 🟢 居民的 Telegram 又通了，断了{ $minutes }分钟。这段时间的话会补上。
pulse-back-desk = 🟢 值班群的 Telegram 又通了，断了{ $minutes }分钟。
photo = 〔照片〕
document = 〔文件〕
edited = 改成：{ $words }
unreadable = 〔机器读不了的消息〕
asked-status = 问进度
card-unseen = · 有语音或照片未看
rule-media-unseen = 照片或文件还没人看
act-seen = 看过了
done-seen = 记下了，{ $number }的照片、文件看过了。
private-deleted = { $number } 本人要求删掉说过的话，已撤回。私聊里的内容也请删掉

## Duty: up the tree, back to the line

climbed = ⬆️ { $number } · { $urgency } · 没人接，已报给{ $house }
climbed-empty = ⬆️ { $number } · { $urgency } · { $house }现在没人值班，再往上报
card-moved = ➡️ { $number } · { $concern } · 已转到{ $house }
unreached-soon = ⚠️ { $worker }现在联系不上，下一班：{ $when }。请换人，或请{ $worker }点一次机器人的“开始”
unreached-passed = ⚠️ { $number } · 联系不上{ $worker }，先请别人
private-moved = ➡️ { $number } 转到{ $house }了，不用再接
private-lapse = ⏰ { $number } 还没有联系记录。{ $when }还没有，就转给别人
private-released = ↩️ { $number } 一直没有联系记录，已经转给别人
private-released-away = ↩️ { $number } 您不在班上，已经转给别人
released-desk = ↩️ { $number } · { $worker }没有联系记录，重新请人接
released-desk-away = ↩️ { $number } · { $worker }不在班上，重新请人接

levelled = 🎚 { $number } · { $worker }定为{ $level }
private-levelled = 🎚 { $number } · { $worker }改了紧急程度：{ $urgency }
done-levelled = 记下了：{ $number }现在是{ $level }。
refused-level = { $number }是危急，只有督导或站长能调低。
refused-level-same = { $number }本来就是这个级别。
