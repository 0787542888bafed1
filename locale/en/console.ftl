# The staff desk on the web: its frame, cards, tickets, forms and what went wrong.

## The frame of every page

console-title = Duty desk
console-skip = Skip to content
console-back = Back to the desk
console-ways = Where to
console-way-group = Group
console-way-mine = Mine
console-way-keyin = Phoned in
console-way-duty = On duty
console-line-on = Live
console-line-off = Offline, reconnecting
console-down = New requests do not arrive right now. Check the network; use the telephone for anything urgent.
console-sound-on = 🔔 Sound on
console-sound-off = 🔕 Sound off
console-reload = Reload
console-failed = It was not sent. Check the network and press again.
console-ring = Urgent, nobody has it yet:
console-language = Language
console-out = Sign out
console-keys = Keys
console-keys-on = Use the keys
console-key-j = next card
console-key-k = previous card
console-key-a = accept the chosen card
console-key-g = group
console-key-m = mine
console-key-n = phoned in
console-key-s = sound on or off

## Cards

console-waiting = { $count } waiting
console-quiet = nothing is waiting
console-taken = Taken
console-notices = Lately
console-duty-line = On duty now: { $workers }
console-duty-off = Nobody is on duty. Next, { $at }: { $workers }
console-comma = ,{" "}
console-why = Why { $colour }
console-age = age { $age }
console-waited = waiting { $span }
console-just = just now
console-ago = { $span } ago
console-due = accept by { $time }
console-due-late = was to be accepted by { $time }
console-owner = { $worker } has it
console-owner-me = I have it
console-open = Open
console-unheard = 🎤 voice not heard
console-violence = contact with care
console-calm = safe

## The states of domain study §8

console-state-new = new
console-state-acked = seen
console-state-contacted = contacted
console-state-unreached = not reached
console-state-assigned = assigned
console-state-active = in progress
console-state-referred = being referred
console-state-handed = handed over
console-state-followup = follow-up
console-state-reopened = reopened
console-state-done = done
console-state-closed = closed
console-state-void = void
console-state-merged = merged
console-state-withdrawn = withdrawn
console-state-dropped = dropped
console-state-draft = being told

## Times

console-at-tomorrow = tomorrow { $time }
console-at-yesterday = yesterday { $time }
console-at-day = { $day } { $time }
console-day-0 = Monday
console-day-1 = Tuesday
console-day-2 = Wednesday
console-day-3 = Thursday
console-day-4 = Friday
console-day-5 = Saturday
console-day-6 = Sunday
console-span-now = under 1 min
console-span-minutes = { $minutes } min
console-span-hours = { $hours } h { $minutes } min
console-span-days = { $days } days

## My tickets

console-own = { $count } in hand
console-own-none = none in hand
console-asks = You are asked
console-safe-sure = I have spoken to them or their family: stop the alarm
console-letters = To me
console-care-violence = Others may see this phone. First ask “can you talk?”; if not, hang up. No details in a text message, and no mention of the station.
console-promise = Promised by { $time }, { $span } left
console-promise-late = Promised by { $time }, { $span } ago. Make contact now, or press “later”.
console-number-first = say the number first: { $number }
console-phone-none = No phone number. Write below.
console-contact-phone = By phone
console-contact-here = In the chat
console-contact-visit = Comes to the station
console-contact-break = Comes in the break
console-live = You are talking
console-set-aside = Seen, not counted
console-keyed = From the call
console-safety-none = says there is no danger
console-safety-ideation = spoke of not wanting to live
console-safety-violence = somebody is hitting
console-safety-unsure = cannot say
console-wish-do_not_call = do not call yet
console-wish-human = wants a person
console-reached = ☎ Spoke
console-missed = No answer
console-later = { $minutes } min later
console-safety = Safety
console-thread = What was said
console-voice = Voice note
console-who-resident = Resident
console-who-bot = Assistant
console-who-worker = Worker
console-reply-label = Write to the resident. Once you do, you speak and the assistant is silent.
console-reply = Send
console-handback = Done, back to the assistant
console-events = Automatic entries ({ $count })

## What happened to a ticket

