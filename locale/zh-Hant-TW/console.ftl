# The staff desk on the web: its frame, cards, tickets, forms and what went wrong.

## The frame of every page

console-title = 值班檯
console-skip = 跳到內容
console-back = 回值班檯
console-ways = 前往
console-way-group = 群組
console-way-mine = 我的
console-way-keyin = 來電登記
console-way-duty = 值班
console-line-on = 已連線
console-line-off = 斷線，正在重連
console-down = 現在收不到新的求助。請檢查網路，急事用電話。
console-sound-on = 🔔 聲音已開
console-sound-off = 🔕 聲音未開
console-reload = 重新整理
console-failed = 沒有送出去。請檢查網路，再按一次。
console-ring = 緊急，還沒人接：
console-language = 語言
console-out = 登出
console-keys = 快速鍵
console-keys-on = 使用快速鍵
console-key-j = 下一張
console-key-k = 上一張
console-key-a = 接選取的那一案
console-key-g = 群組
console-key-m = 我的
console-key-n = 來電登記
console-key-s = 聲音開關

## Cards

console-waiting = { $count } 件沒人接
console-quiet = 都有人接了
console-taken = 已有人接
console-notices = 剛才
console-duty-line = 現在值班：{ $workers }
console-duty-off = 現在沒人值班。下一班 { $at }：{ $workers }
console-comma = 、
console-why = 為什麼{ $colour }
console-age = { $age } 歲
console-waited = 等了 { $span }
console-just = 剛到
console-ago = { $span }前來的
console-due = 請在 { $time } 前接
console-due-late = 該在 { $time } 前接，已經過了
console-owner = { $worker }在跟
console-owner-me = 我在跟
console-open = 打開
console-unheard = 🎤 語音未聽
console-violence = 聯絡要小心
console-calm = 人安全

## The states of domain study §8

console-state-new = 待看
console-state-acked = 已看到
console-state-contacted = 已聯絡
console-state-unreached = 聯絡不上
console-state-assigned = 已派
console-state-active = 跟進中
console-state-referred = 轉介中
console-state-handed = 對方接了
console-state-followup = 回訪
console-state-reopened = 重開
console-state-done = 結束
console-state-closed = 結案
console-state-void = 作廢
console-state-merged = 已合併
console-state-withdrawn = 本人撤回
console-state-dropped = 已放棄
console-state-draft = 還在說

## Times

console-at-tomorrow = 明天 { $time }
console-at-yesterday = 昨天 { $time }
console-at-day = { $day } { $time }
console-day-0 = 週一
console-day-1 = 週二
console-day-2 = 週三
console-day-3 = 週四
console-day-4 = 週五
console-day-5 = 週六
console-day-6 = 週日
console-span-now = 不到 1 分鐘
console-span-minutes = { $minutes } 分鐘
console-span-hours = { $hours } 小時 { $minutes } 分
console-span-days = { $days } 天

## My tickets

console-own = { $count } 件在跟
console-own-none = 沒有在跟的
console-asks = 請您接
console-safe-sure = 我跟本人或家人說上話了，停警報
console-letters = 給我的訊息
console-care-violence = 這支手機別人可能會看。先問「方便說話嗎」，不方便就掛。簡訊別寫內容，別提社工站。
console-promise = 答應 { $time } 前聯絡，還有 { $span }
console-promise-late = 答應 { $time } 前聯絡，過了 { $span }。請馬上聯絡，或按「晚一點」。
console-number-first = 先報號碼 { $number }
console-phone-none = 沒留電話。在下面寫給對方。
console-contact-phone = 打電話
console-contact-here = 在聊天裡說
console-contact-visit = 自己來站裡
console-contact-break = 下課來找社工
console-live = 您在跟對方說
console-set-aside = 看到但沒算
console-keyed = 來電紀錄
console-safety-none = 說沒有危險
console-safety-ideation = 說過不想活
console-safety-violence = 有人打
console-safety-unsure = 說不準
console-wish-do_not_call = 先別打電話
console-wish-human = 想找真人
console-reached = ☎ 打通了
console-missed = 沒打通
console-later = 晚 { $minutes } 分鐘
console-safety = 安全
console-thread = 說過的話
console-voice = 語音
console-who-resident = 求助人
console-who-bot = 自動助手
console-who-worker = 社工
console-reply-label = 寫給對方。寫了就由您說話，助手不插嘴。
console-reply = 送出
console-handback = 完，交還助手
console-events = 自動紀錄（{ $count }）

## What happened to a ticket

