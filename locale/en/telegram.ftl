# What only the residents' bot on Telegram says. What the conversation itself says is in intake.ftl.

## A key of Telegram's that hands over one's own number

button-send-number = Send my number

## Letters of the door itself

tg-closed = The chat is not open yet. If it is urgent, call { $numbers } now, or come to the station.
tg-group = This is a group. Please talk to me in private: { $link }
tg-code-often = That was too often. Please try again in ten minutes.
tg-file-large = This file is too large for me. Please send a smaller one, or tell me in words.
tg-file-lost = I could not get the voice note, photo or file that you sent before. Please send it again.

## The menu, and what stands in the empty chat

tg-menu-start = Start talking
tg-menu-status = How far my matter is
tg-menu-help = How this works
tg-menu-code = Look up with a pick-up code
tg-menu-stop = Stop for now
tg-menu-held = What is kept about me
tg-menu-delete = Delete what I said
tg-about = This is { $station }. I am an automatic helper. You can tell me any trouble at home, free of charge.
    Press “Start” below. You can type or speak.
    If it is urgent, call { $numbers } first.
tg-about-short = { $station }: any trouble at home, free of charge.

## What `linli ready` finds wrong with it

ready-tg-residents-token = Residents' bot: Telegram does not accept its token. In BotFather send /mybots, choose the bot, press API Token, and copy the whole line into LINLI_RESIDENTS_TOKEN.
ready-tg-residents-away = Residents' bot: Telegram cannot be reached now, so nothing could be checked.
ready-tg-residents-conflict = Residents' bot: another program uses the same token. Stop it; if you do not know which it is, send /revoke in BotFather and take a new token.
ready-tg-residents-hooked = Residents' bot: another program has set a webhook, so messages do not arrive here. Start linli run again; if this comes back, send /revoke in BotFather and take a new token.
ready-tg-residents-unhooked = Residents' bot: Telegram knows no webhook of ours, so messages do not arrive here. Start linli run again.
ready-tg-residents-hook-error = Residents' bot: Telegram could not bring a message here just now: { $error }. Check LINLI_PUBLIC_URL and its certificate.
