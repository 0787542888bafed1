# What the demo page says while the story lets time pass.
story-minutes = 過了 { $count } 分鐘
story-hours = 過了 { $count } 小時
story-until = 等到 { $clock }
