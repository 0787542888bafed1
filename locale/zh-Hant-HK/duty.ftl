# What staff read about the duty, in spoken Cantonese: why this unit, why this worker, why not another (referral/need.py).

## Why this unit

why-school = 學校入面嘅站：{ $school }
why-area = 住喺{ $area }
why-programme = 呢度有呢類服務：{ $concern }
why-dissolved = { $unit }已經冇咗，由上一級接
why-above = { $unit }唔做呢類事，由上一級接
why-unserved = { $area }冇中心負責
why-door = 由{ $unit }嚟
why-transferred = 社工移交過嚟嘅

## Why this worker, and why in this order

why-first = 第一更
why-second = 第二更（候命）
why-supervisor = 督導
why-named = 本人指名搵
why-skill = 識做：{ $skill }
why-before = 跟過呢家人
why-community = 負責{ $area }
why-language = 識講{ $language }
why-gender = { $gender }，啱本人心意
why-full = 手上已有{ $count }單，滿咗
why-load = 手上少，{ $count }單
why-offers = 近兩個禮拜問得少，{ $count }次
why-longest = 最耐冇問過
why-unreachable = 聯絡唔到，但冇第二個
why-away = { $when }前唔喺度，但冇第二個
why-no-skill = 當更冇人識：{ $skill }
why-no-gender = 想搵{ $gender }，而家冇

## Why somebody is not asked

passed-conflict = { $worker }：要避嫌
passed-declined = { $worker }：唔方便接
passed-role = { $worker }：崗位唔可以接單
passed-away = { $worker }：{ $when }前唔喺度
passed-unreachable = { $worker }：聯絡唔到
passed-gender = { $worker }：本人想搵另一性別
passed-off-shift = { $worker }：唔當更，下一更{ $when }
passed-not-soon = { $worker }：兩個禮拜內冇更
passed-left = { $worker }：唔在職

## Small vocabulary

gender-woman = 女社工
gender-man = 男社工
language-zh-Hans = 普通話
language-zh-Hant-HK = 廣東話
language-zh-Hant-TW = 台灣國語
language-en = 英文
skill-duty = 當值
skill-supervisor = 督導
skill-counsellor = 心理輔導
skill-social = 社會工作
skill-family = 家庭
skill-child = 兒童
skill-youth = 青少年
skill-school = 駐校
skill-elder = 長者
skill-visits = 探訪
skill-violence = 家暴
skill-nurse = 護理
skill-rehabilitation = 復康
skill-assistance = 援助
skill-employment = 就業
skill-legal = 法律
skill-community = 社區
skill-corrections = 更生
skill-addiction = 戒癮
skill-activities = 活動
skill-volunteers = 義工
skill-window = 窗口

why-line = { $worker }：{ $reasons }
