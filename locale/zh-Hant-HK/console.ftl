# The staff desk on the web: its frame, cards, tickets, forms and what went wrong.

## The frame of every page

console-title = 當值檯
console-skip = 跳去內容
console-back = 返當值檯
console-ways = 去邊度
console-way-group = 群組
console-way-mine = 我嘅
console-way-keyin = 來電登記
console-way-duty = 當值
console-line-on = 已連線
console-line-off = 斷咗線，重新連緊
console-down = 而家收唔到新求助。請睇下網絡，急事用電話。
console-sound-on = 🔔 已開聲
console-sound-off = 🔕 未開聲
console-reload = 重新載入
console-failed = 送唔到出去。請睇下網絡，再撳多次。
console-ring = 緊急，未有人接：
console-language = 語言
console-out = 登出
console-keys = 快捷鍵
console-keys-on = 用快捷鍵
console-key-j = 下一張
console-key-k = 上一張
console-key-a = 接揀咗嗰張
console-key-g = 群組
console-key-m = 我嘅
console-key-n = 來電登記
console-key-s = 聲音開關

## Cards

console-waiting = { $count } 件未有人接
console-quiet = 全部有人接咗
console-taken = 已經有人接
console-notices = 頭先
console-duty-line = 而家當值：{ $workers }
console-duty-off = 而家冇人當值。下一更 { $at }：{ $workers }
console-comma = 、
console-why = 點解{ $colour }
console-age = { $age } 歲
console-waited = 等咗 { $span }
console-just = 啱啱到
console-ago = { $span }前嚟嘅
console-due = 請喺 { $time } 前接
console-due-late = 應該喺 { $time } 前接，已經過咗
console-owner = { $worker }跟緊
console-owner-me = 我跟緊
console-open = 打開
console-unheard = 🎤 語音未聽
console-violence = 聯絡要小心
console-calm = 人安全

## The states of domain study §8

console-state-new = 未睇
console-state-acked = 睇咗
console-state-contacted = 聯絡咗
console-state-unreached = 聯絡唔到
console-state-assigned = 已派
console-state-active = 跟進緊
console-state-referred = 轉介緊
console-state-handed = 對方接咗
console-state-followup = 跟進電話
console-state-reopened = 重開
console-state-done = 完成
console-state-closed = 結案
console-state-void = 作廢
console-state-merged = 已合併
console-state-withdrawn = 本人收回
console-state-dropped = 已放棄
console-state-draft = 仲講緊

## Times

console-at-tomorrow = 聽日 { $time }
console-at-yesterday = 尋日 { $time }
console-at-day = { $day } { $time }
console-day-0 = 星期一
console-day-1 = 星期二
console-day-2 = 星期三
console-day-3 = 星期四
console-day-4 = 星期五
console-day-5 = 星期六
console-day-6 = 星期日
console-span-now = 唔夠 1 分鐘
console-span-minutes = { $minutes } 分鐘
console-span-hours = { $hours } 個鐘 { $minutes } 分
console-span-days = { $days } 日

## My tickets

console-own = { $count } 件跟緊
console-own-none = 冇跟緊嘅
console-asks = 請您接
console-safe-sure = 我同本人或者屋企人講咗嘢，停警報
console-letters = 畀我嘅消息
console-care-violence = 呢部電話可能有人睇到。先問「方唔方便講嘢」，唔方便就收線。短訊唔好寫內容，唔好提中心。
console-promise = 應承咗 { $time } 前聯絡，仲有 { $span }
console-promise-late = 應承咗 { $time } 前聯絡，過咗 { $span }。請即刻聯絡，或者撳「遲啲」。
console-number-first = 先報號碼 { $number }
console-phone-none = 冇留電話。喺下面寫畀對方。
console-contact-phone = 打電話
console-contact-here = 喺聊天度講
console-contact-visit = 自己嚟中心
console-contact-break = 小息嚟搵社工
console-live = 您同對方講緊
console-set-aside = 見到但冇計
console-keyed = 來電紀錄
console-safety-none = 話冇危險
console-safety-ideation = 講過唔想活
console-safety-violence = 有人打
console-safety-unsure = 講唔定
console-wish-do_not_call = 暫時唔好打電話
console-wish-human = 想搵真人
console-reached = ☎ 打通咗
console-missed = 打唔通
console-later = 遲 { $minutes } 分鐘
console-safety = 安全
console-thread = 講過嘅嘢
console-voice = 語音
console-who-resident = 求助人
console-who-bot = 自動助手
console-who-worker = 社工
console-reply-label = 寫畀對方。寫咗就由您講，助手唔插嘴。
console-reply = 發出去
console-handback = 完，交返畀助手
console-events = 自動記錄（{ $count }）

