# What the bot says to residents (domain study §3.6, §4, §10). One question a message, short sentences.
# A sentence that claims what a human did or will do must carry the slot it is built from: $worker, $when or $at.
# Slots: $station $person $she $numbers $calling $worker $when $at $number $code $concern $safety $contact $hours

## The greeting and what it is about

hello = 您好，这里是{ $station }。我是自动助手，家里难处都能说，不收钱。急事先打{ $numbers }。您想说什么事？打字、说话都行。
hello-heard = 您好，这里是{ $station }。我是自动助手，不收钱。您说的我记下了。
what-more = 您想说什么事？打字、说话都行。
what-again = 不好意思，我没听明白。是哪一类的事？选一个，或换句话说。
who = 是谁需要帮忙？
callback = 我没听明白，直接请社工联系您好吗？
tell = 请您再说一次，是什么事。
tell-more = 您说，我都记着。

## The safety question

safe-other = 有件事我跟谁都会问一句。{ $person }有没有说过不想活，或者有人打{ $she }？
safe-self = 有件事我跟谁都会问一句。您有没有想过不想活，或者有人打您？
safe-child = 有件事我跟谁都会问一句。你有没有想过不想活，或者有人打你？要是你或别人可能受伤，要让能保护你的大人知道，尽量先跟你说。
which = 我听到了，这事很急。急就先打{ $numbers }。{ $calling }是哪一样？

## How to reach the resident

contact = 请留个电话，方便社工联系您。也可以在这里说。
contact-again = 没看到电话号码。请再写一次，或者选“在这里说”。
contact-child = 怎么找你方便？不用留爸妈的电话。
danger-contact = 请留个电话，这样最快。不方便就选“在这里说”。
rephone = 请写新的电话号码。
phone-kept = 电话记下了。
phone-seen = 这个手机别人会看吗？

## Sending

send = 我把这些告诉{ $station }的社工和督导，可以吗？
    · { $person }：{ $concern }
    · { $safety }
    · { $contact }
    有人可能受伤时，法律要求我们告诉能帮忙的人。
send-child = 我把这些告诉{ $station }的社工和督导，可以吗？
    · 你的事：{ $concern }
    · { $safety }
    · { $contact }
    要是你或别人可能受伤，要告诉能保护你的大人，尽量先跟你说。
change = 要改哪一样？
stopping = 先不送了吗？您说的我还存着。
stopped = 好的，没有送出。您随时可以再来，或打{ $numbers }。
withdrawing = 要把{ $number }这件事撤回吗？
withdrawing-danger = 这件事很急，已经送到站里，撤不回了。要是不想接电话，我可以转告。
withdrawn = 好的，{ $number }撤回了。您随时可以再来。
kept = 好的，没有撤回，照旧。

## The receipt

receipt-open = 收到了，号码 { $number }，取件码 { $code }。今天值班是{ $worker }，我正在请人接。有人接了马上告诉您。
receipt-closed = 收到了，号码 { $number }，取件码 { $code }。现在站里没开门，{ $when }上班后看您这件。
receipt-nobody = 收到了，号码 { $number }，取件码 { $code }。您的话存好了。现在站里没有排班的人，急事打{ $numbers }。
receipt-care = 社工打来会先报这个号码，不会问您要钱、要验证码。
receipt-watch = 要是{ $person }突然说不想活，或者不见了，先打{ $numbers }。
receipt-watch-self = 要是您突然很难受，先打{ $numbers }。
receipt-break = 课间来社工站就行，报这个号码。
receipt-danger = 这件事的号码是 { $number }，取件码 { $code }。

## What is happening (only on change, always true)

