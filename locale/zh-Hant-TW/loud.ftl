# What staff's telephones say or show (the loud channel), and what the group is told of them. Closed vocabulary only:
# never a word or a name of a resident. A voice reads the first two aloud: short, and the number digit by digit.
loud-alert = 鄰里提醒：{ $number }，{ $colour }色，請馬上看。按1表示知道。
loud-alert-sms = 鄰里提醒：{ $number }，{ $colour }色，請馬上看。
loud-ping = 鄰里試撥電話：{ $when }輪到您值班。聽到請按1。
loud-ping-sms = 鄰里試發簡訊：{ $when }輪到您值班。
loud-unanswered = 📵 { $when }值班的{ $worker }，電話打不通，請換人或另找辦法。
loud-no-number = 📵 { $when }待命的{ $worker }，沒有登記電話，請換人或另找辦法。
loud-back = 📞 { $when }值班的{ $worker }，電話又打通了。
loud-alarm-failed = 📵 { $number } · { $urgency } · { $worker }的電話打不通
loud-silent = ⚠️ { $at }起，叫人的電話打不出去。待命的同工請自己盯著值班台。
loud-gateway-back = 🟢 叫人的電話又通了（{ $at }斷的）。
ready-loud-no-gateway = centre.yaml 寫著 loud: true，但沒有設 LINLI_LOUD_URL：夜裡不能說「正在叫人」。
ready-loud-unsaid = 設了 LINLI_LOUD_URL，但 centre.yaml 寫著 loud: false：夜裡不會說「正在叫人」。
ready-loud-number = { $name } 七天內夜裡待命，還沒有登記電話。用 linli enrol { $id } --loud 號碼。
