# Ready-made sentences a worker can send with one press (button-… is for the worker). Slots: $worker, $when.

button-reply-seen = 覆聲先
reply-seen = { $worker }睇到喇。你慢慢講。
button-reply-when = 幾點聯絡
reply-when = { $worker }{ $when }前聯絡你。呢個時間唔方便，就話我知。
button-reply-safe = 安全嗎
reply-safe = 你而家安全嗎？覆「安全」或者「唔安全」就得。
button-reply-photo = 影張相
reply-photo = 方便嘅話，影張相發過嚟。唔清都冇所謂。
button-reply-phone = 幾時打電話
reply-phone = 打電話畀你，幾時方便？上晝、下晝定夜晚？
button-reply-papers = 帶咩嚟
reply-papers = 嚟嘅時候，帶埋身份證同手頭上嘅單。唔齊都可以嚟先。
button-reply-more = 仲有嗎
reply-more = 仲有冇其他嘢要講？冇嘅話，覆「冇喇」。
button-reply-thanks = 多謝你
reply-thanks = 多謝你講出嚟。之後有事，照樣喺度講。