console-event-opened = Began to tell
console-event-sent = Sent
console-event-alert = Alert
console-event-called = Staff called
console-event-accepted = Accepted
console-event-declined = Declined
console-event-supervisor_called = Supervisor called
console-event-contact = Contact
console-event-tried = No answer
console-event-calmed = Reached, safe
console-event-promised = A time was promised
console-event-replied = Wrote
console-event-handed_back = Handed back
console-event-heard = Voice heard
console-event-listened = Played the voice note
console-event-keyed_in = Keyed in
console-event-added = More was said
console-event-wish = A wish
console-event-feedback = Said how it goes
console-event-withdrawn = Withdrawn
console-event-dropped = Dropped
console-event-nudged = Duty was told
console-event-chat_lost = chat stopped by the resident
console-event-chat_back = chat works again
console-event-undelivered = a message did not arrive
console-event-unread = Could not be read

## A phoned-in request

console-keyin-text = Write while you listen; a minute is enough. You get the number at once.
console-keyin-words = What was said, in their words
console-keyin-concern = What kind
console-keyin-choose = Choose
console-keyin-urgency = How urgent
console-keyin-subject = Who needs help
console-keyin-phone = Number to call back (or leave empty)
console-keyin-area = Which community
console-keyin-nowhere = Not known
console-keyin-keyed = Register
console-keyin-network = Referred in
console-keyin-outreach = Came upon it
field-source = where it came from
console-keyin-sources = "Referred in": a committee, school or hospital rang. "Came upon it": you met it yourself.
console-keyin-wrong = Please look again at: { $fields }
console-group-A = Safety and protection
console-group-B = Mood and mental health
console-group-C = Family and young people
console-group-D = Older people and care
console-group-E = Health and disability
console-group-F = Livelihood and rights
console-group-G = Community
console-group-H = Other
console-subject-unknown = not known
console-subject-self = themselves
console-subject-grandchild = a grandchild
console-subject-child = a child
console-subject-parent = a parent
console-subject-spouse = a partner
console-subject-grandparent = a grandparent
console-subject-sibling = a brother or sister
console-subject-friend = a friend
console-subject-neighbour = a neighbour
console-subject-student = a pupil
console-subject-other = somebody else
console-subject-none = nobody

## Who is on duty

console-duty-now = Now
console-duty-next = Next
console-duty-until = until { $time }
console-duty-none = Nobody is on duty now.
console-duty-never = No later duty is planned. Ask the director.
console-duty-first = First
console-duty-second = Second
console-duty-supervisor = Supervisor
console-duty-gaps = Open but nobody on duty, within seven days
console-duty-gap = { $from } to { $until }
console-duty-fallback = If nobody accepts, in the end: { $house }

## Who can be reached, and the way into the messenger

console-reach = Who can be reached
console-reach-ok = private chat works · tried { $span } ago
console-reach-never = private chat not set up
console-reach-unproved = set up, “{ $button }” not pressed yet
console-reach-lost = private chat does not arrive · noticed { $span } ago
console-reach-desk-in = signed in at the desk
console-reach-desk-was = was at the desk { $at }
console-reach-desk-never = never at the desk
console-reach-turn = next on duty { $at }
console-reach-turn-now = on duty now
console-reach-turn-none = not on duty within { $days } days
console-reach-nobody = First on duty within seven days, and nothing is known to ring. Sign in at the desk, or set up Telegram and press “{ $button }”.
console-reach-try = Try it
console-reach-link = Set-up link
console-reach-tried = A test is on its way to { $worker }. Once “{ $button }” is pressed, open this page again to see it.
console-reach-untried = No test was sent to { $worker }: not set up, or nothing arrives. Please set it up again.
console-reach-often = Tried just now. Please wait a minute.
console-invite-no = Not done: only a supervisor or the director can do this for others, and only for people who take tickets.
console-tg = Take tickets in Telegram
console-tg-text = Once set up, new tickets come straight to your phone.
console-tg-bound = You are set up. With a new phone, do it once more.
console-tg-off = Telegram is not connected here. The administrator finds how in the manual, under Telegram.
console-tg-me = Link for me
console-tg-group = Staff group
console-tg-group-ok = the group is connected
console-tg-group-none = the group is not connected yet
console-tg-group-lost = the group does not get anything
console-tg-group-link = Link for a group
console-invite-title = Set-up link for { $worker }
console-invite-title-group = Link that connects the staff group
console-invite-once = It works once, within { $minutes } minutes. It is gone when you leave this page.
console-invite-other = Give it to { $worker } alone. Do not post it in a group.
console-invite-step-scan = Scan it with the phone you are on duty with, or tap the link.
console-invite-step-start = In Telegram, press START.
console-invite-step-pong = A test message comes. Press “{ $button }”.
console-invite-step-pick = Tap the link and choose the staff group.
console-invite-step-rights = Leave the rights as they are and confirm.
console-invite-step-told = The group then says that new requests will be shown there.
console-invite-qr = QR code, the same as the link
console-invite-back = Back to duty
console-invited = { $worker } made a Telegram set-up link for you at { $at }. If you did not ask for it, tell the director at once.

