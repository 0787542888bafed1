# What a resident is told while workers speak with them through the bots.

which-talk = 呢句說話係同邊位講？請㩒一下。
which-talk-line = · { $worker }：{ $concern }
which-talk-done = 好，轉咗畀{ $worker }。
talk-off = { $worker }而家唔當值，{ $when }返嚟。你講嘅都留咗。急事而家打 { $numbers }。
talk-silent = 啱啱又提咗{ $worker }，未覆你。
talk-back = { $worker }未覆你，督導都知道咗。你繼續講，我喺度。
talk-unreached = { $worker }部手機而家收唔到訊息。你講嘅都留咗，冇漏到。
