# What staff read of asking afterwards, of taking back, and of what goes on again.
private-follow = { $number }: please ring and ask how it is now (never asked by who closed it). { $words } Give the number first, and ask whether it is a good moment. Then fill in "{ form-followedup }"
private-follow-quiet = { $number }: please ring and ask how it is now. { $words } Only when it is safe; if somebody else answers, say wrong number and leave no message. Then fill in "{ form-followedup }"
private-follow-nobody = { $number }: it is time to ask how it is now, and nobody but who closed it can. Please arrange it
private-sad = { $number }: the person is not content with how they were helped. Please look into it; who closed it has not been sent this
private-remark = { $number }: asked afterwards, the person said: { $words }
private-reopened = { $number } is open again; somebody is being asked to take it
private-withdraw-asked = { $number }: the person wants to take it back, and safety is touched: look at the risk and whether they can decide it, then void it. Until then it goes on
done-follow = Written down: { $number }
done-follow-worse = Written down: { $number } is harder now; it is open again and somebody is being asked
done-follow-missed = Written down: { $number } not reached; asked once more { $when }
done-follow-given-up = Written down: { $number } not reached twice; not asked again this time
refused-follow-over = { $number }: there is nothing more to ask this time
refused-follow-closer = { $number } was closed by you; somebody else has to ask
private-erase-waits = { $number }: the person wants their words deleted. The law asks for a report first, which needs them: they are deleted once it is made and this is closed
console-event-held_told = told what is held
console-event-erase_reason = deleted by staff
console-event-report_kept = record of the report kept
