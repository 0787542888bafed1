# What only the residents' bot on Telegram says. What the conversation itself says is in intake.ftl.

## A key of Telegram's that hands over one's own number

button-send-number = 发我的号码

## Letters of the door itself

tg-closed = 这里的聊天还没有开。急事现在就打{ $numbers }，或者到站里来。
tg-group = 群里人多。您的事，请私下跟我说：{ $link }
tg-code-often = 查得太多了。请过十分钟再试。
tg-file-large = 这个文件太大，我收不下。请发小一点的，或者说给我听。
tg-file-lost = 您先前发的语音、照片或文件，我没有拿到。请再发一次。

## The menu, and what stands in the empty chat

tg-menu-start = 开始说
tg-menu-status = 我的事到哪一步了
tg-menu-help = 怎么用
tg-menu-code = 用取件码查进度
tg-menu-stop = 先不说了
tg-menu-held = 你们记了我什么
tg-menu-delete = 删掉我说过的话
tg-about = 这里是{ $station }。我是自动助手，家里难处都能说，不收钱。
    按下面的“开始”，打字、说话都行。
    急事先打{ $numbers }。
tg-about-short = { $station }：家里难处都能说，不收钱。

## What `linli ready` finds wrong with it

ready-tg-residents-token = 居民的机器人：Telegram 不认这个令牌。在 BotFather 里发 /mybots，选这个机器人，按 API Token，把整行抄进 LINLI_RESIDENTS_TOKEN。
ready-tg-residents-away = 居民的机器人：现在连不上 Telegram，没法检查。
ready-tg-residents-conflict = 居民的机器人：另一个程序也在用同一个令牌。停掉那个程序；不知道是哪个，就在 BotFather 里发 /revoke，换一个新令牌。
ready-tg-residents-hooked = 居民的机器人：另一个程序给它设了 webhook，消息到不了这里。重新运行 linli run；再出现，就在 BotFather 里发 /revoke，换一个新令牌。
ready-tg-residents-unhooked = 居民的机器人：Telegram 那边没有登记 webhook，消息到不了这里。重新运行 linli run。
ready-tg-residents-hook-error = 居民的机器人：Telegram 刚才没能把消息送到这里：{ $error }。看看 LINLI_PUBLIC_URL 和证书。