## What happened to a ticket

console-event-opened = 開始講
console-event-sent = 送出
console-event-alert = 緊急提示
console-event-called = 請人接
console-event-accepted = 接單
console-event-declined = 未能接
console-event-supervisor_called = 叫督導
console-event-contact = 聯絡
console-event-tried = 打唔通
console-event-calmed = 聯絡咗，人安全
console-event-promised = 應承咗時間
console-event-replied = 寫咗回覆
console-event-handed_back = 交返畀助手
console-event-heard = 語音聽咗
console-event-listened = 播咗語音
console-event-keyed_in = 來電登記
console-event-added = 有補充
console-event-wish = 有心願
console-event-feedback = 講咗好咗未
console-event-withdrawn = 本人收回
console-event-dropped = 放棄
console-event-nudged = 提示咗當值
console-event-chat_lost = 對話斷咗（本人停咗機械人）
console-event-chat_back = 對話通返
console-event-undelivered = 有訊息送唔到
console-event-unread = 機器讀唔到

## A phoned-in request

console-keyin-text = 一路聽一路寫，一分鐘內記完。登記完即刻有號碼。
console-keyin-words = 對方點講（原話）
console-keyin-concern = 邊一類
console-keyin-choose = 請揀
console-keyin-urgency = 急唔急
console-keyin-subject = 邊個需要幫手
console-keyin-phone = 覆電號碼（冇就留空）
console-keyin-area = 邊個社區
console-keyin-nowhere = 唔清楚
console-keyin-keyed = 登記
console-keyin-network = 轉介嚟
console-keyin-outreach = 外展見到
field-source = 由邊度嚟
console-keyin-sources = 「轉介嚟」：學校、醫院、其他機構打嚟。「外展見到」：你自己遇到。
console-keyin-wrong = 呢幾項請再睇一眼：{ $fields }
console-group-A = 安全同保護
console-group-B = 心情同精神健康
console-group-C = 家庭同青少年
console-group-D = 長者同照顧
console-group-E = 健康同殘障
console-group-F = 生計同權益
console-group-G = 社區
console-group-H = 其他
console-subject-unknown = 唔清楚
console-subject-self = 本人
console-subject-grandchild = 孫仔孫女
console-subject-child = 仔女
console-subject-parent = 父母
console-subject-spouse = 老公老婆
console-subject-grandparent = 爺爺嫲嫲輩
console-subject-sibling = 兄弟姊妹
console-subject-friend = 朋友
console-subject-neighbour = 鄰居
console-subject-student = 學生
console-subject-other = 其他人
console-subject-none = 冇

## Who is on duty

console-duty-now = 而家
console-duty-next = 下一更
console-duty-until = 到 { $time }
console-duty-none = 而家冇人當值。
console-duty-never = 之後冇排更。請主任排更。
console-duty-first = 第一線
console-duty-second = 第二線
console-duty-supervisor = 督導
console-duty-gaps = 七日內開門冇人當值
console-duty-gap = { $from } 到 { $until }
console-duty-fallback = 都冇人接，最後搵：{ $house }

## Who can be reached, and the way into the messenger

