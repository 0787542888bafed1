# What staff read, in plain English: cards and notices (closed vocabulary only), alerts, and what came of a press.

## The card in the group: number, concern, urgency, why, area, age; never a word of the resident

card-new = 🆕 { $number } · { $concern } · { $urgency }{ $more } · on duty: { $worker }
card-offered = 🔔 { $number } · { $concern } · { $urgency }{ $more } · { $worker }, please take it
card-nobody = 🆕 { $number } · { $concern } · { $urgency }{ $more } · nobody is on duty now
card-taken = ✅ { $number } · { $concern } · { $urgency }{ $more } · taken by { $worker }
card-contacted = ☎️ { $number } · { $concern } · { $urgency } · reached by { $worker }
card-closed = ☑️ { $number } · { $concern } · closed
card-withdrawn = ↩️ { $number } · { $concern } · taken back by the person
card-why = · why { $colour }: { $rules }
card-area = · { $area }
card-age = · age { $age }
card-unheard = · voice note not heard
remind = ⏰ { $number } · { $urgency } · nobody has it yet; { $worker }, please look
remind-again = ⏰ { $number } · { $urgency } · reminder { $times }; { $worker }, please take it now
escalated = ⬆️ { $number } · { $urgency } · passed up to { $worker }
fallback = ⬆️ { $number } · { $urgency } · nobody took it; please contact { $house }
calmed = 🟢 { $number } · { $worker }: reached, the person is safe
half-told = 👂 Someone was telling us and stopped · { $urgency }
half-unsure = 👂 Someone is telling us, not sure if safe · please watch
promise-broken = ⚠️ { $number } · the promised time has passed · { $worker } · supervisor told
declined = ↪️ { $number } · { $worker } cannot take it ({ $reason }); { $next }, please take it
declined-nobody = ↪️ { $number } · { $worker } cannot take it ({ $reason }); nobody else is on the duty list
supervisor-called = 🙋 { $number } · { $worker } asks the supervisor to look
unread-ticket = ❗ { $number } · the machine could not read this message; a person must

## To one worker, in private

private-offer = { $number } · { $concern } · { $urgency }{ $more }: please accept
private-alert = ‼️ { $number } · { $concern } · { $urgency }{ $more }
    { $words }
private-added = { $number }: the person added: { $words }
private-wish = { $number }: the person says: do not call yet
private-person = { $number }: the person wants to talk to a human
private-feedback = { $number }: the person says: { $how }
private-soon = ⏰ { $number }: contact was promised by { $when }, that is soon
private-broken = ⚠️ { $number }: contact was promised by { $when }, that has passed
private-review = { $number }: reached, the person is safe. Please review on the next working day
private-withdrawn = { $number }: taken back by the person
private-yours = { $number } is yours: { $concern } · { $urgency }{ $more }

## What came of a press

done-accepted = You have { $number }. The person was told you will be in touch by { $when }.
done-accepted-plain = You have { $number }.
done-declined = All right, { $number } goes to the next one.
done-supervisor = The supervisor was asked to look at { $number }.
done-heard = Noted: the voice notes of { $number } were heard.
done-reply = Sent.
done-handback = Back to the automatic helper.
done-contacted = Noted: { $number } was reached.
done-tried = Noted: no answer for { $number }, to be tried again.
done-calmed = The alarm is off: { $number }. The urgency stays; the supervisor reviews it.
done-later = The person was told: now by { $when }.
done-keyed = Entered: { $number }.
refused-taken = { $worker } took { $number } at { $at }.
refused-gone = This can no longer be taken.
refused-role = Your role cannot do this step.
refused-unknown = There is no such request, or it is not yours to see.
refused-owner = Someone else has this request; you cannot do this step.
refused-empty = Nothing is written yet. Write something, then send.
refused-erased = The content was deleted at the person's wish.
refused-phone = The phone number looks wrong. Please look again.
refused-later = Choose between 30 and 1440 minutes.
refused-fields = One entry is not right: { $field }.

## Small vocabulary

urgency-U0 = Red · now
urgency-U1 = Orange · critical
urgency-U2 = Yellow · first
urgency-U3 = Blue · normal
urgency-U4 = Grey · question
colour-U0 = red
colour-U1 = orange
colour-U2 = yellow
colour-U3 = blue
colour-U4 = grey
reason-busy = too busy
reason-off = not on duty
reason-conflict = must stay out of it
reason-skill = not my field
reason-plain = there is a reason
field-concern = what it is about
field-urgency = how urgent
field-subject = who needs help
field-words = what was said
field-area = which community
nobody = nobody
somebody = the worker on duty
act-accept = Accept
act-decline = Cannot take it
act-supervisor = Call supervisor
act-safe = Reached, safe
act-heard = Heard

## The 33 concerns (domain study §6)

