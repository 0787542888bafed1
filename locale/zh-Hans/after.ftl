# What staff read of asking afterwards, of taking back, and of what goes on again.
private-follow = { $number } 请您打电话回访（办的人不自己问）。{ $words } 先报号码，问方不方便说话。问完按「{ form-followedup }」
private-follow-quiet = { $number } 请您打电话回访。{ $words } 只在安全的时候打，别人接就说打错了，不留话。问完按「{ form-followedup }」
private-follow-nobody = { $number } 到了回访的时候，除了办的人没有别人能问。请督导安排
private-sad = { $number } 本人对这次帮忙不满意。请督导看一看，办的人没有收到这条
private-remark = { $number } 本人回访时说：{ $words }
private-reopened = { $number } 又开了，正在重新请人接
private-withdraw-asked = { $number } 本人想撤回，关系到安全：先看风险、看本人能不能自己决定，再用「{ form-void }」。在这之前照旧
done-follow = 回访记下了：{ $number }
done-follow-worse = 回访记下了：{ $number } 更难了，已重开，正在请人接
done-follow-missed = 记下了：{ $number } 没联系上，{ $when }再问一次
done-follow-given-up = 记下了：{ $number } 两次没联系上，这次回访不再问
refused-follow-over = { $number } 这次回访不用再问了
refused-follow-closer = { $number } 是您办的，回访要别人来问
private-erase-waits = { $number } 本人要求删掉说过的话。要先依法报告，报告用到这些话：报完、办结以后就删
console-event-held_told = 告知记了什么
console-event-erase_reason = 工作人员代办删除
console-event-report_kept = 报告记录留存
