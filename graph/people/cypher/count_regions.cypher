// Counts the accounts of every city, and those of all small ones together.
// write
// alters nothing shown
// walks NodeByLabelScan because it looks at every city, some thousands, once in ten minutes; counts are the degree store's
// :param smallest => 5
// :param now => 1794000000000
MATCH (c:City)
WITH c, COUNT { (c)<-[:LIVES_IN]-() } AS accounts
WHERE accounts > 0 OR c.account_count IS NOT NULL
FOREACH (ignored IN CASE WHEN coalesce(c.account_count, 0) = accounts THEN [] ELSE [1] END |
  SET c.account_count = CASE WHEN accounts > 0 THEN accounts END
)
WITH sum(accounts) AS accounts, sum(CASE WHEN accounts < $smallest THEN accounts ELSE 0 END) AS elsewhere
MERGE (t:Tally {id: 'accounts by region'})
SET t.at = $now, t.accounts = accounts, t.elsewhere = elsewhere, t.smallest = $smallest
