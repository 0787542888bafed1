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
tg-menu-delete = 刪走我講過嘅嘢
tg-about = 呢度係{ $station }。我係自動助手，屋企有難處都可以講，唔收錢。
    撳下面嘅「開始」，打字、講嘢都得。
    急事先打{ $numbers }。
tg-about-short = { $station }：屋企有難處都可以講，唔收錢。
