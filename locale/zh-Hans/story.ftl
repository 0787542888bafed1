# What the demo page says while the story lets time pass.
story-minutes = 过了 { $count } 分钟
story-hours = 过了 { $count } 小时
story-until = 等到 { $clock }
