// Removes a row of the outbox.
// write
// alters nothing shown
// :param outbox_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (o:Outbox {id: $outbox_id})
DELETE o
