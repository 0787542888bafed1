# What the demo page says while the story lets time pass.
story-minutes = { $count } minutes pass
story-hours = { $count } hours pass
story-until = Until { $clock }
