# What only the residents' bot on Telegram says. What the conversation itself says is in intake.ftl.

## A key of Telegram's that hands over one's own number

button-send-number = 畀我個號碼

## Letters of the door itself

tg-closed = 呢度未開。急事即刻打{ $numbers }，或者嚟中心。
tg-group = 群組人多。你嘅事，請私下同我講：{ $link }
tg-code-often = 查得太多喇。請過十分鐘再試。
tg-file-large = 呢個檔案太大，我收唔到。請傳細啲嘅，或者講畀我聽。
tg-file-lost = 你之前傳嘅錄音、相或者檔案，我攞唔到。請再傳一次。

## The menu, and what stands in the empty chat

tg-menu-start = 開始講
tg-menu-status = 我件事去到邊
tg-menu-help = 點用
tg-menu-code = 用取件碼查進度
tg-menu-stop = 暫時唔講
tg-menu-held = 你哋記咗我咩
tg-menu-delete = 刪走我講過嘅嘢
tg-about = 呢度係{ $station }。我係自動助手，屋企有難處都可以講，唔收錢。
    撳下面嘅「開始」，打字、講嘢都得。
    急事先打{ $numbers }。
tg-about-short = { $station }：屋企有難處都可以講，唔收錢。

## What `linli ready` finds wrong with it

ready-tg-residents-token = 居民嘅機械人：Telegram 唔認呢個 token。喺 BotFather 打 /mybots，揀呢個機械人，撳 API Token，成行抄入 LINLI_RESIDENTS_TOKEN。
ready-tg-residents-away = 居民嘅機械人：而家連唔到 Telegram，檢查唔到。
ready-tg-residents-conflict = 居民嘅機械人：另一個程式都用緊同一個 token。停咗嗰個程式；唔知係邊個，就喺 BotFather 打 /revoke，換個新 token。
ready-tg-residents-hooked = 居民嘅機械人：另一個程式幫佢設咗 webhook，訊息嚟唔到呢度。再行一次 linli run；如果又出現，就喺 BotFather 打 /revoke，換個新 token。
ready-tg-residents-unhooked = 居民嘅機械人：Telegram 嗰邊冇登記 webhook，訊息嚟唔到呢度。再行一次 linli run。
ready-tg-residents-hook-error = 居民嘅機械人：Telegram 啱啱送唔到訊息嚟呢度：{ $error }。睇下 LINLI_PUBLIC_URL 同證書。
