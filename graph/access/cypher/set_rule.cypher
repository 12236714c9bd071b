// Says for one capability who may, for the viewer's own account or an organisation they are owner or editor of.
// write
// alters $account_id
// What came of it is returned; no row where the account is not theirs.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param account_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param editors => ['OWNER', 'EDITOR']
// :param adult_born_by => '2008-11-24'
// :param for_organisations => true
// :param for_minors => true
// :param chosen => {may_message: 'FOLLOWERS_SINCE:30'}
MATCH (viewer:Person {id: $viewer_id})
OPTIONAL MATCH (a:Account {id: $account_id})
WITH viewer, a
WHERE a IS NOT NULL AND (a = viewer OR EXISTS { MATCH (viewer)-[m:MEMBER_OF]->(a) WHERE m.role IN $editors })
WITH a, CASE
  WHEN a:Organisation AND NOT $for_organisations THEN 'ORGANISATION'
  WHEN coalesce(a.birth_date > $adult_born_by, false) AND NOT $for_minors THEN 'MINOR'
  ELSE 'OK' END AS outcome
FOREACH (ignored IN CASE WHEN outcome = 'OK' THEN [1] ELSE [] END |
  SET a += $chosen
)
RETURN outcome
LIMIT 1