console-reach = 搵得到邊個
console-reach-ok = 私訊通 · { $span }前試過
console-reach-never = 私訊未登記
console-reach-unproved = 登記咗，未撳「{ $button }」
console-reach-lost = 私訊送唔到 · { $span }前發現
console-reach-desk-in = 值班台登入緊
console-reach-desk-was = 值班台 { $at } 登入過
console-reach-desk-never = 值班台未登入過
console-reach-turn = 下次當值 { $at }
console-reach-turn-now = 而家當值
console-reach-turn-none = { $days } 日內唔使當值
console-reach-nobody = 七日內排第一線，但係未有一條路試通。請登入值班台，或者登記 Telegram，再撳「{ $button }」。
console-reach-try = 試一試
console-reach-link = 登記連結
console-reach-tried = 測試發緊畀{ $worker }。撳咗「{ $button }」之後，再開呢一頁就見到。
console-reach-untried = 畀{ $worker }嘅測試冇發到：未登記，或者送唔到。請重新登記。
console-reach-often = 啱啱試過，請等一分鐘。
console-invite-no = 未辦到：只有督導同主任可以幫人辦，而且對方要接得單。
console-tg = 用 Telegram 接單
console-tg-text = 登記之後，新單直接發去您部手機。
console-tg-bound = 您登記咗。換咗手機，再登記一次就得。
console-tg-off = 呢度未接 Telegram。請管理員睇說明書嘅 Telegram 一節。
console-tg-me = 畀我連結
console-tg-group = 值班群
console-tg-group-ok = 個群接好咗
console-tg-group-none = 個群未接
console-tg-group-lost = 個群送唔到
console-tg-group-link = 接群連結
console-invite-title = { $worker }嘅登記連結
console-invite-title-group = 接值班群嘅連結
console-invite-once = 只可以用一次，{ $minutes } 分鐘內有效。離開呢一頁就睇唔返。
console-invite-other = 只交畀{ $worker }本人，唔好發去群組。
console-invite-step-scan = 用當值嗰部手機掃碼，或者撳連結。
console-invite-step-start = 喺 Telegram 撳「開始」（START）。
console-invite-step-pong = 收到測試訊息，撳「{ $button }」。
console-invite-step-pick = 撳連結，揀值班群。
console-invite-step-rights = 權限唔好改，撳確定。
console-invite-step-told = 個群話新個案會發喺嗰度，就得。
console-invite-qr = 二維碼，同連結一樣
console-invite-back = 返值班頁
console-invited = { $worker }喺 { $at } 幫您開咗一條 Telegram 登記連結。唔係您要嘅，請即刻搵主任。

## The way in, and what went wrong

console-enter-title = 入當值檯
console-enter-text = { $station }嘅當值檯。呢條連結只係畀您一個人用。
console-enter-button = 入去
console-enter-once = 撳一次就用咗。用呢部電話或者電腦當值先好撳。
console-error-enter = 呢條連結用唔到
console-error-enter-text = 可能用咗，或者過咗期。請管理員再發過。
console-error-out = 請先入嚟
console-error-out-text = 您未登入，或者夠鐘。請用管理員發嘅一次性連結入嚟。
console-error-form = 冇收到
console-error-form-text = 呢一頁太舊，或者唔係由當值檯發嚟。乜都冇改。請返當值檯再撳一次。
console-error-often = 撳得太快
console-error-often-text = 請等一分鐘再試。
console-error-none = 打唔開
console-error-none-text = 冇呢一頁，或者唔係畀您睇。
console-error-large = 寫得太長
console-error-large-text = 一次寫唔到咁多，乜都冇改。請分幾次寫。
console-error-away = 暫時打唔開
console-error-away-text = 系統恢復緊，啱啱撳嘅冇記低。等陣再撳，急事用電話。
console-signed-out = 已登出。再嚟請用新嘅一次性連結。
console-signed-out-title = 已登出
console-twice = 已經收咗，唔使再撳。

## The demo page