accepted-phone = { $worker }接了，{ $when }前打给您。
accepted-here = { $worker }接了，{ $when }前在这里回您。
accepted-meet = { $worker }接了，{ $when }前跟您说好见面的时间。
accepted-quiet = { $worker }接了。
renewed = { $worker }要晚一点，改到{ $when }前。
broken = 对不起，{ $worker }没能在{ $when }前联系上您，我已经提醒督导。急事打{ $numbers }。
broken-nobody = 对不起，到{ $when }还没有人接，我已经再往上报。急事打{ $numbers }。
tried = { $worker }打过您电话，没打通，还会再打。
contacted = { $worker }已经跟您说过话了，后面的事{ $worker }跟着。
calling = 我正在叫值班的{ $worker }。
calling-again = 正在叫社工，第{ $times }次，还没接通。请先打{ $numbers }，或叫醒身边信得过的人。
calling-failed = 暂时叫不到社工，请现在就打{ $numbers }。
night = 现在站里没人值班，{ $when }上班就看到。要是等不到，请打{ $numbers }。您的话我存好了，不用再说一遍。
night-nobody = 现在站里没有排班的人。请打{ $numbers }。您的话我存好了，不用再说一遍。
seen = { $worker } { $at } 看到了。
status-draft = 还没有送出。您说的我存着。
status-new = { $number }收到了，还没有人接。最迟{ $when }前有人接。
status-accepted = { $number }：{ $worker }接了，{ $when }前联系您。
status-mine = { $number }：{ $worker }正在跟。
status-contacted = { $number }：{ $worker }联系过您了，正在跟。
status-closed = { $number }这件事先告一段落。有新情况随时再说。
status-quiet = 请打站里电话，或者到站里来。
added = 记下了，跟这件事放在一起。
again = 上次的事（{ $number }）还没完。要补充，还是另一件事？
wish-kept = 好的，我转告社工：先别打电话。急事打{ $numbers }。
human-came = 我是{ $worker }，接下来由我跟您说。
human-left = { $worker }先说到这里。您有事照样在这里说。
draft-reminder = 您上次说到一半，我还存着。想接着说，随时都行。
feedback-better = 那就好。有事随时来。
feedback-same = 知道了，我记在这件事里了。
feedback-worse = 知道了，我记成要紧的，转告社工。急事打{ $numbers }。
late = （这条发晚了）{ $text }
unread = 您的话收到了，我这边出了点问题，已经存好，请社工来看。急事打{ $numbers }。

## Answers and small talk

answer = { $text }
    出处：{ $source }（{ $checked }查）。各地会有不同，以窗口为准。
answer-none = 这个我没有准确的答案。可以请社工帮您问。
welcome = 不客气。有事随时来。
old-button = 这个按钮是前面的了，不要紧。
near-no = 那先打电话，慢慢说：{ $numbers }。我还在这里。

## One text for each danger, never one for all (domain study §3.6)

danger-suicide-other = 我听到了，这事很急。请先打{ $numbers }。陪着{ $she }，把危险的东西拿开，别责备。{ $calling }
danger-suicide-self = 谢谢您告诉我。您现在一定很难受。我是自动助手。现在就能打：{ $numbers }。{ $calling }身边有信得过的人吗？叫醒那个人也行。您慢慢说，我还在。
danger-violence-other = 我听到了。先打{ $numbers }。别一个人去劝。{ $calling }
danger-violence-self = 我听到了，这不是您的错。先到有人的地方，再打{ $numbers }。{ $text_to }{ $calling }
danger-medical-other = 先打{ $numbers }，照电话里说的做。{ $calling }
danger-medical-self = 先打{ $numbers }，照电话里说的做。{ $calling }
danger-fire-other = 先离开屋子，到外面再打{ $numbers }。{ $calling }
danger-fire-self = 先离开屋子，到外面再打{ $numbers }。{ $calling }
danger-missing-other = 先打{ $numbers }，说清楚穿什么衣服、最后在哪里。家里留一个人。{ $calling }
danger-missing-self = 先打{ $numbers }，说清楚您看得到的路牌、店名。就在原地等。{ $calling }
danger-child-other = 孩子现在安全吗？不安全先打{ $numbers }。不用问孩子细节。{ $calling }
danger-child-self = 你没有做错。能到一个信得过的大人身边吗？{ $numbers }现在就能打。{ $calling }
danger-scam-other = 先别转钱，把那边的电话挂断。再打{ $numbers }。{ $calling }
danger-scam-self = 先别转钱，把那边的电话挂断。再打{ $numbers }。{ $calling }
text-to = 不方便说话可以发短信到{ $sms }。