console-event-opened = 開始說
console-event-sent = 送出
console-event-alert = 緊急提醒
console-event-called = 請人接
console-event-accepted = 接案
console-event-declined = 不方便接
console-event-supervisor_called = 叫督導
console-event-contact = 聯絡
console-event-tried = 沒打通
console-event-calmed = 已聯絡，人安全
console-event-promised = 答應了時間
console-event-replied = 寫了回覆
console-event-handed_back = 交還助手
console-event-heard = 語音聽過了
console-event-listened = 播放語音
console-event-keyed_in = 來電登記
console-event-added = 有補充
console-event-wish = 有心願
console-event-feedback = 說了好沒好
console-event-withdrawn = 本人撤回
console-event-dropped = 放棄
console-event-nudged = 提醒了值班
console-event-chat_lost = 聊天斷了（本人停用機器人）
console-event-chat_back = 聊天又通了
console-event-undelivered = 有訊息沒送到
console-event-unread = 機器讀不了

## A phoned-in request

console-keyin-text = 邊聽邊寫，一分鐘內記完。登記後馬上給您號碼。
console-keyin-words = 對方怎麼說（原話）
console-keyin-concern = 哪一類
console-keyin-choose = 請選
console-keyin-urgency = 急不急
console-keyin-subject = 誰需要幫忙
console-keyin-phone = 回電號碼（沒有就空著）
console-keyin-area = 哪個社區
console-keyin-nowhere = 不清楚
console-keyin-keyed = 登記
console-keyin-network = 轉來的
console-keyin-outreach = 外展看到
field-source = 從哪裡來
console-keyin-sources = 「轉來的」：里辦公處、學校、醫院打來。「外展看到」：您自己遇到的。
console-keyin-wrong = 這幾項請再看一眼：{ $fields }
console-group-A = 安全與保護
console-group-B = 心情與心理健康
console-group-C = 家庭與青少年
console-group-D = 長者與照顧
console-group-E = 健康與身障
console-group-F = 生計與權益
console-group-G = 社區
console-group-H = 其他
console-subject-unknown = 不清楚
console-subject-self = 本人
console-subject-grandchild = 孫輩
console-subject-child = 兒女
console-subject-parent = 爸媽
console-subject-spouse = 另一半
console-subject-grandparent = 爺爺奶奶輩
console-subject-sibling = 兄弟姊妹
console-subject-friend = 朋友
console-subject-neighbour = 鄰居
console-subject-student = 學生
console-subject-other = 別人
console-subject-none = 沒有

## Who is on duty

console-duty-now = 現在
console-duty-next = 下一班
console-duty-until = 到 { $time }
console-duty-none = 現在沒人值班。
console-duty-never = 後面沒有排班。請主任排班。
console-duty-first = 第一線
console-duty-second = 第二線
console-duty-supervisor = 督導
console-duty-gaps = 七天內開門沒人值班
console-duty-gap = { $from } 到 { $until }
console-duty-fallback = 都沒人接，最後找：{ $house }

## Who can be reached, and the way into the messenger

console-reach = 找得到誰
console-reach-ok = 私訊通 · { $span }前試過
console-reach-never = 私訊還沒登記
console-reach-unproved = 登記了，還沒按「{ $button }」
console-reach-lost = 私訊送不到了 · { $span }前發現
console-reach-desk-in = 值班台登入中
console-reach-desk-was = 值班台 { $at } 登入過
console-reach-desk-never = 值班台沒登入過
console-reach-turn = 下次值班 { $at }
console-reach-turn-now = 正在值班
console-reach-turn-none = { $days } 天內不值班
console-reach-nobody = 七天內排第一線，可是沒有一條路試通過。請登入值班台，或者登記 Telegram，再按「{ $button }」。
console-reach-try = 試一下
console-reach-link = 登記連結
console-reach-tried = 測試正在傳給{ $worker }。按了「{ $button }」以後，再打開這一頁就看得到。
console-reach-untried = 給{ $worker }的測試沒有傳：還沒登記，或者送不到。請重新登記。
console-reach-often = 剛試過，請等一分鐘。
console-invite-no = 沒有辦：只有督導和主任能替別人辦，而且對方要能接單。
console-tg = 用 Telegram 接單
console-tg-text = 登記以後，新單直接傳到您的手機。
console-tg-bound = 您登記過了。換了手機，再登記一次就好。
console-tg-off = 這裡還沒接 Telegram。請管理員看說明書裡的 Telegram 一節。
console-tg-me = 給我連結
console-tg-group = 值班群組
console-tg-group-ok = 群組接好了
console-tg-group-none = 群組還沒接
console-tg-group-lost = 群組送不到了
console-tg-group-link = 接群連結
console-invite-title = { $worker }的登記連結
console-invite-title-group = 接值班群組的連結
console-invite-once = 只能用一次，{ $minutes } 分鐘內有效。離開這一頁就看不到了。
console-invite-other = 只交給{ $worker }本人，不要傳到群組裡。
console-invite-step-scan = 用值班的手機掃碼，或者點連結。
console-invite-step-start = 在 Telegram 裡按「開始」（START）。
console-invite-step-pong = 收到測試訊息，按「{ $button }」。
console-invite-step-pick = 點連結，選值班群組。
console-invite-step-rights = 權限不要改，按確定。
console-invite-step-told = 群組裡說新案會發在那裡，就成了。
console-invite-qr = 二維碼，和連結一樣
console-invite-back = 回值班頁
console-invited = { $worker }在 { $at } 替您開了一個 Telegram 登記連結。不是您要的，請馬上找主任。

