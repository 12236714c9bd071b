// Points: a wallet for each account, transfers, and two entries for each transfer. A wallet's entries are read newest first.
CREATE CONSTRAINT wallet_id IF NOT EXISTS FOR (w:Wallet) REQUIRE w.id IS UNIQUE;
CREATE CONSTRAINT wallet_account IF NOT EXISTS FOR (w:Wallet) REQUIRE w.account_id IS UNIQUE;
CREATE CONSTRAINT transfer_key IF NOT EXISTS FOR (t:Transfer) REQUIRE t.key IS UNIQUE;
CREATE CONSTRAINT entry_id IF NOT EXISTS FOR (e:Entry) REQUIRE e.id IS UNIQUE;
CREATE INDEX entry_of_wallet IF NOT EXISTS FOR (e:Entry) ON (e.wallet_id, e.number);
