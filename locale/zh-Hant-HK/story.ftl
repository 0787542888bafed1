# What the demo page says while the story lets time pass.
story-minutes = 過咗 { $count } 分鐘
story-hours = 過咗 { $count } 個鐘
story-until = 等到 { $clock }
