# What the desk bot says on Telegram, in the staff group and to workers in private; and what linli ready says of it.

## Who is there

group-stranger = 我淨係認得登記咗嘅同事。請搵主任攞登記連結，撳入去，再撳「開始」。
group-bad-pass = 呢條連結用唔到喇。請主任再發一條。
group-welcome = { $worker }，你好，登記好喇。
    個案內容我淨係發喺呢度。寫畀本人：撳住嗰條訊息，揀「回覆」。
    我嘅個案：/mine
    邊個當值：/duty
    有咩用：/help
group-replaced = 你嘅登記轉咗去另一個帳號。呢度唔會再收到訊息。唔係你轉嘅，請即刻話畀主任知。
group-bound = 好喇，{ $station }嘅新個案會發喺呢度。大家平時傾嘅嘢，我唔睇亦唔存。
group-topic = 接單
group-lost = ⚠️ 值班群發唔到訊息。新個案請喺值班台網頁接。請主任將機械人加返入群。
group-back = 🟢 值班群通返喇。

## A press

group-why = { $number } 點解唔方便接？
group-why-toast = 去私訊度揀原因。
group-no-private = 私訊送唔到畀你。請打開同我嘅私訊，撳「開始」。仲係唔得，搵主任攞登記連結。
group-old-button = 呢個掣用唔到喇。請撳最新嗰條。
group-sent-private = 發咗去私訊。
group-outcome = 頭先撳嘅結果
group-failed = 頭先嗰步做唔到。請再撳一次，或者去值班台網頁。
group-failed-words = 頭先嗰句發唔到。請再寫一次。
group-again = 再發一次
group-look = 打開睇
group-look-how = 請打開值班台網頁睇。
group-whisper = 🔒 { $number } 私訊送唔到畀你。撳下面睇內容，十分鐘內有效。

## Words to a resident, files

group-how-reply = 要寫畀本人，請撳住嗰件事嘅一條訊息，揀「回覆」，再寫。就咁寫，我唔知畀邊個。
group-how-done = 傾完喇：撳住嗰件事嘅一條訊息，揀「回覆」，寫「完」。
group-no-ticket = 呢條訊息唔係邊件事嘅。請「回覆」有號碼嗰條。
group-only-words = 呢個轉唔到。文字、語音、相、檔案都可以轉畀本人。
group-file-wanted = 📎 { $number } 檔案未到。過陣撳下面再攞。
group-file-lost = 📎 { $number } 檔案打唔開喇。請問返本人。

## Commands

group-help = /duty 邊個當值
    /mine 我嘅個案（發去私訊）
    /find 號碼 睇一張單
    打中文都得：/值班 /我的 /查
group-help-private = /mine 我嘅個案
    /duty 邊個當值
    /find 號碼 睇一張單
    /ping 試下私訊通唔通
    寫畀本人：撳住嗰件事嘅訊息，揀「回覆」
    傾完喇：一樣「回覆」，寫「完」
group-duty = 而家當值：{ $workers }（到{ $when }）
group-duty-nobody = 而家冇人當值。
group-duty-next = 下一更 { $when }：{ $workers }
group-mine = 你手上 { $count } 件。撳號碼再睇內容。
group-mine-none = 你手上冇個案。
group-mine-line = · { $number } · { $concern } · { $urgency }
group-mine-due = · { $number } · { $concern } · { $urgency } · 應承{ $when }前聯絡
group-mine-more = 仲有 { $count } 件，請去值班台網頁睇。
group-find-how = 請將號碼寫喺後面，例如：/find 1104-07
group-find-none = 冇號碼 { $number }。
group-ping = 🔔 呢條係測試。收到就撳下面。
group-got = 收到喇
group-ping-done = 好，私訊通嘅。
group-menu-duty = 邊個當值
group-menu-mine = 我嘅個案
group-menu-find = 用號碼睇一張單
group-menu-done = 傾完喇，交返畀助手
group-menu-ping = 試下私訊通唔通
group-menu-help = 有咩用

## What linli ready says

ready-tg-desk-token = 值班群嘅機械人：Telegram 唔認呢個 token。喺 BotFather 打 /mybots，揀呢個機械人，撳 API Token，成行抄入 LINLI_DESK_TOKEN。
ready-tg-desk-away = 值班群嘅機械人：而家連唔到 Telegram，檢查唔到。
ready-tg-desk-conflict = 值班群嘅機械人：另一個程式都用緊同一個 token。停咗嗰個程式；唔知係邊個，就喺 BotFather 打 /revoke，換個新 token。
ready-tg-desk-webhook = 值班群嘅機械人：Telegram 啱啱送唔到嚟呢度：{ $error }。睇下 LINLI_PUBLIC_URL 同證書。
ready-tg-group-unbound = 未接值班群。請督導或者主任喺值班台撳「接群連結」，揀好個群。
ready-tg-group-out = 機械人唔喺值班群。打開群資料，撳「新增成員」，揀機械人；再攞一條接群連結。
ready-tg-group-privacy = 機械人 { $bot } 睇到群入面嘅閒談。喺 BotFather 打 /setprivacy，揀佢，撳 Enable，再將佢移出群、加返入嚟。
ready-tg-group-topics = 機械人開唔到話題。打開群資料，「管理員」，揀機械人，開「管理話題」。
ready-tg-group-mute = 機械人喺群度發唔到訊息。打開群資料，「管理員」，加機械人做管理員。
ready-tg-worker-unbound = { $worker } 七日內要當值，未登記私訊。請發登記連結，撳入去，再撳「開始」。
ready-tg-worker-blocked = { $worker } 七日內要當值，私訊送唔到。請打開機械人，撳「開始」。
ready-tg-worker-ping = { $worker } 七日內要當值，未撳過測試嘅「收到喇」。請喺私訊打 /ping 試一次。

## Words and files that go on to a resident

group-whom = 呢句說話畀邊位？請㩒單號。
    { $tickets }
group-whom-line = · { $number } · { $concern }
group-sent-to = 發咗畀 { $number }。
group-file-large = 檔案超過 20 MB，轉唔到。請發細啲嘅。
group-file-unsent = { $number } 你個檔案攞唔到，冇發畀本人。請再發一次。
relay-failed = { $number } 呢句說話送唔到畀本人。請再發一次，或者打電話。
done-amended = 改好咗，本人見到嘅係新嘅。
refused-no-relay = { $number } 搵唔到發過嗰句說話，改唔到。
refused-closed = { $number } 已經辦結。要再搵本人，請先重開。
private-silent = ⏳ { $number } 本人講咗說話，仲等緊你覆。
private-danger-beside = ‼️ { $number } 本人啱啱講到危險，已經按同一個人嘅另一張單叫人。請都睇一睇。
act-canned = 常用語
group-canned = { $number } 㩒一句，就發畀本人。
group-canned-none = { $number } 而家冇可以發嘅常用語。
