# What a resident is told while workers speak with them through the bots.

which-talk = Who is this for? Please press.
which-talk-line = · { $worker }: { $concern }
which-talk-done = Good. It has gone to { $worker }.
talk-off = { $worker } is not at work now and is back { $when }. What you said is kept. If it is urgent, phone { $numbers } now.
talk-silent = { $worker } was reminded just now and has not answered yet.
talk-back = { $worker } has not answered, and the supervisor knows. Go on, I am here.
talk-unreached = { $worker } cannot be reached by phone just now. Everything you say is kept.
