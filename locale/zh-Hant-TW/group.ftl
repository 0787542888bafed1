# What the desk bot says on Telegram, in the staff group and to workers in private; and what linli ready says of it.

## Who is there

group-stranger = 我只認得登記過的同工。請向站長要登記連結，點開，按「開始」。
group-bad-pass = 這個連結不能用了。請站長再發一個。
group-welcome = { $worker }，您好，登記好了。
    案件內容我只發在這裡。寫給本人：按住那則訊息，選「回覆」。
    我的案件：/mine
    誰值班：/duty
    能做什麼：/help
group-replaced = 您的登記換到另一個帳號了。這裡不再收到訊息。不是您換的，請馬上告訴站長。
group-bound = 好了，{ $station }的新案會發在這裡。大家平時聊的話，我不看也不存。
group-topic = 接案
group-lost = ⚠️ 值班群組發不了訊息了。新案請在值班台網頁上接。請站長把機器人加回群組。
group-back = 🟢 值班群組又通了。

## A press

group-why = { $number } 為什麼不方便接？
group-why-toast = 到私訊裡選原因。
group-no-private = 私訊送不到您。請打開和我的私訊，按「開始」。還不行，向站長要登記連結。
group-old-button = 這個按鈕不能用了。請按最新的那則。
group-sent-private = 發到私訊了。
group-outcome = 剛才按的結果
group-failed = 剛才那一步沒辦成。請再按一次，或到值班台網頁。
group-failed-words = 剛才那句話沒發出去。請再寫一次。
group-again = 再發一次
group-look = 打開看
group-look-how = 請打開值班台網頁看。
group-whisper = 🔒 { $number } 私訊送不到您。按下面看內容，十分鐘內有效。

## Words to a resident, files

group-how-reply = 要寫給本人，請按住那件事的一則訊息，選「回覆」，再寫。直接寫，我不知道給誰。
group-how-done = 談完了：按住那件事的一則訊息，選「回覆」，寫「完」。
group-no-ticket = 這則訊息不屬於哪件事。請「回覆」有號碼的那則。
group-only-words = 這個轉不了。文字、語音、圖片、檔案可以轉給本人。
group-file-wanted = 📎 { $number } 檔案還沒到。過一會兒按下面再要。
group-file-lost = 📎 { $number } 檔案打不開了。請問本人。

## Commands

group-help = /duty 誰在值班
    /mine 我的案件（發到私訊）
    /find 號碼 看一張單
    也可以打中文：/值班 /我的 /查
group-help-private = /mine 我的案件
    /duty 誰在值班
    /find 號碼 看一張單
    /ping 試試私訊通不通
    寫給本人：按住那件事的訊息，選「回覆」
    談完了：同樣「回覆」，寫「完」
group-duty = 現在值班：{ $workers }（到{ $when }）
group-duty-nobody = 現在沒人值班。
group-duty-next = 下一班 { $when }：{ $workers }
group-mine = 您手上 { $count } 件。按號碼再看內容。
group-mine-none = 您手上沒有案件。
group-mine-line = · { $number } · { $concern } · { $urgency }
group-mine-due = · { $number } · { $concern } · { $urgency } · 答應{ $when }前聯絡
group-mine-more = 還有 { $count } 件，請到值班台網頁看。
group-find-how = 請把號碼寫在後面，例如：/find 1104-07
group-find-none = 沒有號碼 { $number }。
group-ping = 🔔 這是一則測試。收到了請按下面。
group-got = 收到了
group-ping-done = 好，私訊是通的。
group-menu-duty = 誰在值班
group-menu-mine = 我的案件
group-menu-find = 按號碼看一張單
group-menu-done = 談完了，交還助手
group-menu-ping = 試試私訊通不通
group-menu-help = 能做什麼

## What linli ready says

ready-tg-desk-token = 值班群組的機器人：Telegram 不認這個 token。在 BotFather 裡發 /mybots，選這個機器人，按 API Token，整行抄到 LINLI_DESK_TOKEN。
ready-tg-desk-away = 值班群組的機器人：現在連不上 Telegram，無法檢查。
ready-tg-desk-conflict = 值班群組的機器人：另一個程式也在用同一個 token。停掉那個程式；不知道是誰，就在 BotFather 裡發 /revoke，換一個新 token。
ready-tg-desk-webhook = 值班群組的機器人：Telegram 剛才送不到這裡：{ $error }。請看 LINLI_PUBLIC_URL 和憑證。
ready-tg-group-unbound = 還沒接上值班群組。請督導或站長在值班台按「接群連結」，選好群組。
ready-tg-group-out = 機器人不在值班群組裡。打開群組資料，按「新增成員」，選機器人；再要一個接群連結。
ready-tg-group-privacy = 機器人 { $bot } 看得到群組裡的閒聊。在 BotFather 裡發 /setprivacy，選它，按 Enable，再把它移出群組、加回來。
ready-tg-group-topics = 機器人不能開主題。打開群組資料，「管理員」，選機器人，打開「管理主題」。
ready-tg-group-mute = 機器人在群組裡不能發訊息。打開群組資料，「管理員」，把機器人加成管理員。
ready-tg-worker-unbound = { $worker } 七天內要值班，還沒登記私訊。請發登記連結，點開，按「開始」。
ready-tg-worker-blocked = { $worker } 七天內要值班，私訊送不到。請打開機器人，按「開始」。
ready-tg-worker-ping = { $worker } 七天內要值班，還沒按過測試裡的「收到了」。請在私訊裡發 /ping 試一次。

## Words and files that go on to a resident

group-whom = 這句話給誰？請按單號。
    { $tickets }
group-whom-line = · { $number } · { $concern }
group-sent-to = 傳給 { $number } 了。
group-file-large = 檔案超過 20 MB，轉不了。請傳小一點的。
group-file-unsent = { $number } 您的檔案沒取到，沒有傳給本人。請再傳一次。
relay-failed = { $number } 這句話沒送到本人。請再傳一次，或者打電話。
done-amended = 改好了，本人看到的是新的。
refused-no-relay = { $number } 沒有找到傳過的那句話，沒法改。
refused-closed = { $number } 已經結案。要再找本人，請先重開。
private-silent = ⏳ { $number } 本人說了話，還在等您回。
private-danger-beside = ‼️ { $number } 本人剛說到危險，已按同一個人的另一張單叫人。請也看一看。
act-canned = 常用語
group-canned = { $number } 按一句，就傳給本人。
group-canned-none = { $number } 現在沒有可以傳的常用語。