demo-title = 鄰里 · 示範
demo-banner = 示範，冇真人
demo-banner-more = { $station }係虛構嘅。真係有急事請打當地緊急電話。
demo-story = 故事
demo-play = ▶ 播放
demo-pause = ⏸ 暫停
demo-take-over = ✋ 我嚟接手
demo-clock = 而家幾點
demo-now = { $date } { $day } { $time }
demo-clock-minutes = +10 分鐘
demo-clock-hour = +1 個鐘
demo-clock-morning = 到聽朝 8:30
demo-panes = 三個畫面
demo-pane-chat = 街坊嘅手機
demo-pane-chat-more = 打字試下
demo-pane-group = 當值群組
demo-pane-group-more = 得個號碼，冇原話
demo-pane-mine = 社工自己睇
demo-worker = 邊個當值
console-photo = 相，撳開睇大圖
console-download = 下載檔案
console-media-wanted = 未攞到，等陣再睇。
console-media-failed = 攞唔到。請叫本人再傳一次。
console-event-seen = 相、檔案睇咗
console-event-looked = 睇相、檔案
console-event-deleted = 本人要求刪除
console-event-came_by = 由學校連結嚟
console-unseen = 📷 相或語音未睇

## Duty: why this worker, and a person's judgement of the urgency

console-chosen = 點解搵佢哋
console-level = 改緊急程度
console-level-to = 改做
console-level-why = 原因
console-level-checked = 聯絡過，睇過
console-level-misread = 機器讀錯
console-level-worse = 比之前更急
console-level-save = 記低
console-event-ranked = 排咗先後
console-event-placed = 定咗歸邊個站
console-event-climbed = 報咗上一級
console-event-released = 冇聯絡，收返
console-event-unanswered = 全部搵過，冇人接
console-event-levelled = 改咗緊急程度

## Casework: short forms on a ticket, flags, what closing still needs

console-form-wrong = 仲差少少。{ $field } { $why }
console-form-choose = 請揀一個。
console-form-empty = 請寫幾個字。
console-form-long = 寫得太長，最多 { $most } 個字。
console-form-nothing = 而家冇得揀。
console-lacking = 辦結要有嘅
console-there = ，有喇
console-wanting = ，仲未有
console-need-contact = 聯絡記錄
console-need-safe = 個人安唔安全
console-need-confirmed = 確認問題
console-need-capacity = 行為能力
console-need-tries = 試滿三次
console-need-risk-checked = 睇過風險
console-need-case = 開個案
console-need-plan = 服務計劃
console-need-agreement = 本人同意
console-need-risk = 安全計劃
console-need-report = 強制報告
console-need-receipt = 對方回覆
console-need-sign = 督導簽名
console-flag-report = 要報告
console-flag-never = 唔好聯絡當事人
console-flag-knows = 當事人知唔知，仲未問
console-flag-sign = 等督導簽名
console-flag-referred = 轉介緊
console-flag-tries = 聯絡唔到 { $count } 次
console-flag-case = 個案
console-flag-visiting = { $worker }上門緊，{ $time } 前報平安

## Casework: the story of a ticket, and what others do for it

console-story = 經過
console-earlier = 更早嘅（{ $count }）
console-middle = { " · " }
console-corrected = 更正
console-summary = 小結
console-errands = 請人做嘅事
console-errand-due = { $time } 前
console-errand-late = { $time } 前，已經過咗
console-task-cowork = 協作
console-task-volunteer = 義工
console-task-visit = 上門
console-task-report = 強制舉報
console-task-referral = 轉介
console-task-transfer = 移交
console-task-follow_up = 跟進問候
console-task-sign = 簽名
console-task-notice = 告知
console-what-close = 辦結
console-what-unreached = 聯絡唔到
console-what-void = 作廢
console-what-case_sight = 睇開案
console-what-visit = 去睇下
console-status-draft = 仲未發
console-status-requested = 等回覆
console-status-accepted = 接受咗
console-status-rejected = 冇接受
console-status-in-progress = 做緊
console-status-on-hold = 暫緩
console-status-cancelled = 取消咗
console-status-completed = 做好咗
console-status-failed = 做唔成
console-outcome-signed = 簽咗
console-outcome-safe = 平安

