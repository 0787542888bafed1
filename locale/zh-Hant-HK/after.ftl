# What staff read of asking afterwards, of taking back, and of what goes on again.
private-follow = { $number } 請你打電話跟進（辦嗰位唔自己問）。{ $words } 先報號碼，問方唔方便講。問完撳「{ form-followedup }」
private-follow-quiet = { $number } 請你打電話跟進。{ $words } 淨係安全嘅時候先打，其他人接就話打錯，唔留言。問完撳「{ form-followedup }」
private-follow-nobody = { $number } 到咗跟進嘅時候，除咗辦嗰位冇人問得。請督導安排
private-sad = { $number } 本人唔滿意今次幫忙。請督導睇一睇，辦嗰位冇收到呢句
private-remark = { $number } 本人跟進嗰陣講：{ $words }
private-reopened = { $number } 又開返，正喺度重新請人接
private-withdraw-asked = { $number } 本人想收返，關係到安全：先睇風險、睇本人可唔可以自己決定，再作廢。喺呢之前照舊
done-follow = 跟進記低咗：{ $number }
done-follow-worse = 跟進記低咗：{ $number } 仲辛苦咗，已重開，正喺度請人接
done-follow-missed = 記低咗：{ $number } 聯絡唔到，{ $when }再問一次
done-follow-given-up = 記低咗：{ $number } 兩次聯絡唔到，今次跟進唔再問
refused-follow-over = { $number } 今次跟進唔使再問
refused-follow-closer = { $number } 係你辦嘅，跟進要第二個問
private-erase-waits = { $number } 本人要求刪走講過嘅嘢。要先依法通報，通報用到呢啲說話：報完、完結之後就刪
console-event-held_told = 話咗記咗啲咩
console-event-erase_reason = 職員代辦刪除
console-event-report_kept = 通報紀錄留存
