# Another worker goes on: what a resident is told when their request is handed over.

handed-phone = { $before } has handed this to { $worker }, who will call you by { $when }.
handed-here = { $before } has handed this to { $worker }, who will answer you here by { $when }.
handed-meet = { $before } has handed this to { $worker }, who will agree a time to meet with you by { $when }.
handed-quiet = { $before } has handed this to { $worker }.
handed-off-phone = { $before } is off duty now. { $worker } has this and will call you by { $when }.
handed-off-here = { $before } is off duty now. { $worker } has this and will answer you here by { $when }.
handed-off-meet = { $before } is off duty now. { $worker } has this and will agree a time to meet with you by { $when }.
handed-off-quiet = { $before } is off duty now. { $worker } has this.
