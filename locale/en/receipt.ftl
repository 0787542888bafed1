# After a referral: what the resident is told; what the receiver and whoever refers somebody in see on their pages.

told-referred-minimum = As you agreed, { $worker } has passed this on to { $receiver }. Passed on: the kind of matter, the age, the community. Not your number. If you do not want this, tell { $worker } here.
told-referred-contact = As you agreed, { $worker } has passed this on to { $receiver }. Passed on: the kind of matter, the name, the number. If you do not want this, tell { $worker } here.
told-referred-full = As you agreed, { $worker } has passed this on to { $receiver }. Passed on: the kind of matter, the name, the number, and what { $worker } wrote. If you do not want this, tell { $worker } here.
told-referred-quiet = { $number }: { $worker } has done what you agreed on.
told-shared-law = The law requires it in some matters: { $worker } has told { $receiver }. If you want to ask something, ask { $worker } here.
told-shared-life = To keep you safe, { $worker } has told { $receiver }. If you want to ask something, ask { $worker } here.
told-received = { $receiver } answered, { $at }: they take it on. { $worker } stays with it too.
told-received-by = { $receiver } answered, { $at }: they take it on, ask for { $name }. { $worker } stays with it too.
told-received-quiet = { $number }: an answer came, { $at }. { $worker } stays with it.
told-declined = { $receiver } cannot take it on this time. { $worker } still has it.
told-back = Your matter is back from { $receiver }. { $worker } goes on with it.
told-moved = { $worker } has handed your matter to { $unit }.
