# What staff read about the duty: why this unit, why this worker, why not another (referral/need.py: one sentence a code).

## Why this unit

why-school = 学校里的站：{ $school }
why-area = 住在{ $area }
why-programme = 本站有这类服务：{ $concern }
why-dissolved = { $unit }已撤，由上一级接
why-above = { $unit }不管这类事，由上一级接
why-unserved = { $area }没有站负责
why-door = 从{ $unit }来的
why-transferred = 社工移交过来的

## Why this worker, and why in this order

why-first = 第一班
why-second = 第二班（待命）
why-supervisor = 督导
why-named = 本人点名找
why-skill = 会做：{ $skill }
why-before = 跟过这家
why-community = 负责{ $area }
why-language = 会说{ $language }
why-gender = { $gender }，合本人心愿
why-full = 手上已有{ $count }件，满了
why-load = 手上少，{ $count }件
why-offers = 近两周问得少，{ $count }次
why-longest = 最久没问过
why-unreachable = 联系不上，但没有别人了
why-away = { $when }前不在，但没有别人了
why-no-skill = 当班没人会：{ $skill }
why-no-gender = 想找{ $gender }，现在没有

## Why somebody is not asked

passed-conflict = { $worker }：要回避
passed-declined = { $worker }：不便接
passed-role = { $worker }：岗位不能接单
passed-away = { $worker }：{ $when }前不在
passed-unreachable = { $worker }：联系不上
passed-gender = { $worker }：本人想找另一性别
passed-off-shift = { $worker }：不当班，下一班{ $when }
passed-not-soon = { $worker }：两周内没有班
passed-left = { $worker }：不在职

## Small vocabulary

gender-woman = 女社工
gender-man = 男社工
language-zh-Hans = 普通话
language-zh-Hant-HK = 粤语
language-zh-Hant-TW = 台湾国语
language-en = 英语
skill-duty = 值班
skill-supervisor = 督导
skill-counsellor = 心理咨询
skill-social = 社会工作
skill-family = 家庭
skill-child = 儿童
skill-youth = 青少年
skill-school = 驻校
skill-elder = 长者
skill-visits = 探访
skill-violence = 家暴
skill-nurse = 护理
skill-rehabilitation = 康复
skill-assistance = 救助
skill-employment = 就业
skill-legal = 法律
skill-community = 社区
skill-corrections = 矫正
skill-addiction = 戒瘾
skill-activities = 活动
skill-volunteers = 义工
skill-window = 窗口

why-line = { $worker }：{ $reasons }
