# What staff's telephones say or show (the loud channel), and what the group is told of them. Closed vocabulary only:
# never a word or a name of a resident. A voice reads the first two aloud: short, and the number digit by digit.
loud-alert = 邻里提醒：{ $number }，{ $colour }色，请马上看。按1表示知道。
loud-alert-sms = 邻里提醒：{ $number }，{ $colour }色，请马上看。
loud-ping = 邻里试拨电话：{ $when }轮到您值班。听到请按1。
loud-ping-sms = 邻里试发短信：{ $when }轮到您值班。
loud-unanswered = 📵 { $when }值班的{ $worker }，电话没打通，请换人或另找办法。
loud-no-number = 📵 { $when }待命的{ $worker }，没有登记电话，请换人或另找办法。
loud-back = 📞 { $when }值班的{ $worker }，电话又打通了。
loud-alarm-failed = 📵 { $number } · { $urgency } · { $worker }的电话没打通
loud-silent = ⚠️ { $at }起，叫人的电话打不出去。待命的同工请自己盯着值班台。
loud-gateway-back = 🟢 叫人的电话又通了（{ $at }断的）。
ready-loud-no-gateway = centre.yaml 写着 loud: true，但没有设 LINLI_LOUD_URL：夜里不能说“正在叫人”。
ready-loud-unsaid = 设了 LINLI_LOUD_URL，但 centre.yaml 写着 loud: false：夜里不会说“正在叫人”。
ready-loud-number = { $name } 七天内夜里待命，还没有登记电话。用 linli enrol { $id } --loud 号码。
