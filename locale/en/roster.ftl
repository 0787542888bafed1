# The roster: the week on the staff desk, what was changed, swaps, leave, storms, gaps, and what the group is told.

## Days and places

roster-day-0 = Mon
roster-day-1 = Tue
roster-day-2 = Wed
roster-day-3 = Thu
roster-day-4 = Fri
roster-day-5 = Sat
roster-day-6 = Sun
roster-date = { $weekday } { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[other] Dec
    }
roster-span = { $date } { $start }–{ $until }
roster-place-first = first line
roster-place-beside = first line (one more)
roster-place-second = second line
roster-place-supervisor = supervisor
roster-watch-day = day
roster-watch-early = early
roster-watch-mid = midday
roster-watch-late = evening
roster-watch-weekend = weekend
roster-watch-holiday = holiday
roster-watch-night = on call at night
roster-nobody = nobody
roster-storm-typhoon = Closed for a typhoon
roster-storm-rainstorm = Closed for a rainstorm
roster-why-ill = ill
roster-why-annual = holiday
roster-why-training = training
roster-why-family = family
roster-why-other = other
roster-why-typhoon = typhoon
roster-why-rainstorm = rainstorm

## Why not

roster-no-person = There is no such person, or not on the staff that day. Please choose another.
roster-no-other = { $worker } belongs to { $unit } and cannot be put on from here. Please ask whoever is above both stations.
roster-no-role = { $worker } may not take requests, so cannot be put on the roster.
roster-no-leave = { $worker } is on leave then ({ $span }). Please choose another.
roster-no-twice = { $worker } is already on duty then at { $unit } ({ $span }). Nobody can stand in two places at once.
roster-no-past = That time has passed and cannot be changed.
roster-no-shift = There is no such shift any more. Please reload the page.
roster-no-changed = Somebody has just changed this. Please reload the page.
roster-no-same = Nothing changes: it is the same person.
roster-no-overlap = It overlaps a shift that is there: { $span }. Please change the times.
roster-no-end = The end must come after the beginning.
roster-no-long = That is too long: { $hours } hours at most.
roster-no-first = Please choose who is on the first line.
roster-no-line = In one shift a person can only have one place.
roster-no-storm = It is closed already. End that first, then begin again.
roster-no-back = This was taken back before.
roster-no-swap = There is no such swap.
roster-no-answered = This swap has been decided already.
roster-no-asked = Somebody is being asked about this shift already. Withdraw that first.
roster-no-same-time = The two shifts overlap and cannot be swapped.
roster-no-time = The date or the time is not right. Please look again.

## What happened

roster-done-cover = Changed: { $span }, { $place }: { $name }.
roster-done-shift = Added: { $span }, first line { $name }.
roster-done-leave = Noted: { $worker } is on leave { $span }. { $count ->
        [0] Every shift has a first line.
       *[other] Shifts without a first line now: { $count }. Please find somebody.
    }
roster-done-storm = { $storm }, until { $until }.
roster-done-calm = Open again as usual.
roster-done-back = Taken back: { $span }.
roster-done-asked = { $worker } has been asked: { $span }. Nothing changes until they agree.
roster-done-refused = All right, no swap: { $span }.
roster-done-withdrawn = Withdrawn: { $span }.
roster-done-agreed = Swapped: { $worker } stands { $span }.

## To one worker

roster-told-on = 📅 { $span }, { $unit }: you are on the roster ({ $place }). Changed by { $worker } at { $at }.
roster-told-off = 📅 { $span }, { $unit }: you no longer stand ({ $place }). Changed by { $worker } at { $at }.
roster-told-leave = 📅 { $worker } has entered leave for you: { $span }.
roster-told-back = 📅 { $worker } has taken a change back: { $span }. Please look at the roster.
roster-swap-please = 🔁 { $giver } would like to swap: you stand { $span }, { $giver } stands { $back }. Nothing changes until you agree. ({ $unit })
roster-swap-please-give = 🔁 { $giver } asks you to stand in: { $span }. Nothing changes until you agree. ({ $unit })
roster-swap-for-you = 🔁 { $host } has asked { $taker } to swap with you: { $span }.
roster-swap-refused = 🔁 { $taker } said no: { $giver } still stands { $span }.
roster-swap-withdrawn = 🔁 { $giver } no longer wants to swap: { $span }. You need not answer.
roster-swap-lapsed = 🔁 Nobody answered the swap in time, so nothing was swapped: { $giver } stands { $span }.
roster-swap-agreed = 🔁 { $taker } agreed: { $taker } stands { $span }, { $giver } stands { $back }.
roster-swap-agreed-give = 🔁 { $taker } agreed: { $taker } stands { $span } for { $giver }.
roster-yes = Agree
roster-no = No swap

## To the group

roster-desk-cover = 📅 { $span }, { $place }: { $name } (changed by { $worker })
roster-desk-shift = 📅 A shift more: { $span }, first line { $name } (added by { $worker })
roster-desk-leave = 📅 { $worker } is on leave: { $span }
roster-desk-back = 📅 { $worker } took a change back: { $span }
roster-desk-storm = 🌀 { $storm }, until { $until }. The door is shut; the storm's roster holds. ({ $worker })
roster-desk-calm = 🌤 The storm is over; the ordinary roster holds. ({ $worker })
roster-desk-agreed = 🔁 Swapped: { $taker } stands { $span }, { $giver } stands { $back }.
roster-desk-agreed-give = 🔁 Swapped: { $taker } stands { $span } for { $giver }.
roster-gaps = ⚠️ { $station }: nobody on the first line within seven days:
    { $gaps }
    Please find somebody.
