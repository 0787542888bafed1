# Ready-made sentences a worker can send with one press (button-… is for the worker). Slots: $worker, $when.

button-reply-seen = 先回一声
reply-seen = { $worker }看到了。您慢慢说。
button-reply-when = 几点联系
reply-when = { $worker }{ $when }前联系您。这个时间不方便，就告诉我。
button-reply-safe = 安全吗
reply-safe = 您现在安全吗？回“安全”或者“不安全”就行。
button-reply-photo = 拍张照片
reply-photo = 方便的话，拍一张照片发过来。看不清也没关系。
button-reply-phone = 何时打电话
reply-phone = 打电话给您，什么时候方便？上午、下午还是晚上？
button-reply-papers = 带什么来
reply-papers = 来的时候，带上身份证和手上有的单子。缺了也可以先来。
button-reply-more = 还有吗
reply-more = 还有别的事要说吗？没有的话，回“没有了”。
button-reply-thanks = 谢谢您
reply-thanks = 谢谢您说出来。以后有事，照样在这里说。