## The way in, and what went wrong

console-enter-title = 進值班檯
console-enter-text = { $station }的值班檯。這個連結只給您一個人用。
console-enter-button = 進入
console-enter-once = 按一次就用掉。要用這支手機或電腦值班時再按。
console-error-enter = 這個連結不能用了
console-error-enter-text = 可能用過了，或過期了。請管理員再發一個。
console-error-out = 請先進來
console-error-out-text = 您還沒登入，或時間到了。請用管理員發的一次性連結進來。
console-error-form = 沒有收下
console-error-form-text = 這一頁太舊，或不是從值班檯送來的。什麼都沒改。請回值班檯再按一次。
console-error-often = 按得太快了
console-error-often-text = 請等一分鐘再試。
console-error-none = 打不開
console-error-none-text = 沒有這一頁，或不歸您看。
console-error-large = 寫得太長
console-error-large-text = 一次寫不了這麼多，什麼都沒改。請分幾次寫。
console-error-away = 暫時打不開
console-error-away-text = 系統正在恢復，剛才按的沒有記下。過一會兒再按，急事用電話。
console-signed-out = 已登出。再來請用新的一次性連結。
console-signed-out-title = 已登出
console-twice = 已經收下了，不用再按。

## The demo page

demo-title = 鄰里 · 示範
demo-banner = 示範，沒有真人
demo-banner-more = { $station }是虛構的。真有急事請打當地緊急電話。
demo-story = 故事
demo-play = ▶ 播放
demo-pause = ⏸ 暫停
demo-take-over = ✋ 我來接手
demo-clock = 現在幾點
demo-now = { $date } { $day } { $time }
demo-clock-minutes = +10 分鐘
demo-clock-hour = +1 小時
demo-clock-morning = 到明早 8:30
demo-panes = 三個畫面
demo-pane-chat = 居民的手機
demo-pane-chat-more = 打字試試
demo-pane-group = 值班群組
demo-pane-group-more = 只有號碼，沒有原話
demo-pane-mine = 社工自己看
demo-worker = 誰在值班
console-photo = 照片，點開看大圖
console-download = 下載檔案
console-media-wanted = 還沒取到，請稍後再看。
console-media-failed = 沒有取到。請本人再傳一次。
console-event-seen = 照片、檔案看過了
console-event-looked = 看照片、檔案
console-event-deleted = 本人要求刪除
console-event-came_by = 從學校的連結來
console-unseen = 📷 照片或語音未看

## Duty: why this worker, and a person's judgement of the urgency

console-chosen = 為什麼請他們
console-level = 改緊急程度
console-level-to = 改成
console-level-why = 原因
console-level-checked = 聯絡過，看過了
console-level-misread = 機器讀錯了
console-level-worse = 比先前更急
console-level-save = 記下
console-event-ranked = 排了先後
console-event-placed = 定了歸哪個站
console-event-climbed = 報給上一級
console-event-released = 沒有聯絡，收回
console-event-unanswered = 都請過了，沒人接
console-event-levelled = 改了緊急程度

## Casework: short forms on a ticket, flags, what closing still needs

console-form-wrong = 還差一點。{ $field } { $why }
console-form-choose = 請選一個。
console-form-empty = 請寫幾個字。
console-form-long = 寫太長了，最多 { $most } 個字。
console-form-nothing = 現在沒有可選的。
console-lacking = 結案要有的
console-there = ，有了
console-wanting = ，還沒有
console-need-contact = 聯絡紀錄
console-need-safe = 人安不安全
console-need-confirmed = 確認問題
console-need-capacity = 行為能力
console-need-tries = 試滿三次
console-need-risk-checked = 看過風險
console-need-case = 開個案
console-need-plan = 服務計畫
console-need-agreement = 本人同意
console-need-risk = 安全計畫
console-need-report = 強制通報
console-need-receipt = 對方回覆
console-need-sign = 督導簽名
console-flag-report = 要通報
console-flag-never = 不要聯絡當事人
console-flag-knows = 當事人知不知道，還沒問
console-flag-sign = 等督導簽名
console-flag-referred = 轉介中
console-flag-tries = 沒聯絡上 { $count } 次
console-flag-case = 個案
console-flag-visiting = { $worker }到訪中，{ $time } 前報平安

