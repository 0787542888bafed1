# Hand-over (domain study §5.2): one claim handed over, the sheet at the change of shift. Closed vocabulary, no words of residents.

## One claim

act-takeover = Take it over
hand-asked = 🤝 { $worker } asks you to take over { $number }: { $concern } · { $urgency }{ $more } · { $promise }. Will you? If not, choose why.
hand-free = 🤝 { $number } is still with { $worker }, nobody has taken it over: { $concern } · { $urgency }{ $more }. Can you?
hand-no-time = no time promised
hand-promised = promised by { $when }
hand-taken = 🤝 { $worker } has taken over { $number }; it is no longer yours.
hand-told-refused = 🤝 { $worker } did not take { $number }; it is still yours. The group was told.
hand-told-unanswered = 🤝 { $worker } has not answered; { $number } is still yours. The group was told.
hand-stays-refused = 🤝 { $number } · { $urgency } · { $name } did not take it ({ $reason }), still with { $worker } · duty and supervisor, please look
hand-stays-unanswered = 🤝 { $number } · { $urgency } · no answer to the hand-over, still with { $worker } · duty and supervisor, please look
hand-stays-away = 🤝 { $number } · { $urgency } · { $worker } is on leave; duty and supervisor, please take it over
hand-done-asked = { $worker } has been asked. Until they agree { $number } is yours.
hand-done-taken = You have { $number } now.
hand-done-kept-out = Noted. { $number } is still with { $worker }; the group was told.
hand-no-offer = Too late: nothing here waits for you.
hand-no-person = This cannot be handed to that person.
hand-no-same = { $number } is with { $worker } already.
hand-no-away = { $worker } is on leave; please hand { $number } to somebody else.

## The sheet

act-sheet-sign = Sign off
act-sheet-take = Take over
sheet-made = 📋 Hand-over: { $worker } → { $taker } from { $when }, { $count } open
sheet-give = 📋 Your hand-over sheet, { $count } open, for { $worker }. If nothing is missing, please sign.
    { $lines }
sheet-give-nobody = 📋 Nobody comes after you, { $count } open. What nobody takes stays yours.
    { $lines }
sheet-take = 📋 { $worker }'s hand-over sheet, you are on from { $when }, { $count } open. Signing takes over all of it.
    { $lines }
sheet-line = { $number } · { $urgency } · { $kind }
sheet-line-due = { $number } · { $urgency } · { $kind } · by { $when }
sheet-no-number = no number yet
sheet-kind-alarm = alarm is ringing
sheet-kind-unreached = tried, not reached
sheet-kind-promised = a time was promised
sheet-kind-receipt = referred, no answer yet
sheet-kind-waiting = nobody has taken it
sheet-kind-open = not in touch yet
sheet-kind-draft = story told half
sheet-over = 📋 Handed over: all { $count } of { $worker }'s
sheet-over-partly = 📋 Hand-over: { $count } of { $worker }'s taken, { $left } not; those stay where they are
sheet-over-none = 📋 Hand-over: none of { $worker }'s { $left } was taken; they stay where they are
sheet-late = 📋 { $worker }'s hand-over sheet has not been taken by anyone, { $count } open · duty and supervisor, please look
sheet-nobody = 📋 Nobody comes after { $worker }, { $count } open · please contact { $house }
sheet-nobody-at-all = 📋 Nobody comes after { $worker }, { $count } open · supervisor, please look
sheet-nobody-below = 📋 Nobody comes at { $station }, { $count } not in touch yet · please look
sheet-done-signed = Signed. { $count } open for whoever comes.
sheet-done-signed-over = Signed; everything on it is settled.
sheet-done-taken = Signed; { $count } are yours now.
sheet-done-partly = You have { $count }. You must stay out of { $left }; { $worker } keeps them.
sheet-done-refused = Noted. { $worker } keeps { $count }; the group was told.
sheet-done-gone = Everything on it is settled; nothing to take over.
sheet-no = This sheet is not yours to sign.
sheet-no-gone = This line is settled.

## The console's page

console-way-handover = Hand-over
console-handover-title = Hand-over
console-handover-sheets = Sheets
console-handover-none = No sheet now. One makes itself a quarter of an hour before the change.
console-handover-sheet = { $unit } · { $when } · { $giver } → { $taker }
console-handover-nobody = nobody comes
console-handover-given = { $worker } signed: nothing is missing
console-handover-not-given = { $worker } has not signed
console-handover-state-open = waits for a signature
console-handover-state-taken = all taken over
console-handover-state-partly = partly taken over
console-handover-state-refused = not taken over
console-handover-late = late
console-handover-line-open = open
console-handover-line-taken = taken
console-handover-line-refused = not taken: { $reason }
console-handover-line-off = settled
console-handover-number = Number
console-handover-urgency = Level
console-handover-kind = Why it is here
console-handover-due = By when
console-handover-what = Take it?
console-handover-no = No, because
console-handover-refuse = Refuse
console-handover-refuse-all = Refuse all
console-handover-all = Sign and take all
console-handover-print = Print
console-handover-asked = You are asked to take over
console-handover-asked-none = Nobody asks you.
console-handover-from = now with { $worker }
console-handover-mine = With me
console-handover-mine-none = You have no requests.
console-handover-to = Hand to
console-handover-hand = Ask them
console-handover-waits = waiting for { $worker }
console-handover-paper = Signed off ______________   Taken over ______________
console-event-handed = taken over
console-event-hand_asked = asked to take over
console-event-hand_refused = not taken over
console-event-hand_stays = not handed over, stays where it was
console-event-sheet_signed = on a signed hand-over sheet
