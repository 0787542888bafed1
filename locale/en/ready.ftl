# What is still missing before residents may be let in (linli ready). Read by the operator.
ready-demo = { $name } is a demo station: its people and telephones are invented. No resident may come in.
ready-phone = The duty phone is not set.
ready-fallback = Nobody is named who takes over at the end (the house up the tree).
ready-fallback-phone = “{ $name }” takes over at the end, but has no telephone.
ready-gap = { $day }, { $from } to { $to }: open, but nobody is on duty.
ready-gap-more = { $count } more open stretches have nobody on duty.
ready-enrolled = No worker has signed in yet. Send a link with: linli enrol
ready-not-enrolled = { $name } is on duty within seven days and has never signed in.
ready-no-hotlines = There is no hotline for region { $region }.
ready-hotlines = { $count } hotline numbers were not rung and checked by a person within 90 days: { $numbers }.
ready-night-line = Region { $region } has no reliable 24-hour listening line: at night only police and ambulance can be given.
ready-clocks = The director has not signed the clocks (signed: in centre.yaml).
ready-ladder-end = The ladder of { $level } does not end with the fallback: when nobody accepts, nobody is left.
ready-notice = The privacy notice is missing: notice.{ $lang }.md
ready-answers = { $count } answer pages were not checked by a person: { $names }.
ready-backup = No backup has been proved by restoring it.
ready-backup-old = The last proved backup is { $days } days old; 30 is the limit.