## Casework: the story of a ticket, and what others do for it

console-story = 經過
console-earlier = 更早的（{ $count }）
console-middle = { " · " }
console-corrected = 更正
console-summary = 小結
console-errands = 請人做的事
console-errand-due = { $time } 前
console-errand-late = { $time } 前，已經過了
console-task-cowork = 協作
console-task-volunteer = 志工
console-task-visit = 到訪
console-task-report = 強制通報
console-task-referral = 轉介
console-task-transfer = 移交
console-task-follow_up = 追蹤關懷
console-task-sign = 簽名
console-task-notice = 告知
console-what-close = 結案
console-what-unreached = 聯絡不上
console-what-void = 作廢
console-what-case_sight = 看開案
console-what-visit = 去看看
console-status-draft = 還沒發
console-status-requested = 等回覆
console-status-accepted = 接受了
console-status-rejected = 沒接受
console-status-in-progress = 進行中
console-status-on-hold = 暫緩
console-status-cancelled = 取消了
console-status-completed = 完成了
console-status-failed = 沒做成
console-outcome-signed = 簽了
console-outcome-safe = 平安

## Casework: mine by the clock, a number, signatures, a volunteer's page

console-clock-promise = { $time } 前聯絡
console-clock-lapse = { $time } 前聯絡
console-clock-idle = { $time } 前跟進
console-clock-report-due = { $time } 前通報
console-clock-visit-due = { $time } 前報平安
console-clock-receipt = { $time } 前要回覆
console-clock-service = { $time } 問有沒有得到服務
console-clock-errand = 志工 { $time } 前做
console-clock-sign = { $time } 前等簽名
console-clock-late = { $clock }，過了
console-to-sign = 等我簽名 { $count } 件
console-by-clock = 我的案，快到時間的在前
console-asked = 別人請我做的
console-find = 找案號
console-find-go = 找
console-find-none = 沒有 { $number } 這一件，或者不歸您看。
console-find-nobody = 還沒有人
console-find-other = { $number } · { $worker }在跟 · { $state }
console-sign-title = 等我簽名
console-sign-count = { $count } 件
console-sign-none = 現在沒有
console-sign-asks = { $worker }請您看：{ $what }
console-sign-result = 結果
console-sign-contact = 最近一次聯絡
console-errands-mine = 請您幫的忙
console-errands-none = 現在沒有。謝謝您。
console-errand-where = 在哪裡
console-errand-when = 什麼時候以前
console-errand-ask = 有事找

## What happened to a ticket in work

console-event-amended = 改了發出的話
console-event-asked_after = 問了後來怎樣
console-event-assigned = 繼續跟進
console-event-capacity = 記行為能力
console-event-case_opened = 開了個案
console-event-case_seen = 督導看過開案
console-event-close_asked = 請督導簽名結案
console-event-closed = 結案
console-event-corrected = 更正
console-event-erase_asked = 本人要求刪除
console-event-erased = 已刪除
console-event-escalated = 報給上一級
console-event-follow_missed = 追蹤沒聯絡上
console-event-followed_up = 追蹤關懷
console-event-idle = 沒有動靜，提醒了
console-event-knows = 當事人知不知道
console-event-merged = 併到另一件
console-event-raised = 改得更急
console-event-recorded = 寫了紀錄
console-event-regarded = 確認問題
console-event-remarked = 追蹤時說了話
console-event-reopened = 重開
console-event-satisfied = 滿不滿意
console-event-sent_back = 督導退回
console-event-silent = 一直沒回話
console-event-silent_long = 很久沒回話
console-event-summary = 寫了小結
console-event-told_off_shift = 告訴對方社工不在班
console-event-topped = 請到最上一級
console-event-unreached = 聯絡不上
console-event-unreached_asked = 請督導看：聯絡不上
console-event-void_asked = 請督導簽名作廢
console-event-voided = 作廢
console-event-withdraw_asked = 本人想撤回
console-event-signature_used = 簽名用掉了

## What goes along with words to a resident

console-along = 傳檔案、照片
console-along-file = 選一個，最大 10 MB
console-along-words = 附一句話
console-along-send = 傳給本人
console-mark-waiting = 正在送
console-mark-sent = ✓ 送到
console-mark-failed = ✗ 沒送到

## Helping with an application: the list of a centre's answer page

console-aid = 協助申請清單
console-aid-head = 協助：{ $title }（{ $state }）
console-aid-lines = 和本人一條條過，辦好的打勾
console-aid-state = 辦到哪一步？
console-aid-prepare = 準備文件
console-aid-handed = 送件了
console-aid-waiting = 等審核
console-aid-granted = 核准了
console-aid-refused = 沒核准
console-aid-source = 出處：{ $title }，{ $on } 查過。准不准由窗口決定。
console-aid-save = 記下
