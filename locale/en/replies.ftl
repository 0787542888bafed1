# Ready-made sentences a worker can send with one press (button-… is for the worker). Slots: $worker, $when.

button-reply-seen = A quick word
reply-seen = { $worker } has seen this. Take your time.
button-reply-when = When I call
reply-when = { $worker } will be in touch by { $when }. Tell me if that does not suit you.
button-reply-safe = Safe?
reply-safe = Are you safe now? Just answer “safe” or “not safe”.
button-reply-photo = A photo
reply-photo = If you can, take a photo and send it here. It need not be a good one.
button-reply-phone = When to call
reply-phone = When may we call you? Morning, afternoon or evening?
button-reply-papers = What to bring
reply-papers = When you come, bring your identity card and the papers you have. Come even if some are missing.
button-reply-more = Anything else
reply-more = Is there anything else? If not, answer “no”.
button-reply-thanks = Thank you
reply-thanks = Thank you for saying it. If there is anything later, just write here.