roster-gap-line =
    · { $span }: nobody on the first line
roster-gap-more = { $count } more: please look at the roster.

## The page

roster-title = Roster
roster-week = { $from } to { $until }
roster-prev = Week before
roster-this = This week
roster-next = Week after
roster-unit = Which station
roster-show = Show
roster-today = today
roster-now = now
roster-on-now = On the first line now: { $workers }, until { $at }
roster-off-now = Nobody is on the first line now.
roster-kind-holiday = Holiday: { $name }
roster-kind-makeup = Working day instead, like { $weekday }
roster-kind-closed = Closed, nobody there
roster-kind-storm = 🌀 { $storm }
roster-gap = nobody on the first line
roster-gap-open = { $start }–{ $until }: somebody is needed, nobody is planned
roster-gaps-week = Gaps on the first line this week: { $count }
roster-gaps-none = Every shift of this week has a first line.
roster-none = no shift
roster-empty = empty
roster-more = one more
roster-how = Choose a name to change it, or drag a name there. You are asked again before anything changes.
roster-people = People
roster-until-next-day = { $time } next day
roster-to-leave = Leave
roster-to-swap = Swap
roster-to-shift = Add a shift
roster-to-storm = Storm
roster-to-print = Print
roster-to-calendar = In my calendar
roster-history = What was changed
roster-history-none = Nothing was changed in sixty days.
roster-kept-cover = { $span }, { $place }: { $name }
roster-kept-instead = { $span }: { $name } instead of { $before }
roster-kept-off = { $span }: without { $before }
roster-kept-leave = { $name } on leave: { $span }
roster-kept-shift = Shift added { $span }, first line { $name }
roster-kept-storm = { $storm }: { $span }
roster-kept-by = { $worker }, { $at }
roster-kept-back = taken back by { $worker }, { $at }
roster-kept-swap = swap
roster-who-import = from a file
roster-who-bot = the system
roster-light-ok = reachable
roster-light-lost = out of reach
roster-light-none = not tried
roster-undo = Take back
roster-undo-sure = Yes, take back
roster-calm = The storm is over
roster-storm-now = { $storm }, until { $until }

## Its forms

roster-place-title = Change who stands
roster-place-now = At present: { $name }
roster-who = Who
roster-who-away = { $name } (on leave then)
roster-who-busy = { $name } (on duty then)
roster-who-nobody = nobody (left empty)
roster-save = Save
roster-cancel = Leave it
roster-choose = Please choose
roster-leave-title = Leave
roster-leave-who = Who is away
roster-leave-from = From which day
roster-leave-from-time = At what time (empty: the whole day)
roster-leave-until = To which day (included)
roster-leave-until-time = Until what time (empty: the whole day)
roster-leave-why = Why
roster-leave-look = Look which shifts it touches
roster-leave-none = { $worker } has no shift in this time.
roster-leave-lost = When { $worker } is away, these shifts lack somebody:
roster-leave-bare = { $span } ({ $unit }): nobody on the first line
roster-leave-less = { $span } ({ $unit }): one person fewer
roster-leave-sure = Yes, enter it
roster-swap-title = Swap
roster-swap-mine = Which shift
roster-swap-with = With whom
roster-swap-give = { $name } stands in, nothing in return
roster-swap-back = { $name }'s { $span }
roster-swap-ask = Ask them
roster-swap-text = Until they agree, nothing changes.
roster-swap-none = There is no shift to swap in the next four weeks.
roster-asked-you = { $giver } asks you to stand { $span }
roster-asked-back = { $giver } stands { $back } for you
roster-asked-wait = Waiting for { $taker }: { $span }
roster-withdraw = Withdraw
roster-shift-title = Add a shift
roster-shift-date = Which day
roster-shift-from = From
roster-shift-until = Until
roster-shift-over = ends the next day
roster-shift-watch = Kind of shift
roster-storm-title = Closed for a storm
roster-storm-text = From now on the door is shut and the storm's roster holds. Residents are told the true times.
roster-storm-why = Which
roster-storm-date = Until which day
roster-storm-time = Until what time
roster-storm-all = every station
roster-storm-begin = Close now
roster-print-by = Printed { $at }. For changes see the web page.
roster-print-how = Use the browser's print command, A4 landscape.
roster-calendar-title = In my calendar
roster-calendar-text = Add the address to your calendar app as a subscription. Shifts appear by themselves and follow changes. The address is a key: please do not pass it on.
roster-calendar-mine = My shifts
roster-calendar-unit = Every shift of the station
roster-calendar-new = New address
roster-calendar-old = A new address makes the old one stop working at once.
roster-calendar-stop = Stop it
roster-calendar-on = in use
roster-calendar-off = not in use
roster-calendar-stopped = Stopped: the old address no longer works.
roster-calendar-link = Copy this address. It is not shown again.
roster-calendar-name = { $unit } duty
roster-calendar-event = { $watch } · { $place }
roster-calendar-place = { $place }: { $name }
roster-calendar-qr = a code for a telephone's camera

## What the duty command says besides

roster-duty-today = Today: { $kind }
roster-duty-unit = { $unit }
roster-duty-none = There is no station called “{ $name }”. There is: { $units }
roster-duty-many = More than one station is called “{ $name }”: { $units }
