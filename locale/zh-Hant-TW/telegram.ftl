# What only the residents' bot on Telegram says. What the conversation itself says is in intake.ftl.

## A key of Telegram's that hands over one's own number

button-send-number = 傳我的號碼

## Letters of the door itself

tg-closed = 這裡的聊天還沒有開。急事現在就打{ $numbers }，或者到站裡來。
tg-group = 群組裡人多。您的事，請私下跟我說：{ $link }
tg-code-often = 查得太多了。請過十分鐘再試。
tg-file-large = 這個檔案太大，我收不下。請傳小一點的，或者說給我聽。
tg-file-lost = 您先前傳的語音、照片或檔案，我沒有拿到。請再傳一次。

## The menu, and what stands in the empty chat

tg-menu-start = 開始說
tg-menu-status = 我的事到哪一步了
tg-menu-help = 怎麼用
tg-menu-code = 用取件碼查進度
tg-menu-stop = 先不說了
tg-menu-held = 你們記了我什麼
tg-menu-delete = 刪掉我說過的話
tg-about = 這裡是{ $station }。我是自動助手，家裡難處都能說，不收錢。
    按下面的「開始」，打字、說話都行。
    急事先打{ $numbers }。
tg-about-short = { $station }：家裡難處都能說，不收錢。

## What `linli ready` finds wrong with it

ready-tg-residents-token = 居民的機器人：Telegram 不認這個權杖。在 BotFather 裡傳 /mybots，選這個機器人，按 API Token，把整行抄進 LINLI_RESIDENTS_TOKEN。
ready-tg-residents-away = 居民的機器人：現在連不上 Telegram，沒辦法檢查。
ready-tg-residents-conflict = 居民的機器人：另一個程式也在用同一個權杖。停掉那個程式；不知道是哪個，就在 BotFather 裡傳 /revoke，換一個新權杖。
ready-tg-residents-hooked = 居民的機器人：另一個程式替它設了 webhook，訊息到不了這裡。重新執行 linli run；再出現，就在 BotFather 裡傳 /revoke，換一個新權杖。
ready-tg-residents-unhooked = 居民的機器人：Telegram 那邊沒有登記 webhook，訊息到不了這裡。重新執行 linli run。
ready-tg-residents-hook-error = 居民的機器人：Telegram 剛才沒能把訊息送到這裡：{ $error }。看看 LINLI_PUBLIC_URL 和憑證。
