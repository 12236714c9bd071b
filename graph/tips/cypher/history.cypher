// Which points came to and went from an account, newest first, and who was on the other side?
// read
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param before => 9007199254740992
// :param limit => 21
MATCH (w:Wallet {account_id: $account_id})
CALL (w) {
  MATCH (e:Entry)
  WHERE e.wallet_id = w.id AND e.number < $before
  RETURN e
  ORDER BY e.wallet_id DESC, e.number DESC
  LIMIT $limit
}
MATCH (e)-[:PART_OF]->(t:Transfer)
MATCH (other:Wallet {id: CASE WHEN t.giver_wallet = w.id THEN t.taker_wallet ELSE t.giver_wallet END})
RETURN e.id, e.number, e.kind, e.amount, e.balance, CASE WHEN e.kind = 'TIP' THEN other.account_id END, e.at
ORDER BY e.number DESC
LIMIT 101
