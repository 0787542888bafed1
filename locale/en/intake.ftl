# What the bot says to residents, in plain English (domain study §3.6, §4, §10). One question a message, short sentences.
# A sentence that claims what a human did or will do must carry the slot it is built from: $worker, $when or $at.
# Slots: $station $person $she $numbers $calling $worker $when $at $number $code $concern $safety $contact $hours

## The greeting and what it is about

hello = Hello, this is { $station }. I am an automatic helper. You can tell me any trouble at home. It is free. If it is urgent, call { $numbers } first. What is it about? You can type or speak.
hello-heard = Hello, this is { $station }. I am an automatic helper. It is free. I wrote down what you said.
what-more = What is it about? You can type or speak.
what-again = Sorry, I did not understand. What kind of trouble is it? Choose one, or say it another way.
who = Who needs help?
callback = I did not understand. Shall I ask a social worker to get in touch with you?
tell = Please tell me again what it is about.
tell-more = Go on. I am writing it down.

## The safety question

safe-other = There is one thing I ask everyone. Has { $person } ever talked about not wanting to live? Or is anyone hitting { $she }?
safe-self = There is one thing I ask everyone. Have you thought about not wanting to live? Or is anyone hitting you?
safe-child = There is one thing I ask everyone. Have you thought about not wanting to live? Or is anyone hitting you? If you or someone else may get hurt, an adult who can protect you must know. As far as possible, you will be told first.
which = I hear you. This is urgent. If you need help right now, call { $numbers } first. { $calling } Which one is it?

## How to reach the resident

contact = Please leave a phone number, so that a worker can reach you. You can also talk here.
contact-again = I did not see a phone number. Please write it again, or choose “{ button-here }”.
contact-child = How can we reach you best? You do not need to give your parents' number.
danger-contact = Please leave a phone number. That is the fastest way. If you cannot, choose “{ button-here }”.
rephone = Please write the new phone number.
phone-kept = I wrote down the number.
phone-seen = Does anyone else look at this phone?

## Sending

send = May I tell this to the social workers and the supervisor at { $station }?
    · About { $person }: { $concern }
    · { $safety }
    · { $contact }
    When someone may get hurt, the law says we must tell people who can help.
send-child = May I tell this to the social workers and the supervisor at { $station }?
    · About you: { $concern }
    · { $safety }
    · { $contact }
    If you or someone else may get hurt, an adult who can protect you must know. As far as possible, you will be told first.
change = What do you want to change?
stopping = Not send it for now? I still have what you said.
stopped = All right, nothing was sent. You can come back any time, or call { $numbers }.
withdrawing = Do you want to take back { $number }?
withdrawing-danger = This is urgent. It has already gone to the station, so it cannot be taken back. If you do not want a call, I can pass that on.
withdrawn = All right, { $number } is taken back. You can come back any time.
kept = All right, nothing was taken back. It stays as it was.

## The receipt

receipt-open = I have it: number { $number }, pick-up code { $code }. On duty today: { $worker }. I am asking for someone to take it, and I will tell you as soon as someone does.
receipt-closed = I have it: number { $number }, pick-up code { $code }. The station is closed now. Yours will be read when work starts, at { $when }.
receipt-nobody = I have it: number { $number }, pick-up code { $code }. Your words are kept safe. Nobody is on the duty list now. If it is urgent, call { $numbers }.
receipt-care = A worker who calls you says this number first. They never ask you for money or for a code on your phone.
receipt-watch = If { $person } suddenly talks about not wanting to live, or goes missing, call { $numbers } first.
receipt-watch-self = If you suddenly feel very bad, call { $numbers } first.
receipt-break = Just come to the station at break time, and say this number.
receipt-danger = The number for this is { $number }, your pick-up code is { $code }.

## What is happening (only on change, always true)

