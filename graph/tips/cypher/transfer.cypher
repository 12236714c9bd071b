// Moves points from one wallet to another under a key, with both entries and both balances; once, whatever comes again.
// write
// alters nothing shown
// :param kind => 'TIP'
// :param giver_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param taker_id => '01hzy6q0m3v8x2k4n7b9c1d5f7'
// :param by_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param wallets => [{account_id: '01hzy6q0m3v8x2k4n7b9c1d5f6', id: '01hzy6q0m3v8x2k4n7b9c1d5f8'}, {account_id: '01hzy6q0m3v8x2k4n7b9c1d5f7', id: '01hzy6q0m3v8x2k4n7b9c1d5f9'}]
// :param amount => 5
// :param key => '01hzy6q0m3v8x2k4n7b9c1d5f6:gift-aaaa'
// :param entry_ids => ['01hzy6q0m3v8x2k4n7b9c1d5fa', '01hzy6q0m3v8x2k4n7b9c1d5fb']
// :param adult_born_by => '2008-11-24'
// :param issuer => 'issuer'
// :param now => 1794000000000
MATCH (taker:Account {id: $taker_id})
OPTIONAL MATCH (giver:Person {id: $giver_id})
WITH taker, giver
WHERE ($giver_id = $issuer OR giver IS NOT NULL) AND NOT EXISTS { (giver)-[:BLOCKS]-(taker) }
CALL () {
  UNWIND $wallets AS each
  MERGE (w:Wallet {account_id: each.account_id})
  ON CREATE SET w.id = each.id, w.balance = 0, w.entries = 0
  SET w.locked_at = $now // the lock: what is read of balances from here on is the last that was written
  WITH w.account_id AS account_id, w
  RETURN collect({account_id: account_id, wallet: w}) AS wallets
}
WITH taker, giver, [each IN wallets WHERE each.account_id = $giver_id | each.wallet][0] AS source,
     [each IN wallets WHERE each.account_id = $taker_id | each.wallet][0] AS target
OPTIONAL MATCH (done:Transfer {key: $key})
WITH giver, source, target, done, CASE
    WHEN done IS NOT NULL AND done.kind = $kind AND done.amount = $amount
         AND done.giver_wallet = source.id AND done.taker_wallet = target.id THEN 'DONE'
    WHEN done IS NOT NULL THEN 'OTHER'
    WHEN coalesce(taker.birth_date > $adult_born_by, false) OR coalesce(giver.birth_date > $adult_born_by, false)
      THEN 'MINOR'
    WHEN giver IS NOT NULL AND giver.confirmed_at IS NULL THEN 'UNCONFIRMED'
    WHEN $giver_id <> $issuer AND source.balance < $amount THEN 'NOT_ENOUGH'
    ELSE 'OK'
  END AS outcome
CALL (source, target, outcome) {
  WITH source, target
  WHERE outcome = 'OK'
  SET source.balance = source.balance - $amount, source.entries = source.entries + 1,
      target.balance = target.balance + $amount, target.entries = target.entries + 1
  CREATE (t:Transfer {key: $key, kind: $kind, amount: $amount, giver_wallet: source.id, taker_wallet: target.id,
                      by_id: $by_id, at: $now})
  CREATE (source)<-[:IN]-(:Entry {id: $entry_ids[0], wallet_id: source.id, number: source.entries, kind: $kind,
                                  amount: -$amount, balance: source.balance, at: $now})-[:PART_OF]->(t)
  CREATE (target)<-[:IN]-(:Entry {id: $entry_ids[1], wallet_id: target.id, number: target.entries, kind: $kind,
                                  amount: $amount, balance: target.balance, at: $now})-[:PART_OF]->(t)
}
RETURN outcome, source.balance, target.balance
LIMIT 1
