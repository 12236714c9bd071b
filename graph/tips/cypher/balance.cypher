// How many points has an account?
// read
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
MATCH (w:Wallet {account_id: $account_id})
RETURN w.balance
LIMIT 1