## The way in, and what went wrong

console-enter-title = Open the desk
console-enter-text = The duty desk of { $station }. This link is for you alone.
console-enter-button = Come in
console-enter-once = One press uses it up. Press on the phone or computer you will be on duty with.
console-error-enter = This link no longer works
console-error-enter-text = It may have been used, or it is too old. Ask the administrator for a new one.
console-error-out = Please sign in first
console-error-out-text = You are not signed in, or your session has ended. Use the one-time link from the administrator.
console-error-form = Not accepted
console-error-form-text = This page is too old, or did not come from the desk. Nothing was changed. Go back and press again.
console-error-often = Too many tries
console-error-often-text = Please wait a minute and try again.
console-error-none = Cannot be opened
console-error-none-text = There is no such page, or it is not yours to see.
console-error-large = Too long
console-error-large-text = That is more than fits at once; nothing was changed. Write it in parts.
console-error-away = Not working right now
console-error-away-text = The system is recovering; what you just pressed was not kept. Press again shortly, and use the telephone for anything urgent.
console-signed-out = You are signed out. Use a new one-time link to come back.
console-signed-out-title = Signed out
console-twice = Already received; no need to press again.

## The demo page

demo-title = Linli · demo
demo-banner = Demo: nobody real is here
demo-banner-more = { $station } is invented. In a real emergency, call your emergency number.
demo-story = Story
demo-play = ▶ Play
demo-pause = ⏸ Pause
demo-take-over = ✋ Let me
demo-clock = The time
demo-now = { $date } { $day } { $time }
demo-clock-minutes = +10 min
demo-clock-hour = +1 h
demo-clock-morning = to 8:30 next morning
demo-panes = Three views
demo-pane-chat = A resident's phone
demo-pane-chat-more = type something
demo-pane-group = The group
demo-pane-group-more = numbers only, never words
demo-pane-mine = The worker's own view
demo-worker = Who is on duty
console-photo = Photo, opens large
console-download = Download file
console-media-wanted = Not here yet. Look again in a moment.
console-media-failed = It could not be fetched. Please ask for it again.
console-event-seen = Photos and files looked at
console-event-looked = Looked at a photo or file
console-event-deleted = Deletion asked for
console-event-came_by = Came by a school's link
console-unseen = 📷 photo or voice not seen

## Duty: why this worker, and a person's judgement of the urgency

console-chosen = Why these are asked
console-level = Change urgency
console-level-to = To
console-level-why = Why
console-level-checked = Spoken to, judged
console-level-misread = Rules misread it
console-level-worse = It got worse
console-level-save = Save
console-event-ranked = put in order
console-event-placed = laid with a unit
console-event-climbed = called the tier above
console-event-released = taken back: no contact
console-event-unanswered = everybody asked, nobody came
console-event-levelled = urgency changed

## Casework: short forms on a ticket, flags, what closing still needs

console-form-wrong = Not quite yet. { $field } { $why }
console-form-choose = Please choose one.
console-form-empty = Please write a few words.
console-form-long = Too long: at most { $most } characters.
console-form-nothing = There is nothing to choose from now.
console-lacking = Needed before closing
console-there = : on record
console-wanting = : not yet
console-need-contact = A contact
console-need-safe = Whether they are safe
console-need-confirmed = The concern, confirmed
console-need-capacity = Capacity
console-need-tries = Three tries
console-need-risk-checked = Risk looked at
console-need-case = Opened as a case
console-need-plan = A plan
console-need-agreement = Their agreement
console-need-risk = A safety plan
console-need-report = The mandatory report
console-need-receipt = The receiver's answer
console-need-sign = Supervisor's signature
console-flag-report = Report due
console-flag-never = Do not contact the person concerned
console-flag-knows = Does the person concerned know? Not asked yet
console-flag-sign = Waits for a signature
console-flag-referred = Referred
console-flag-tries = Tried in vain: { $count }
console-flag-case = Case
console-flag-visiting = { $worker } is out on a visit, due back { $time }

