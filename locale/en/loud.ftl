# What staff's telephones say or show (the loud channel), and what the group is told of them. Closed vocabulary only:
# never a word or a name of a resident. A voice reads the first two aloud: short, and the number digit by digit.
loud-alert = Linli alert: { $number }, { $colour }. Please look now. Press 1 if you heard this.
loud-alert-sms = Linli alert: { $number }, { $colour }. Please look now.
loud-ping = Linli test call: you are on duty { $when }. Press 1 if you heard this.
loud-ping-sms = Linli test message: you are on duty { $when }.
loud-unanswered = 📵 { $worker }, on duty { $when }: the test call was not answered. Please find somebody else or another way.
loud-no-number = 📵 { $worker }, on call { $when }: no telephone number is written down. Please find somebody else or another way.
loud-back = 📞 { $worker }, on duty { $when }: the telephone answers again.
loud-alarm-failed = 📵 { $number } · { $urgency } · { $worker } could not be reached by telephone
loud-silent = ⚠️ Since { $at } no calls to staff go out. Whoever is on call: please keep an eye on the desk.
loud-gateway-back = 🟢 Calls to staff go out again (they had stopped at { $at }).
ready-loud-no-gateway = centre.yaml says loud: true, but LINLI_LOUD_URL is not set: nobody may be told at night that staff are being called.
ready-loud-unsaid = LINLI_LOUD_URL is set, but centre.yaml says loud: false: nobody is told at night that staff are being called.
ready-loud-number = { $name } is on call at night within 7 days, and has no telephone number. Use linli enrol { $id } --loud NUMBER.
