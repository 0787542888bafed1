# What is still missing before residents may be let in (linli ready). Read by the operator.
ready-demo = { $name } 係示範中心，人同電話都係虛構，唔可以畀居民入嚟。
ready-phone = 當值電話未填。
ready-fallback = 未寫明最後邊個接（總站或者上一級）。
ready-fallback-phone = 最後由「{ $name }」接，但係冇填電話。
ready-gap = { $day } { $from } 至 { $to } 開門，但係冇人當值。
ready-gap-more = 另外仲有 { $count } 段開門時間冇人當值。
ready-enrolled = 未有任何一位社工登入過。用 linli enrol 發登入連結。
ready-not-enrolled = { $name } 七日內要當值，仲未登入過。
ready-no-hotlines = 冇地區 { $region } 嘅求助電話。
ready-hotlines = 有 { $count } 個求助電話九十日內冇人打過核對：{ $numbers }。
ready-night-line = 地區 { $region } 冇可靠嘅 24 小時傾聽熱線，夜晚淨係可以畀報警同救護電話。
ready-clocks = 各級時限主任未簽名（centre.yaml 嘅 signed）。
ready-ladder-end = { $level } 嘅階梯最後一級唔係上級站：冇人接就冇人理。
ready-notice = 欠私隱說明：notice.{ $lang }.md。
ready-answers = 有 { $count } 個辦事答案未有人核對過：{ $names }。
ready-backup = 未做過一次還原得到嘅備份。
ready-backup-old = 上次驗證過嘅備份係 { $days } 日前，超過 30 日。