## Casework: the story of a ticket, and what others do for it

console-story = What happened
console-earlier = Earlier ({ $count })
console-middle = { " · " }
console-corrected = Corrected
console-summary = Summary
console-errands = Asked of others
console-errand-due = by { $time }
console-errand-late = was due { $time }
console-task-cowork = Working together
console-task-volunteer = Volunteer
console-task-visit = Visit
console-task-report = Mandatory report
console-task-referral = Referral
console-task-transfer = Transfer
console-task-follow_up = Follow-up
console-task-sign = Signature
console-task-notice = Notice
console-what-close = closing
console-what-unreached = not reached
console-what-void = void
console-what-case_sight = case opened
console-what-visit = going there
console-status-draft = not sent yet
console-status-requested = waiting for an answer
console-status-accepted = accepted
console-status-rejected = declined
console-status-in-progress = under way
console-status-on-hold = on hold
console-status-cancelled = cancelled
console-status-completed = done
console-status-failed = not done
console-outcome-signed = signed
console-outcome-safe = safe

## Casework: mine by the clock, a number, signatures, a volunteer's page

console-clock-promise = contact by { $time }
console-clock-lapse = contact by { $time }
console-clock-idle = next step by { $time }
console-clock-report-due = report by { $time }
console-clock-visit-due = back by { $time }
console-clock-receipt = answer due { $time }
console-clock-service = ask { $time } whether they were helped
console-clock-errand = volunteer by { $time }
console-clock-sign = signature by { $time }
console-clock-late = { $clock }: late
console-to-sign = For me to sign: { $count }
console-by-clock = Mine, what is due first comes first
console-asked = Asked of me
console-find = Find a number
console-find-go = Find
console-find-none = There is no { $number }, or it is not yours to see.
console-find-nobody = nobody yet
console-find-other = { $number } · with { $worker } · { $state }
console-sign-title = For me to sign
console-sign-count = { $count }
console-sign-none = nothing now
console-sign-asks = { $worker } asks you: { $what }
console-sign-result = Result
console-sign-contact = Last contact
console-errands-mine = What you are asked to do
console-errands-none = Nothing now. Thank you.
console-errand-where = Where
console-errand-when = By when
console-errand-ask = Ask

## What happened to a ticket in work

console-event-amended = Words sent were put right
console-event-asked_after = Asked how it is now
console-event-assigned = Goes on with it
console-event-capacity = Capacity
console-event-case_opened = Opened as a case
console-event-case_seen = Supervisor saw the case
console-event-close_asked = Asked for a signature to close
console-event-closed = Closed
console-event-corrected = Corrected
console-event-erase_asked = Asked to be deleted
console-event-erased = Deleted
console-event-escalated = Raised to the tier above
console-event-follow_missed = Follow-up: not reached
console-event-followed_up = Follow-up
console-event-idle = Nothing happened, reminded
console-event-knows = Whether they know
console-event-merged = Merged into another
console-event-raised = Made more urgent
console-event-recorded = Wrote it down
console-event-regarded = Concern confirmed
console-event-remarked = Added words afterwards
console-event-reopened = Reopened
console-event-satisfied = Satisfaction
console-event-sent_back = Sent back
console-event-silent = No word since
console-event-silent_long = No word for long
console-event-summary = Wrote the summary
console-event-told_off_shift = Said that the worker is off shift
console-event-topped = Reached the top tier
console-event-unreached = Not reached
console-event-unreached_asked = Asked the supervisor: not reached
console-event-void_asked = Asked for a signature to void
console-event-voided = Void
console-event-withdraw_asked = Wishes to withdraw
console-event-signature_used = Signature used

## What goes along with words to a resident

console-along = Send a file or photo
console-along-file = Choose one, at most 10 MB
console-along-words = Words with it
console-along-send = Send
console-mark-waiting = on its way
console-mark-sent = ✓ arrived
console-mark-failed = ✗ did not arrive

## Helping with an application: the list of a centre's answer page

console-aid = Help with an application
console-aid-head = Helping with: { $title } ({ $state })
console-aid-lines = Go through it together, tick what is done
console-aid-state = How far is it?
console-aid-prepare = getting papers
console-aid-handed = handed in
console-aid-waiting = being decided
console-aid-granted = granted
console-aid-refused = refused
console-aid-source = Source: { $title }, looked up { $on }. The office decides.
console-aid-save = Save
