// Cities with most accounts are read in the order of an index; what all cities have together is kept on one node.
CREATE INDEX city_account_count IF NOT EXISTS FOR (c:City) ON (c.account_count);
CREATE CONSTRAINT tally_id IF NOT EXISTS FOR (t:Tally) REQUIRE t.id IS UNIQUE;
