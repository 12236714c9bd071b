// Rows of the ledger and of boards name accounts by a random pseudonym; this is the way back, gone once it is erased.
CREATE CONSTRAINT account_ledger_id IF NOT EXISTS FOR (a:Account) REQUIRE a.ledger_id IS UNIQUE;