concern-SUI = Not wanting to live, self-harm
concern-DV = Violence at home
concern-CP = A child hurt or left alone
concern-EA = An older person hurt or left alone
concern-HARM = Threats or harm to others
concern-EMG = Sudden illness, accident, missing, fire
concern-SCAM = Fraud, money at risk
concern-EMO = Feeling very low
concern-PMH = Mental health and recovery
concern-BER = A death in the family
concern-ADD = Addiction
concern-FAM = Family, parents and children
concern-MAR = Marriage, love, divorce
concern-YOU = School, friends, growing up
concern-BUL = Bullying
concern-ELD = Care at home, meals, going to the doctor
concern-DEM = Memory problems
concern-LON = Living alone, wanting a visit
concern-CAR = A carer at the end of their strength
concern-ILL = Illness, seeing a doctor
concern-DIS = Help with a disability
concern-POV = Hardship, basic support
concern-JOB = Finding work, learning a trade
concern-HOU = Housing, a safe home
concern-LAW = Rights and disputes
concern-MIG = New in town, moved here
concern-COR = Probation, after release
concern-COM = Neighbours and community
concern-ACT = Activities, courses, day care for children
concern-VOL = Volunteering, giving things
concern-INFO = Rules and paperwork
concern-SVC = Talking to a social worker
concern-NONE = No need
concern-quiet = Community activity
private-named = { $number } · { $concern } · { $urgency }{ $more }: the person asked for you by name
danger-again = ‼️ { $number } · { $concern } · { $urgency } · with { $worker } · danger again, please look now
refused-stepped-out = You stepped back from { $number }. Please let someone else take it.
refused-no-chat = { $number } has no chat. Please phone.
refused-quiet = No messages may be sent for { $number }. Please make contact in the agreed way.
rule-asked-ideation = Asked: does not want to live
rule-asked-violence = Asked: someone is being hit
rule-asked-unsure = Asked: not sure
rule-voice-unheard = A voice note nobody has heard

## Through a messenger: the group, a worker's private chat

private-details = 📂 { $number } · { $concern } · { $urgency }{ $more }
    { $facts }
private-media = 📎 { $number }
private-look = 🔒 { $number } · { $urgency } · something to read; press below and read it on the desk's page
private-no-chat = { $number }: the resident has stopped the chat, nothing arrives there. Ring them if there is a number.
private-chat-back = { $number }: the resident's chat works again.
private-undelivered = { $number }: a message did not reach the resident. Ring them, or look at the desk.
worker-unreached = ⚠️ Private messages do not reach { $worker }. { $worker } should open the bot and press Start.
details-phone = ☎ { $phone } (say the number first)
details-way = ☎ { $way }
details-who = Who: { $who }
details-safe = Safety: { $safety }
details-unsafe = ❗ { $safety }
details-care = ❗ Others may read this phone. Send nothing unasked, do not contact the person concerned.
details-wish = ❗ { $wish }
details-words = In their words:
    { $words }
pulse-silent-residents = ⚠️ The residents' Telegram has not answered since { $since }. What residents write will arrive when it does. Look at the network and at the desk's page.
pulse-silent-desk = ⚠️ The staff group's Telegram has not answered since { $since }. Take new requests on the desk's page.
pulse-back-residents = 🟢 The residents' Telegram answers again after { $minutes } minutes. What was written meanwhile is coming in.
pulse-back-desk = 🟢 The staff group's Telegram answers again after { $minutes } minutes.
photo = [photo]
document = [file]
edited = Changed to: { $words }
unreadable = [a message no machine could read]
asked-status = Asks how it stands
card-unseen = · voice or photo not looked at
rule-media-unseen = A photo or file nobody has looked at
act-seen = Looked at
done-seen = Noted: the photos and files of { $number } were looked at.
private-deleted = { $number }: the person had what they said deleted, and took it back. Please delete it from your private chat too

## Duty: up the tree, back to the line

climbed = ⬆️ { $number } · { $urgency } · nobody took it, { $house } has been called
climbed-empty = ⬆️ { $number } · { $urgency } · nobody is on duty at { $house }, going further up
card-moved = ➡️ { $number } · { $concern } · moved to { $house }
unreached-soon = ⚠️ { $worker } cannot be reached now; next shift: { $when }. Let somebody else stand, or let { $worker } press Start
unreached-passed = ⚠️ { $number } · { $worker } cannot be reached, others are asked first
private-moved = ➡️ { $number } was moved to { $house }; no need to take it
private-lapse = ⏰ { $number } has no contact on record. If there is none { $when }, it goes to somebody else
private-released = ↩️ { $number } had no contact on record and went to somebody else
private-released-away = ↩️ { $number } went to somebody else: you are not at work
released-desk = ↩️ { $number } · no contact by { $worker } on record, asking anew
released-desk-away = ↩️ { $number } · { $worker } is not at work, asking anew

levelled = 🎚 { $number } · { $worker } set it to { $level }
private-levelled = 🎚 { $number } · { $worker } changed the urgency: { $urgency }
done-levelled = Noted: { $number } is { $level } now.
refused-level = { $number } is danger; only a supervisor or director may lower it.
refused-level-same = { $number } has that level already.
