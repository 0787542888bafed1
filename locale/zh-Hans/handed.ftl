# 换人跟了: what a resident is told when another worker goes on with their request.

handed-phone = 您的事，{ $before }交给了{ $worker }，{ $when }前打给您。
handed-here = 您的事，{ $before }交给了{ $worker }，{ $when }前在这里回您。
handed-meet = 您的事，{ $before }交给了{ $worker }，{ $when }前跟您说好见面的时间。
handed-quiet = 您的事，{ $before }交给了{ $worker }。
handed-off-phone = { $before }下班了，您的事交给{ $worker }，{ $when }前打给您。
handed-off-here = { $before }下班了，您的事交给{ $worker }，{ $when }前在这里回您。
handed-off-meet = { $before }下班了，您的事交给{ $worker }，{ $when }前跟您说好见面的时间。
handed-off-quiet = { $before }下班了，您的事交给{ $worker }。