## Who, how, what: the parts of sentences

person-self = 您自己
person-grandchild = 孩子
person-child = 孩子
person-spouse = 您老伴
person-parent = 老人家
person-grandparent = 老人家
person-sibling = 您家人
person-friend = 您朋友
person-neighbour = 您邻居
person-student = 学生
person-other = 那个人
person-kin = 您{ $kin }
she-she = 她
she-he = 他
she-unknown = 那个人
safety-none = 没有说过不想活，也没有人打
safety-ideation = 说过不想活
safety-violence = 有人打
safety-unsure = 说不准安不安全
safety-unasked = 安不安全：没有问
contact-phone = 打 { $tail } 给您
contact-here = 在这里说
contact-visit = 您到站里来
contact-break = 课间来找社工
when-today = 今天{ $clock }
when-tomorrow = 明天{ $clock }
when-day = { $month }月{ $day }日{ $clock }
part-night = 凌晨{ $h }点{ $m }
part-morning = 早上{ $h }点{ $m }
part-forenoon = 上午{ $h }点{ $m }
part-noon = 中午{ $h }点{ $m }
part-afternoon = 下午{ $h }点{ $m }
part-evening = 晚上{ $h }点{ $m }
minute-zero = { "" }
minute-half = 半
minute-other = { $m }分
and = 、


## Buttons, at most 6 characters

button-about_child = 孩子的事
button-about_elder = 老人的事
button-about_family = 家里闹矛盾
button-about_money = 钱和看病
button-about_heart = 心里难受
button-about_other = 别的事
button-myself = 我自己
button-grandchild = 孙子孙女
button-child = 儿女
button-spouse = 老伴
button-parent = 爸妈
button-someone = 别人
button-safe_none = 都没有
button-ideation = 说过不想活
button-ideation-self = 想过
button-violence = 有人打
button-both = 两样都有
button-unsure = 说不准
button-here = 在这里说
button-visit = 我去站里
button-break = 课间来
button-send_ok = 可以，送出
button-change = 改一下
button-stop = 不送了
button-change_what = 什么事
button-change_who = 谁的事
button-change_safe = 安不安全
button-change_contact = 怎么找我
button-change_none = 不改了
button-add = 补充一句
button-rephone = 改电话
button-withdraw = 撤回
button-withdraw_yes = 撤回
button-withdraw_no = 不撤
button-keep_phone = 不改了
button-same_matter = 补充
button-new_matter = 另一件事
button-near_yes = 有
button-near_no = 没有
button-seen_yes = 会
button-seen_no = 不会
button-do_not_call = 先别联系我
button-call_yes = 好
button-call_no = 不用
button-another = 还有别的事
button-stop_yes = 先不送
button-go_on = 接着说
button-better = 好多了
button-same = 一样
button-worse = 更难了
button-human = 找真人
button-back = 改一下
noted = 您说的我记下了。
safe-unknown = 有件事我跟谁都会问一句。有没有谁说过不想活，或者有人被打？
send-plain = 我把这些告诉{ $station }的社工和督导，可以吗？
    · { $person }：{ $concern }
    · { $contact }
    有人可能受伤时，法律要求我们告诉能帮忙的人。
send-child-plain = 我把这些告诉{ $station }的社工和督导，可以吗？
    · 你的事：{ $concern }
    · { $contact }
    要是你或别人可能受伤，要告诉能保护你的大人，尽量先跟你说。
