# 換咗人跟: what a resident is told when another worker goes on with their request.

handed-phone = 你件事，{ $before }交咗畀{ $worker }，{ $when }前打畀你。
handed-here = 你件事，{ $before }交咗畀{ $worker }，{ $when }前喺度覆你。
handed-meet = 你件事，{ $before }交咗畀{ $worker }，{ $when }前同你約好見面時間。
handed-quiet = 你件事，{ $before }交咗畀{ $worker }。
handed-off-phone = { $before }放咗工，你件事交畀{ $worker }，{ $when }前打畀你。
handed-off-here = { $before }放咗工，你件事交畀{ $worker }，{ $when }前喺度覆你。
handed-off-meet = { $before }放咗工，你件事交畀{ $worker }，{ $when }前同你約好見面時間。
handed-off-quiet = { $before }放咗工，你件事交畀{ $worker }。
