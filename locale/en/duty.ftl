# What staff read about the duty: why this unit, why this worker, why not another (referral/need.py: one sentence a code).

## Why this unit

why-school = The school's own station: { $school }
why-area = Lives in { $area }
why-programme = A programme here is for this: { $concern }
why-dissolved = { $unit } has closed; the unit above takes it
why-above = { $unit } is for other needs; the unit above takes it
why-unserved = No unit serves { $area }
why-door = Came by { $unit }
why-transferred = a worker transferred it there

## Why this worker, and why in this order

why-first = First line
why-second = Second line (standby)
why-supervisor = Supervisor
why-named = Asked for by name
why-skill = Skill: { $skill }
why-before = Knows this family
why-community = Looks after { $area }
why-language = Speaks { $language }
why-gender = { $gender }, as wished
why-full = Holds { $count }: full
why-load = Holds fewer: { $count }
why-offers = Asked less often in two weeks: { $count }
why-longest = Not asked for longest
why-unreachable = Cannot be reached, but nobody else is left
why-away = Away until { $when }, but nobody else is left
why-no-skill = Nobody on duty has: { $skill }
why-no-gender = { $gender } was wished for; none now

## Why somebody is not asked

passed-conflict = { $worker }: must stay out of it
passed-declined = { $worker }: cannot take it
passed-role = { $worker }: this role takes no tickets
passed-away = { $worker }: away until { $when }
passed-unreachable = { $worker }: cannot be reached
passed-gender = { $worker }: another gender was wished for
passed-off-shift = { $worker }: off shift, next on { $when }
passed-not-soon = { $worker }: no shift in two weeks
passed-left = { $worker }: not on the staff

## Small vocabulary

gender-woman = A woman
gender-man = A man
language-zh-Hans = Mandarin
language-zh-Hant-HK = Cantonese
language-zh-Hant-TW = Mandarin (Taiwan)
language-en = English
skill-duty = duty
skill-supervisor = supervision
skill-counsellor = counselling
skill-social = social work
skill-family = family
skill-child = children
skill-youth = young people
skill-school = school
skill-elder = old people
skill-visits = home visits
skill-violence = violence
skill-nurse = nursing
skill-rehabilitation = rehabilitation
skill-assistance = social assistance
skill-employment = employment
skill-legal = law
skill-community = community
skill-corrections = probation
skill-addiction = addiction
skill-activities = activities
skill-volunteers = volunteers
skill-window = front desk

why-line = { $worker }: { $reasons }
