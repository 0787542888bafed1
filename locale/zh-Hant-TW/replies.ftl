# Ready-made sentences a worker can send with one press (button-… is for the worker). Slots: $worker, $when.

button-reply-seen = 先回一聲
reply-seen = { $worker }看到了。您慢慢說。
button-reply-when = 幾點聯絡
reply-when = { $worker }{ $when }前聯絡您。這個時間不方便，就告訴我。
button-reply-safe = 安全嗎
reply-safe = 您現在安全嗎？回「安全」或者「不安全」就行。
button-reply-photo = 拍張照片
reply-photo = 方便的話，拍一張照片傳過來。看不清也沒關係。
button-reply-phone = 何時打電話
reply-phone = 打電話給您，什麼時候方便？上午、下午還是晚上？
button-reply-papers = 帶什麼來
reply-papers = 來的時候，帶上身分證和手上有的單子。缺了也可以先來。
button-reply-more = 還有嗎
reply-more = 還有別的事要說嗎？沒有的話，回「沒有了」。
button-reply-thanks = 謝謝您
reply-thanks = 謝謝您說出來。以後有事，照樣在這裡說。
