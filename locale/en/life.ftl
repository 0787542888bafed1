# How a matter goes, read by residents.

tried-else = { $worker } tried to get in touch with you, could not, and will try again.
unreached-told = { $worker } tried a few times and could not reach you. Say a word here, or give another number, and { $worker } goes on helping you.
closed-told = { $worker } has finished { $number }. If anything comes up, write here at any time.
closed-lost-told = { $worker } could not reach you, and has put { $number } aside. Write here at any time and it goes on.
closed-plain-told = { $number } is done. If anything comes up, write here at any time.
void-told = { $worker } has stopped { $number }. If you still need it, write here at any time.
merged-told = { $worker } has put { $number } together with your other matter.
status-unreached = { $number }: { $worker } tried a few times and could not reach you. Write here, and { $worker } sees it.
status-follows = { $number }: { $worker } is going on with it. Write here if there is anything.
reopened-asked = I am asking { $worker } to take it, and will tell you as soon as somebody has.