accepted-phone = { $worker } has taken this and will call you by { $when }.
accepted-here = { $worker } has taken this and will answer you here by { $when }.
accepted-meet = { $worker } has taken this and will agree a time to meet with you by { $when }.
accepted-quiet = { $worker } has taken this.
renewed = { $worker } will be a little later: by { $when }.
broken = I am sorry. { $worker } did not reach you by { $when }, and I have told the supervisor. If it is urgent, call { $numbers }.
broken-nobody = I am sorry. By { $when } nobody had taken it, and I have passed it further up. If it is urgent, call { $numbers }.
tried = { $worker } called you and did not get through. { $worker } will try again.
contacted = { $worker } has talked with you and stays with this from here on.
calling = I am trying to reach { $worker } now.
calling-again = I have tried { $times } times to reach a social worker. No answer yet. Please call { $numbers } first, or wake someone near you whom you trust.
calling-failed = I cannot reach a social worker right now. Please call { $numbers } now.
night = Nobody is on duty now. A worker will see this when work starts, at { $when }. If you cannot wait, please call { $numbers }. Your words are kept safe. You do not have to say them again.
night-nobody = Nobody is on the duty list now. Please call { $numbers }. Your words are kept safe. You do not have to say them again.
seen = { $worker } saw this at { $at }.
status-draft = It has not been sent yet. I still have what you said.
status-new = { $number } has come in. Nobody has taken it yet. Someone will take it by { $when }.
status-accepted = { $number }: { $worker } has taken it and will get in touch by { $when }.
status-mine = { $number }: { $worker } is working on it.
status-contacted = { $number }: { $worker } has talked with you and is working on it.
status-closed = { $number } is finished for now. If anything changes, just tell me.
status-quiet = Please call the station, or come to the station.
added = I wrote it down with the rest.
again = Your last matter ({ $number }) is still open. Do you want to add to it, or is it something else?
wish-kept = All right. I will pass this on to the social worker: do not call for now. If it is urgent, call { $numbers }.
human-came = I am { $worker }. From here on you are talking with me.
human-left = { $worker } stops here for now. You can go on writing here.
draft-reminder = Last time you stopped half-way. I still have it. You can go on any time.
feedback-better = I am glad. Come back any time.
feedback-same = All right. I wrote that down with the rest.
feedback-worse = All right. I marked it as important and will pass it on to the social worker. If it is urgent, call { $numbers }.
late = (This comes late.) { $text }
unread = Your words came in. Something went wrong on my side. They are kept safe, and I am asking a social worker to read them. If it is urgent, call { $numbers }.

## Answers and small talk

answer = { $text }
    Source: { $source } (looked up { $checked }). Places differ. The office has the last word.
answer-none = I do not have a sure answer to this. A social worker can ask for you, if you like.
welcome = You are welcome. Come back any time.
old-button = That button was from before. Never mind.
near-no = Then please call, and take your time: { $numbers }. I am still here.

## One text for each danger, never one for all (domain study §3.6)

danger-suicide-other = I hear you. This is urgent. Please call { $numbers } first. Stay with { $she }. Put dangerous things away. Do not scold. { $calling }
danger-suicide-self = Thank you for telling me. This must be very hard for you. I am an automatic helper. You can call right now: { $numbers }. { $calling } Is there someone near you whom you trust? You can wake them up. Take your time. I am still here.
danger-violence-other = I hear you. Call { $numbers } first. Do not step in alone. { $calling }
danger-violence-self = I hear you. This is not your fault. First go where there are people. Then call { $numbers }. { $text_to } { $calling }
danger-medical-other = Call { $numbers } first. Do what they tell you on the phone. { $calling }
danger-medical-self = Call { $numbers } first. Do what they tell you on the phone. { $calling }
danger-fire-other = First get out of the house. Call { $numbers } from outside. { $calling }
danger-fire-self = First get out of the house. Call { $numbers } from outside. { $calling }
danger-missing-other = Call { $numbers } first. Say what clothes they wear and where they were last. One person stays at home. { $calling }
danger-missing-self = Call { $numbers } first. Say which street signs and shops you can see. Wait where you are. { $calling }
danger-child-other = Is the child safe now? If not, call { $numbers } first. Do not ask the child for details. { $calling }
danger-child-self = You did nothing wrong. Can you get to an adult you trust? You can call { $numbers } right now. { $calling }
danger-scam-other = Do not send any money. Hang up on the other side. Then call { $numbers }. { $calling }
danger-scam-self = Do not send any money. Hang up on the other side. Then call { $numbers }. { $calling }
text-to = If you cannot talk, you can send a text message to { $sms }.

