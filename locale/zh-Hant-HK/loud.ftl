# What staff's telephones say or show (the loud channel), and what the group is told of them. Closed vocabulary only:
# never a word or a name of a resident. A voice reads the first two aloud: short, and the number digit by digit.
loud-alert = 鄰里提醒：{ $number }，{ $colour }色，請即刻睇。撳1表示知道。
loud-alert-sms = 鄰里提醒：{ $number }，{ $colour }色，請即刻睇。
loud-ping = 鄰里試打電話：{ $when }輪到您當值。聽到請撳1。
loud-ping-sms = 鄰里試發短訊：{ $when }輪到您當值。
loud-unanswered = 📵 { $when }當值嘅{ $worker }，電話打唔通，請換人或者另搵辦法。
loud-no-number = 📵 { $when }候命嘅{ $worker }，未登記電話，請換人或者另搵辦法。
loud-back = 📞 { $when }當值嘅{ $worker }，電話打通返。
loud-alarm-failed = 📵 { $number } · { $urgency } · { $worker }嘅電話打唔通
loud-silent = ⚠️ 由{ $at }起，叫人嘅電話打唔出。候命嘅同事請自己睇住值班台。
loud-gateway-back = 🟢 叫人嘅電話通返（{ $at }斷咗）。
ready-loud-no-gateway = centre.yaml 寫住 loud: true，但未設 LINLI_LOUD_URL：夜晚唔可以話「正在叫人」。
ready-loud-unsaid = 設咗 LINLI_LOUD_URL，但 centre.yaml 寫住 loud: false：夜晚唔會話「正在叫人」。
ready-loud-number = { $name } 七日內夜晚候命，仲未登記電話。用 linli enrol { $id } --loud 號碼。
