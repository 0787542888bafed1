# Referral out, volunteers, transfer, referral in: what staff and volunteers read.

card-referred = 📤 { $number } · { $concern } · { $urgency }{ $more } · referred, { $worker } stays with it
card-passed-on = 🤝 { $number } · { $concern } · { $urgency }{ $more } · taken on elsewhere, { $worker } stays with it
console-event-consented = consent to a referral
console-event-shared_by_law = shared without consent
console-event-referred = referred
console-event-receipt = answer of the receiver
console-event-receipt_late = no answer yet
console-event-referral_opened = opened by the receiver
console-event-passed_on = taken on elsewhere
console-event-came_back = back with the worker
console-event-served = first service took place
console-event-service_asked = asked whether service began
console-event-taken_back = referral taken back
console-event-transferred = transferred
console-event-task_given = volunteer asked
console-event-task_done = task done
console-event-task_late = task late
console-event-referred_in = referred in
console-what-worried = worried
console-what-status = told whoever referred
refer-link-here = The link for the receiver:
refer-sheet = Print, get the link
form-volunteer-when = By when?
form-volunteer-place = Where?
form-receipt-name = Who answered there? May be left out.
option-errand-when-today = today
option-errand-when-soon = within three days
option-errand-when-week = within a week
option-errand-place-area = their community
option-errand-place-station = at the station
option-errand-place-told = the worker says
option-receipt-waitlist = waiting list
refer-done = { $number } is referred to { $receiver }. The link is in your private messages: please pass it on.
refer-link =
    🔗 { $number }: the link for { $receiver }, good until { $when }, to be answered once:
    { $words }
refer-twice = { $number } is with { $receiver } already, and the answer is awaited.
refer-no-consent = { $number } cannot be referred without consent. { $basis }
refer-only-law = “Required by law” is for what must be reported.
refer-only-life = “To save a life” is for red ones only.
refer-answered = { $number }: this referral has been answered already.
refer-noted = Noted: { $number }.
refer-back-done = Taken back: { $number }.
refer-nobody-named = no name given
refer-accepted = 🤝 { $number }: { $receiver } has accepted ({ $at }): { $words }
refer-rejected = ↩️ { $number }: { $receiver } has declined ({ $at }): { $reason }
refer-silent = ⏰ { $number }: no answer from { $receiver } after { $days } working days. Please ring them, or take it back.
refer-unserved = ⏰ { $number }: { $receiver } has accepted. Has the first service taken place? Please ask.
refer-served = ✅ { $number }: { $receiver } says that help has begun ({ $at }).
details-transfer = Said at the transfer: { $words }
details-sender = Referred by: { $sender } ({ $by })
details-called = Called: { $name }
transfer-done = { $number } is with { $unit } now.
give-card =
    🙌 Could you help?
    { $name } · { $place }
    { $what } · { $when }
    Questions go to { $worker }.
give-card-no-place =
    🙌 Could you help?
    { $name }
    { $what } · { $when }
    { $worker } tells you where. Questions go to { $worker } too.
give-done = { $number }: { $worker } was asked.
give-unsafe = { $number } is not safe: no volunteer is sent there.
give-nobody = There is no such volunteer here.
give-name = First name or surname only: no telephone, no house number.
give-over = This was noted already.
give-thanks-done = Thank you, noted.
give-thanks-observed = Thank you, noted.
give-thanks-worried = Thank you for saying so. The worker gets this at once.
give-thanks-declined = All right, that is fine.
give-no-words = no words
give-told-done = 👍 { $number } { $worker }: { $what } is done. { $words }
give-told-observed = 👀 { $number } { $worker }: { $what }, went and saw. { $words }
give-told-declined = ↪️ { $number } { $worker } cannot do it: { $what }. { $words }
give-worried = ⚠️ { $number } { $worker } is worried ({ $what }): { $words } Please look at once.
give-unlooked = ⚠️ { $number }: a volunteer was worried at { $at }, and nobody has looked. It is { $worker }'s.
give-late = ⏰ { $number }: nothing heard yet from { $worker } ({ $what }).
