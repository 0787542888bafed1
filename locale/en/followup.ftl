# The question afterwards, what goes on after an end, several matters at once, and what is held.
# A sentence that says what a worker did or will do has $worker, $when or $at.

## The question afterwards

after-hello = Hello, this is { $station }. About { $number }: is it better now?
after-how = Is it better now?
after-how-quiet = { $number }: is it better now?
after-satisfied = Are you content with how you were helped?
after-words = Thank you. If you want to say more, write it here. If not, no need to answer.
after-thanks = Thank you, I wrote it down. You can come back any time.
button-after_better = Better
button-after_same = The same
button-after_worse = Harder now
button-glad = 🙂 Content
button-fair = 😐 So-so
button-sad = 🙁 Not content

## It had come to its end, and goes on or not

reopened-worse = I hear you. { $number } is open again, and marked as important.
reopened-news = All right. { $number } is open again, and your words go with it.
reopened-by = { $worker } opened { $number } again.
again-closed = Your last matter ({ $number }) was finished. Is this the same matter, or a new one?
button-same_again = The same matter
over-already = Your last matter is finished. There is nothing to take back. You can come back any time.
status-done = { $number }: { $worker } finished it { $at }. If anything changes, write it here.
status-taken-back = You took back { $number }. If you want to talk again, write it here.
status-reopened = { $number } is open again. Nobody has taken it yet. Someone takes it by { $when } at the latest.
status-merged = { $number } and { $other } are the same matter, and are kept together.

## Taking back where safety is touched

withdrawing-looked = { $number } is about safety. It has to be looked at before it is taken back. Still take it back?
withdraw-asked = All right. I tell { $worker } that you want to take back { $number }. { $worker } looks at it first.
withdraw-waits = All right, you want to take back { $number }. I wrote that down. It stays until it has been looked at.

## Several matters

which-one = You have more than one matter. Which one do you want to take back?
which-line = { $place }. { $number } { $concern }
which-plain = { $place }. { $number }
button-which_1 = Number 1
button-which_2 = Number 2
button-which_3 = Number 3
button-which_4 = Number 4
button-keep_all = None of them

## When a message is safe on a telephone that others read

when-safe = When can a message come that nobody else sees?
button-safe_morning = Morning
button-safe_afternoon = Afternoon
button-safe_evening = Evening
button-safe_never = Do not send

## What is held

held-begin = This is what is kept about you:
held-ticket = · { $number }: { $concern }, { $day }
held-plain = · { $number }, { $day }
held-draft = not sent yet
held-who = - About whom: { $what }
held-area = - Where you live: { $what }
held-age = - Age group: { $what }
held-phone = - Telephone: { $what }
held-school = - School: { $what }
held-no-call = - You said: no phone calls for now
held-words = · { $words } messages you sent, and { $media } voice notes, pictures or files
held-not = All of it is kept locked, and opened only for your matter. Notes on anyone else are not in this list.
held-rights = If something is wrong, just write it here. To delete it, write "delete".
held-nothing = Nothing about you is kept here.
held-caution = If I write it here, whoever sees this screen sees it too. Show it now?
held-kiosk = This is a shared screen, so I do not write it here. Please come to the station to see it.
button-held = What is kept
button-held_now = Show it now

## Deleting, where the law makes us keep something

deleted-closed = The same for what is finished: only the number, the kind and the times stay.
deleted-report = The record of a report the law asks for (to which office, when) stays for three years. Your own words are not in it.
deleted-waits = For { $number } the law asks for a report first, and your words are needed for it, so nothing is deleted now. Once that is done and closed, everything goes.
