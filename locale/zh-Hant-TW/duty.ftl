# What staff read about the duty: why this unit, why this worker, why not another (referral/need.py: one sentence a code).

## Why this unit

why-school = 學校裡的站：{ $school }
why-area = 住在{ $area }
why-programme = 這裡有這類服務：{ $concern }
why-dissolved = { $unit }已裁撤，由上一級接
why-above = { $unit }不做這類事，由上一級接
why-unserved = { $area }沒有中心負責
why-door = 從{ $unit }來的
why-transferred = 社工移交過來的

## Why this worker, and why in this order

why-first = 第一線
why-second = 第二線（待命）
why-supervisor = 督導
why-named = 本人指名找
why-skill = 專長：{ $skill }
why-before = 跟過這家人
why-community = 負責{ $area }
why-language = 會說{ $language }
why-gender = { $gender }，合本人心願
why-full = 手上已有{ $count }件，滿了
why-load = 手上少，{ $count }件
why-offers = 近兩週問得少，{ $count }次
why-longest = 最久沒問過
why-unreachable = 聯絡不上，但沒有別人了
why-away = { $when }前不在，但沒有別人了
why-no-skill = 值班沒人會：{ $skill }
why-no-gender = 想找{ $gender }，現在沒有

## Why somebody is not asked

passed-conflict = { $worker }：要迴避
passed-declined = { $worker }：不方便接
passed-role = { $worker }：職務不能接案
passed-away = { $worker }：{ $when }前不在
passed-unreachable = { $worker }：聯絡不上
passed-gender = { $worker }：本人想找另一性別
passed-off-shift = { $worker }：沒值班，下一班{ $when }
passed-not-soon = { $worker }：兩週內沒有班
passed-left = { $worker }：不在職

## Small vocabulary

gender-woman = 女社工
gender-man = 男社工
language-zh-Hans = 普通話
language-zh-Hant-HK = 粵語
language-zh-Hant-TW = 國語
language-en = 英語
skill-duty = 值班
skill-supervisor = 督導
skill-counsellor = 心理諮商
skill-social = 社會工作
skill-family = 家庭
skill-child = 兒童
skill-youth = 青少年
skill-school = 駐校
skill-elder = 長輩
skill-visits = 訪視
skill-violence = 家暴
skill-nurse = 護理
skill-rehabilitation = 復健
skill-assistance = 救助
skill-employment = 就業
skill-legal = 法律
skill-community = 社區
skill-corrections = 更生
skill-addiction = 戒癮
skill-activities = 活動
skill-volunteers = 志工
skill-window = 窗口

why-line = { $worker }：{ $reasons }
