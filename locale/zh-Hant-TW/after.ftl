# What staff read of asking afterwards, of taking back, and of what goes on again.
private-follow = { $number } 請您打電話追蹤（辦的人不自己問）。{ $words } 先報號碼，問方不方便說話。問完按「{ form-followedup }」
private-follow-quiet = { $number } 請您打電話追蹤。{ $words } 只在安全的時候打，別人接就說打錯了，不留話。問完按「{ form-followedup }」
private-follow-nobody = { $number } 到了追蹤的時候，除了辦的人沒有別人能問。請督導安排
private-sad = { $number } 本人對這次幫忙不滿意。請督導看一看，辦的人沒有收到這則
private-remark = { $number } 本人追蹤時說：{ $words }
private-reopened = { $number } 又開了，正在重新請人接
private-withdraw-asked = { $number } 本人想收回，關係到安全：先看風險、看本人能不能自己決定，再作廢。在這之前照舊
done-follow = 追蹤記下來了：{ $number }
done-follow-worse = 追蹤記下來了：{ $number } 更難了，已重開，正在請人接
done-follow-missed = 記下來了：{ $number } 沒聯絡上，{ $when }再問一次
done-follow-given-up = 記下來了：{ $number } 兩次沒聯絡上，這次追蹤不再問
refused-follow-over = { $number } 這次追蹤不用再問了
refused-follow-closer = { $number } 是您辦的，追蹤要別人來問
private-erase-waits = { $number } 本人要求刪掉說過的話。要先依法通報，通報用到這些話：報完、辦結以後就刪
console-event-held_told = 告知記了什麼
console-event-erase_reason = 工作人員代辦刪除
console-event-report_kept = 通報紀錄留存
