# What the desk bot says on Telegram, in the staff group and to workers in private; and what linli ready says of it.

## Who is there

group-stranger = I know only staff who have been enrolled. Ask the director for a link, open it and press Start.
group-bad-pass = This link cannot be used any more. Ask the director for a new one.
group-welcome = Hello, { $worker }. You are enrolled.
    What is in a request I send only here. To write to a resident: hold that message and choose Reply.
    Your requests: /mine
    Who is on duty: /duty
    What else: /help
group-replaced = You are now enrolled from another account. Nothing more comes here. If it was not you, tell the director at once.
group-bound = Good. New requests of { $station } will be shown here. What you say among yourselves I neither read nor keep.
group-topic = Requests
group-lost = ⚠️ Nothing can be sent to the staff group. Take new requests on the desk's page. The director should put the bot back into the group.
group-back = 🟢 The staff group can be reached again.

## A press

group-why = { $number }: why can you not take it?
group-why-toast = Choose the reason in our private chat.
group-no-private = Private messages do not reach you. Open our private chat and press Start. If that does not help, ask the director for a link.
group-old-button = This button does not work any more. Press the newest one.
group-sent-private = Sent to our private chat.
group-outcome = What came of your press
group-failed = That did not work. Press again, or use the desk's page.
group-failed-words = That was not sent. Write it again.
group-again = Send again
group-look = Open
group-look-how = Open the desk's page to read it.
group-whisper = 🔒 { $number }: private messages do not reach you. Press below to read it; it works for ten minutes.

## Words to a resident, files

group-how-reply = To write to a resident, hold one message of that request, choose Reply, and write. Without it I do not know whom it is for.
group-how-done = When you have finished: hold one message of that request, choose Reply, and write /done.
group-no-ticket = That message belongs to no request. Reply to one with a number.
group-only-words = This cannot go on. Words, voice, pictures and files can.
group-file-wanted = 📎 { $number }: the file has not come yet. Press below in a while.
group-file-lost = 📎 { $number }: the file cannot be opened any more. Ask the resident.

## Commands

group-help = /duty who is on duty
    /mine your requests (sent in private)
    /find NUMBER one request
group-help-private = /mine your requests
    /duty who is on duty
    /find NUMBER one request
    /ping a test of this chat
    To write to a resident: hold a message of that request, choose Reply
    When you have finished: Reply in the same way with /done
group-duty = On duty now: { $workers } (until { $when })
group-duty-nobody = Nobody is on duty now.
group-duty-next = Next, { $when }: { $workers }
group-mine = You have { $count }. Press a number to read it again.
group-mine-none = You have no open request.
group-mine-line = · { $number } · { $concern } · { $urgency }
group-mine-due = · { $number } · { $concern } · { $urgency } · to be in touch by { $when }
group-mine-more = And { $count } more: see the desk's page.
group-find-how = Write the number behind it: /find 1104-07
group-find-none = There is no number { $number }.
group-ping = 🔔 This is a test. Press below when you see it.
group-got = I see it
group-ping-done = Good, the private chat works.
group-menu-duty = Who is on duty
group-menu-mine = Your requests
group-menu-find = One request by its number
group-menu-done = Finished, back to the assistant
group-menu-ping = Test this chat
group-menu-help = What can be done

## What linli ready says

ready-tg-desk-token = The desk bot: Telegram does not accept this token. Send /mybots to BotFather, choose the bot, press API Token, and copy the whole line into LINLI_DESK_TOKEN.
ready-tg-desk-away = The desk bot: Telegram cannot be reached now, so nothing could be checked.
ready-tg-desk-conflict = The desk bot: another program uses the same token. Stop that program; if you do not know which, send /revoke to BotFather and use the new token.
ready-tg-desk-webhook = The desk bot: Telegram could not bring messages here: { $error }. Look at LINLI_PUBLIC_URL and its certificate.
ready-tg-group-unbound = No staff group is connected yet. A supervisor or the director presses "Link for a group" at the desk and chooses the group.
ready-tg-group-out = The bot is not in the staff group. Open the group's profile, press Add Members, choose the bot; then ask for a new link for the group.
ready-tg-group-privacy = The bot { $bot } can read what the group talks about. Send /setprivacy to BotFather, choose it, press Enable, then remove it from the group and add it again.
ready-tg-group-topics = The bot may not open topics. Open the group's profile, Administrators, choose the bot, switch on Manage Topics.
ready-tg-group-mute = The bot may not write in the group. Open the group's profile, Administrators, and make the bot one.
ready-tg-worker-unbound = { $worker } is on duty within seven days and has no private chat yet. Send the enrolment link, to be opened and started.
ready-tg-worker-blocked = { $worker } is on duty within seven days, and private messages do not arrive. Open the bot and press Start.
ready-tg-worker-ping = { $worker } is on duty within seven days and has never answered the test. Send /ping in the private chat once.

## Words and files that go on to a resident

group-whom = Who is this for? Press the number.
    { $tickets }
group-whom-line = · { $number } · { $concern }
group-sent-to = Sent to { $number }.
group-file-large = The file is over 20 MB and cannot go on. Please send a smaller one.
group-file-unsent = { $number } Your file could not be fetched and was not sent. Please send it again.
relay-failed = { $number } This did not reach them. Send it again, or phone.
done-amended = Changed. They now see the new words.
refused-no-relay = { $number } The message you sent was not found, so nothing was changed.
refused-closed = { $number } is closed. Reopen it before you write again.
private-silent = ⏳ { $number } They wrote and still wait for your answer.
private-danger-beside = ‼️ { $number } They just spoke of danger; people are being called on another ticket of theirs. Please look too.
act-canned = Ready words
group-canned = { $number } Press one and it is sent to them.
group-canned-none = { $number } There is nothing ready to send now.
