// Notes the closing time that the ledger knows of a campaign.
// write
// alters nothing shown
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param closes_at => 1794000000000
MATCH (c:Campaign {id: $campaign_id})
SET c.declared_closes_at = $closes_at