## Who, how, what: the parts of sentences
## A person stands in the middle of a sentence; "she" is always the one something is done to (her, him, them).

person-self = you
person-grandchild = your grandchild
person-child = your child
person-spouse = your husband or wife
person-parent = your parent
person-grandparent = your grandparent
person-sibling = your family member
person-friend = your friend
person-neighbour = your neighbour
person-student = the pupil
person-other = that person
person-kin = your { $kin }
she-she = her
she-he = him
she-unknown = them
safety-none = No talk of not wanting to live, and nobody is hitting
safety-ideation = Has talked about not wanting to live
safety-violence = Someone is hitting
safety-unsure = Not sure if it is safe
safety-unasked = Safe or not: not asked
contact-phone = Call you on { $tail }
contact-here = Talk here
contact-visit = You come to the station
contact-break = Come to the social worker at break time
when-today = { $clock } today
when-tomorrow = { $clock } tomorrow
when-day = { $month ->
        [1] { $clock } on { $day } January
        [2] { $clock } on { $day } February
        [3] { $clock } on { $day } March
        [4] { $clock } on { $day } April
        [5] { $clock } on { $day } May
        [6] { $clock } on { $day } June
        [7] { $clock } on { $day } July
        [8] { $clock } on { $day } August
        [9] { $clock } on { $day } September
        [10] { $clock } on { $day } October
        [11] { $clock } on { $day } November
        [12] { $clock } on { $day } December
       *[other] { $clock } on { $day }/{ $month }
    }
part-night = { $h ->
        [0] 12{ $m } after midnight
       *[other] { $h }{ $m } after midnight
    }
part-morning = { $h }{ $m } in the morning
part-forenoon = { $h }{ $m } in the morning
part-noon = { $h ->
        [11] { $h }{ $m } in the morning
       *[other] { $h }{ $m } around midday
    }
part-afternoon = { $h }{ $m } in the afternoon
part-evening = { $h }{ $m } in the evening
minute-zero = { "" }
minute-half = :30
minute-other = :{ $m }
and = { ", " }
voice-note = [voice]

## Buttons, at most 18 letters

button-about_child = A child
button-about_elder = An older person
button-about_family = Fights at home
button-about_money = Money or doctor
button-about_heart = Feeling very low
button-about_other = Something else
button-myself = Myself
button-grandchild = Grandchild
button-child = Son or daughter
button-spouse = Husband or wife
button-parent = Mum or Dad
button-someone = Someone else
button-safe_none = Neither
button-ideation = Not want to live
button-ideation-self = I thought of it
button-violence = Someone hits
button-both = Both
button-unsure = Not sure
button-here = Talk here
button-visit = I will come by
button-break = At break time
button-send_ok = Yes, send it
button-change = Change something
button-stop = Do not send
button-change_what = What it is about
button-change_who = Who it is about
button-change_safe = Safe or not
button-change_contact = How to reach me
button-change_none = Change nothing
button-add = Add something
button-rephone = Change number
button-withdraw = Take it back
button-withdraw_yes = Take it back
button-withdraw_no = Keep it
button-keep_phone = Keep the number
button-same_matter = Add to it
button-new_matter = Something else
button-near_yes = Yes
button-near_no = No
button-seen_yes = Yes
button-seen_no = No
button-do_not_call = Do not call me yet
button-call_yes = Yes, please
button-call_no = No, thank you
button-another = Something else
button-stop_yes = Do not send yet
button-go_on = Go on
button-better = Much better
button-same = The same
button-worse = Worse
button-human = A real person
button-back = Go back
noted = I wrote down what you said.
safe-unknown = There is one thing I ask everyone. Has someone talked about not wanting to live? Or is someone being hit?
send-plain = May I tell this to the social workers and the supervisor at { $station }?
    · About { $person }: { $concern }
    · { $contact }
    When someone may get hurt, the law says we must tell people who can help.
send-child-plain = May I tell this to the social workers and the supervisor at { $station }?
    · About you: { $concern }
    · { $contact }
    If you or someone else may get hurt, an adult who can protect you must know. As far as possible, you will be told first.
