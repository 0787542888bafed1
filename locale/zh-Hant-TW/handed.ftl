# 換人負責: what a resident is told when another worker goes on with their request.

handed-phone = 您的事，{ $before }交給了{ $worker }，{ $when }前打給您。
handed-here = 您的事，{ $before }交給了{ $worker }，{ $when }前在這裡回您。
handed-meet = 您的事，{ $before }交給了{ $worker }，{ $when }前跟您約好見面的時間。
handed-quiet = 您的事，{ $before }交給了{ $worker }。
handed-off-phone = { $before }下班了，您的事交給{ $worker }，{ $when }前打給您。
handed-off-here = { $before }下班了，您的事交給{ $worker }，{ $when }前在這裡回您。
handed-off-meet = { $before }下班了，您的事交給{ $worker }，{ $when }前跟您約好見面的時間。
handed-off-quiet = { $before }下班了，您的事交給{ $worker }。
