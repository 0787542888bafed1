# What is still missing before residents may be let in (linli ready). Read by the operator.
ready-demo = { $name } 是示範站，人員和電話都是虛構的，不能讓居民進來。
ready-phone = 值班電話還沒填。
ready-fallback = 還沒寫明最後由誰接（總站或上級站）。
ready-fallback-phone = 最後由「{ $name }」接，但沒有填電話。
ready-gap = { $day } { $from } 到 { $to } 開門，卻沒有人值班。
ready-gap-more = 另外還有 { $count } 段開門時間沒有人值班。
ready-enrolled = 還沒有任何一位社工登入過。請用 linli enrol 發登入連結。
ready-not-enrolled = { $name } 七天內要值班，還沒有登入過。
ready-no-hotlines = 沒有地區 { $region } 的求助電話。
ready-hotlines = 有 { $count } 個求助電話九十天內沒有人打過核對：{ $numbers }。
ready-night-line = 地區 { $region } 沒有可靠的 24 小時傾聽專線，夜裡只能給報警和救護電話。
ready-clocks = 各級時限還沒有主任簽名（centre.yaml 的 signed）。
ready-ladder-end = { $level } 的階梯最後一級不是上級站：沒人接時就沒有人了。
ready-notice = 缺少隱私說明：notice.{ $lang }.md。
ready-answers = 有 { $count } 個辦事答案沒有人核對過：{ $names }。
ready-backup = 還沒有做過一次能還原的備份。
ready-backup-old = 上一次驗證過的備份是 { $days } 天前，超過 30 天。
