# What is still missing before residents may be let in (linli ready). Read by the operator.
ready-demo = { $name } 是演示站，人和电话都是编的，不能让居民进来。
ready-phone = 值班电话还没填。
ready-fallback = 还没写明最后由谁接（总站或上级站）。
ready-fallback-phone = 最后由“{ $name }”接，但没有填电话。
ready-gap = { $day } { $from } 到 { $to } 开门，却没有人值班。
ready-gap-more = 另外还有 { $count } 段开门时间没有人值班。
ready-enrolled = 还没有一位社工登录过。用 linli enrol 发登录链接。
ready-not-enrolled = { $name } 七天内要值班，还没有登录过。
ready-no-hotlines = 没有地区 { $region } 的求助电话。
ready-hotlines = 有 { $count } 个求助电话九十天内没有人打过核对：{ $numbers }。
ready-night-line = 地区 { $region } 没有可靠的 24 小时倾听热线，夜里只能给报警和急救电话。
ready-clocks = 各级时限还没有主任签字（centre.yaml 的 signed）。
ready-ladder-end = { $level } 的阶梯最后一级不是上级站：没人接时就没有人了。
ready-notice = 缺少隐私说明：notice.{ $lang }.md。
ready-answers = 有 { $count } 个办事答案没有人核对过：{ $names }。
ready-backup = 还没有做过一次能恢复的备份。
ready-backup-old = 上一次验证过的备份是 { $days } 天前，超过 30 天。