concern-and = { $first }，还有{ $second }
receipt-kiosk = 收到了，号码 { $number }，取件码 { $code }。请把取件码抄下来，在别的手机上能查。今天值班是{ $worker }，我正在请人接。
accepted-break = { $worker }接了，课间来就行，报这个号码：{ $number }。
night-short = 现在站里没人值班，{ $when }上班就看到。您的话我存好了，不用再说一遍。
night-nobody-short = 现在站里没有排班的人。您的话我存好了。
stay = 我在，您接着说，我都记着。
person-unknown = 需要帮忙的人
status-overdue = { $number }：{ $worker }接了，还没联系上您，对不起。我再提醒{ $worker }。

## What only a messenger brings: places, commands, deleting what was said

place-noted = 您的位置记下了。
help = 您说难处，我问几句，都记下来。您点头了才送到{ $station }；碰到危险，马上就送。急事先打{ $numbers }。
    /status 看进度 · /code 加六位数查取件码
    /stop 不送了 · /delete 删掉您说过的话
status-none = 这里还没有您的事。想说什么，直接说就行。
code-how = 请写 /code，空一格，再写取件码的六个数字。
code-none = 没查到这个取件码。请再看一眼，重新写一次。
deleting = 要删掉您说过的话吗？没送出的也不送了，删了找不回来。
deleting-sent = 要删掉您说过的话吗？{ $number }这件事也会撤回，删了找不回来。
delete-not = 好的，没有删。
delete-not-now = 这件事很急，救人要用到这些话，现在还不能删。等平安了，再写“删除”。急事打{ $numbers }。
delete-new = 您又说了新的事，所以先没有删。还想删，请再写“删除”。
deleted = 好的，您说过的话几分钟内删掉。留下的只有编号、类别和时间，没有您的话、名字和电话。急事打{ $numbers }。
deleted-chat = 这个聊天窗口里的字，要您自己删。
button-start = 开始
button-help = 怎么用
button-status = 查进度
button-code = 查取件码
button-delete = 删除
button-delete_yes = 删掉
button-delete_no = 不删

## Duty: nobody came, somebody else is asked, whom they asked for is away

renewed-opening = 对不起，值班有变动，改到{ $when }看。急事打{ $numbers }。
end-phone = 对不起，还没有人接您的事。您可以直接打{ $station }的电话：{ $phone }。急事打{ $numbers }。
end-numbers = 对不起，现在还没有人接您的事。要是等不到，请打{ $numbers }。您的话我存好了，不用再说一遍。
released = 对不起，{ $worker }没能联系上您，我再请别人接。急事打{ $numbers }。
released-away = { $worker }现在不在班上，您的事我再请别人接。急事打{ $numbers }。
released-other = 您的事换一位社工跟，{ $worker }不再跟了，我再请别人接。急事打{ $numbers }。
receipt-named = 您找的{ $worker }，{ $when }上班。我不等，先报上去。
receipt-named-away = 您找的{ $worker }最近不在班上。我不等，先报上去。
receipt-placed = 您住的地方归{ $station }管。

## Where they live, and whom they would rather speak to

receipt-woman = 您想找女社工，{ $worker }就是。
receipt-man = 您想找男社工，{ $worker }就是。
receipt-no-woman = 现在班上没有女社工，我先报上去。您的意思我写上了。
receipt-no-man = 现在班上没有男社工，我先报上去。您的意思我写上了。
receipt-named-placed = 您找的{ $worker }在{ $station }，我报到那边去。
place-area = 您在{ $area }，我记下了。不对的话，说一声是哪个社区。
moved-open = 我改请{ $worker }接，有人接了马上告诉您。
area-noted = 好的，{ $area }，我记下了。
area-unknown = 您写的我记下了。是哪个社区，我没认出来。
area-elsewhere = 好的，不耽误，这件事还在{ $station }。
living = 您住哪个社区？打字也行。
button-where = 我住哪里
button-elsewhere = 别处
button-more = 更多
