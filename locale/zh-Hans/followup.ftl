# The question afterwards, what goes on after an end, several matters at once, and what is held.
# A sentence that says what a worker did or will do has $worker, $when or $at.

## The question afterwards

after-hello = 您好，这里是{ $station }。{ $number }这件事，现在好点了吗？
after-how = 现在好点了吗？
after-how-quiet = { $number }：现在好点了吗？
after-satisfied = 您对这次帮忙满意吗？
after-words = 谢谢。还有想说的，写一句就行；没有就不用回。
after-thanks = 谢谢您，我记下了。有事随时来。
button-after_better = 好多了
button-after_same = 一样
button-after_worse = 更难了
button-glad = 🙂 满意
button-fair = 😐 一般
button-sad = 🙁 不满意

## It had come to its end, and goes on or not

reopened-worse = 知道了，辛苦您了。{ $number }这件事又开了，记成要紧的。
reopened-news = 好的，{ $number }这件事又开了，您的话放在一起。
reopened-by = { $number }这件事，{ $worker }又开了。
again-closed = 上次的事（{ $number }）办完了。是那件事，还是另一件？
button-same_again = 是那件事
over-already = 上次的事已经办完，没有要撤的。有事随时来。
status-done = { $number }：{ $worker }{ $at }办完了。有新情况，写在这里就行。
status-taken-back = { $number }您撤回了。想再说，写在这里就行。
status-reopened = { $number }又开了，还没有人接。最迟{ $when }前有人接。
status-merged = { $number }跟{ $other }是同一件事，放在一起了。

## Taking back where safety is touched

withdrawing-looked = { $number }关系到平安，撤回前要先看一看。还是要撤吗？
withdraw-asked = 好的，我告诉{ $worker }：您想撤回{ $number }。{ $worker }看过再撤。
withdraw-waits = 好的，您想撤回{ $number }，我记下了。看过才能撤，在这之前照旧。

## Several matters

which-one = 您有几件事，要撤哪一件？
which-line = { $place }. { $number } { $concern }
which-plain = { $place }. { $number }
button-which_1 = 第1件
button-which_2 = 第2件
button-which_3 = 第3件
button-which_4 = 第4件
button-keep_all = 都不撤

## When a message is safe on a telephone that others read

when-safe = 什么时候给您发消息，别人看不到？
button-safe_morning = 上午
button-safe_afternoon = 下午
button-safe_evening = 晚上
button-safe_never = 别发

## What is held

held-begin = 记了您这些：
held-ticket = · { $number }：{ $concern }，{ $day }
held-plain = · { $number }，{ $day }
held-draft = 还没送出的
held-who = - 谁的事：{ $what }
held-area = - 住处：{ $what }
held-age = - 年龄段：{ $what }
held-phone = - 电话：{ $what }
held-school = - 学校：{ $what }
held-no-call = - 您说过：先别打电话
held-words = · 您发来的消息{ $words }条，语音、照片、文件{ $media }个
held-not = 这些都锁着存，只有跟您这件事的人能看。写别的人的记录不在里面。
held-rights = 哪里不对，直接写下来。要删掉，写“删除”。
held-nothing = 这里没有记您的事。
held-caution = 写出来，看得到这个屏幕的人也会看到。要现在看吗？
held-kiosk = 这里大家都看得到，不写出来。请到站里，当面看。
button-held = 记了什么
button-held_now = 现在看

## Deleting, where the law makes us keep something

deleted-closed = 办完的事也一样：只留编号、类别和时间。
deleted-report = 依法报告的记录（报给哪里、什么时候）要留三年，里面没有您的原话。
deleted-waits = { $number }依法要先报告，还要用到您的话，现在不能删。报完、办完，就全部删掉。