concern-and = { $first }, and { $second }
receipt-kiosk = I have it: number { $number }, pick-up code { $code }. Please write the code down: you can look it up on another phone. On duty today: { $worker }. I am asking for someone to take it.
accepted-break = { $worker } has taken this. Come during the break and say this number: { $number }.
night-short = Nobody is on duty now. A worker will see this when work starts, at { $when }. Your words are kept safe.
night-nobody-short = Nobody is on the duty list now. Your words are kept safe.
stay = I am here. Go on. I am writing it down.
person-unknown = the person who needs help
status-overdue = { $number }: { $worker } has taken this and has not reached you yet. I am sorry. I am reminding { $worker } again.

## What only a messenger brings: places, commands, deleting what was said

place-noted = I wrote down where you are.
help = Tell me the trouble. I ask a few things and write it down. It goes to { $station } only when you say yes; in danger, at once. If it is urgent, call { $numbers } first.
    /status how it stands · /code and six digits for a pick-up code
    /stop do not send · /delete delete what you said
status-none = There is nothing of yours here yet. Just tell me what it is about.
code-how = Please write /code, a space, and the six digits of the pick-up code.
code-none = There is no such pick-up code. Please look again and write it once more.
deleting = Delete everything you said? What was not sent will not be sent. It cannot be brought back.
deleting-sent = Delete everything you said? { $number } is taken back too. It cannot be brought back.
delete-not = All right, nothing was deleted.
delete-not-now = This is urgent. What you said is needed to save a life, so it cannot be deleted now. When all is safe, write “delete” again. If it is urgent, call { $numbers }.
delete-new = You told me something new, so nothing was deleted. If you still want that, write “delete” again.
deleted = All right. What you said will be deleted within minutes. What stays is a number, the kind of matter and times: none of your words, no name, no telephone number. If it is urgent, call { $numbers }.
deleted-chat = What stands in this chat window, please delete yourself.
button-start = Start
button-help = How it works
button-status = How it stands
button-code = Pick-up code
button-delete = Delete
button-delete_yes = Delete it
button-delete_no = Do not delete

## Duty: nobody came, somebody else is asked, whom they asked for is away

renewed-opening = I am sorry, the duty roster has changed: this will be looked at { $when }. If it is urgent, ring { $numbers }.
end-phone = I am sorry, nobody has taken this yet. You can ring { $station } yourself: { $phone }. If it is urgent, ring { $numbers }.
end-numbers = I am sorry, nobody has taken this yet. If you cannot wait, ring { $numbers }. What you said is kept; you need not say it again.
released = I am sorry, { $worker } has not managed to reach you. I am asking anew. If it is urgent, ring { $numbers }.
released-away = { $worker } is not at work now. I am asking anew. If it is urgent, ring { $numbers }.
released-other = Another social worker will be asked to take this on; { $worker } no longer has it. In an emergency call { $numbers }.
receipt-named = { $worker }, whom you asked for, is back { $when }. I am not waiting: I have passed it on.
receipt-named-away = { $worker }, whom you asked for, is not on duty these days. I am not waiting: I have passed it on.
receipt-placed = Where you live belongs to { $station }.

## Where they live, and whom they would rather speak to

receipt-woman = You asked for a woman: { $worker } is one.
receipt-man = You asked for a man: { $worker } is one.
receipt-no-woman = There is no woman on duty now. I am passing this on and have written down your wish.
receipt-no-man = There is no man on duty now. I am passing this on and have written down your wish.
receipt-named-placed = { $worker }, whom you asked for, belongs to { $station }. I am passing this on there.
place-area = You are at { $area }: I wrote it down. If that is wrong, just tell me which neighbourhood.
moved-open = I am now asking { $worker } to take it. I will tell you as soon as someone does.
area-noted = All right, { $area }. I wrote it down.
area-unknown = I wrote down what you said. I did not recognise the neighbourhood.
area-elsewhere = All right. Nothing is held up: this stays with { $station }.
living = Which neighbourhood do you live in? You can also type it.
button-where = Where I live
button-elsewhere = Somewhere else
button-more = More