## Casework: mine by the clock, a number, signatures, a volunteer's page

console-clock-promise = { $time } 前聯絡
console-clock-lapse = { $time } 前聯絡
console-clock-idle = { $time } 前跟進
console-clock-report-due = { $time } 前舉報
console-clock-visit-due = { $time } 前報平安
console-clock-receipt = { $time } 前要有回覆
console-clock-service = { $time } 問有冇得到服務
console-clock-errand = 義工 { $time } 前做
console-clock-sign = { $time } 前等簽名
console-clock-late = { $clock }，過咗
console-to-sign = 等我簽名 { $count } 件
console-by-clock = 我嘅單，快到鐘嘅排先
console-asked = 人哋請我做嘅
console-find = 搵單號
console-find-go = 搵
console-find-none = 冇 { $number } 呢件，或者唔歸你睇。
console-find-nobody = 仲未有人
console-find-other = { $number } · { $worker }跟緊 · { $state }
console-sign-title = 等我簽名
console-sign-count = { $count } 件
console-sign-none = 而家冇
console-sign-asks = { $worker }請你睇：{ $what }
console-sign-result = 結果
console-sign-contact = 最近一次聯絡
console-errands-mine = 請你幫嘅忙
console-errands-none = 而家冇。多謝你。
console-errand-where = 喺邊度
console-errand-when = 幾時之前
console-errand-ask = 有事搵

## What happened to a ticket in work

console-event-amended = 改咗發出嘅話
console-event-asked_after = 問咗之後點
console-event-assigned = 繼續跟進
console-event-capacity = 記行為能力
console-event-case_opened = 開咗個案
console-event-case_seen = 督導睇過開案
console-event-close_asked = 請督導簽名辦結
console-event-closed = 辦結
console-event-corrected = 更正
console-event-erase_asked = 本人要求刪除
console-event-erased = 已刪除
console-event-escalated = 報上一級
console-event-follow_missed = 跟進問候搵唔到人
console-event-followed_up = 跟進問候
console-event-idle = 冇動靜，提醒咗
console-event-knows = 當事人知唔知
console-event-merged = 併去另一件
console-event-raised = 改得更急
console-event-recorded = 寫咗紀錄
console-event-regarded = 確認問題
console-event-remarked = 跟進時講咗話
console-event-reopened = 重開
console-event-satisfied = 滿唔滿意
console-event-sent_back = 督導退回
console-event-silent = 一直冇回覆
console-event-silent_long = 好耐冇回覆
console-event-summary = 寫咗小結
console-event-told_off_shift = 話咗俾對方知社工唔當值
console-event-topped = 請到最上一級
console-event-unreached = 聯絡唔到
console-event-unreached_asked = 請督導睇：聯絡唔到
console-event-void_asked = 請督導簽名作廢
console-event-voided = 作廢
console-event-withdraw_asked = 本人想撤回
console-event-signature_used = 簽名用咗

## What goes along with words to a resident

console-along = 發檔案、相
console-along-file = 揀一個，最大 10 MB
console-along-words = 附一句說話
console-along-send = 發畀本人
console-mark-waiting = 送緊
console-mark-sent = ✓ 送到
console-mark-failed = ✗ 送唔到

## Helping with an application: the list of a centre's answer page

console-aid = 協助申請清單
console-aid-head = 協助：{ $title }（{ $state }）
console-aid-lines = 同本人逐樣睇，搞掂嘅剔
console-aid-state = 去到邊一步？
console-aid-prepare = 準備緊文件
console-aid-handed = 遞咗表
console-aid-waiting = 等審批
console-aid-granted = 批咗
console-aid-refused = 冇批
console-aid-source = 出處：{ $title }，{ $on } 查過。批唔批由部門決定。
console-aid-save = 記低
