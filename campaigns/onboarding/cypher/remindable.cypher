// Who of a campaign's organisations has not answered or is not done, was not written to for a day, and what would a reminder say?
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param roles => ['OWNER', 'EDITOR']
// :param ids => null
// :param before => 1793913600000
MATCH (v:Person {id: $viewer_id})-[m:MEMBER_OF]->(host:Organisation)-[:HOSTS]->(c:Campaign {id: $campaign_id})
WHERE m.role IN $roles
CALL (v, c) {
  MATCH (c)<-[:TO]-(i:PartnerInvitation)
  WHERE i.state = 'OPEN' AND ($ids IS NULL OR i.id IN $ids) AND coalesce(i.reminded_at, i.created_at) <= $before
  RETURN i.id AS id, true AS invited, i.email AS email, v.language AS language,
    coalesce(i.name_zh, i.organisation_name) AS name_zh, coalesce(i.name_en, i.organisation_name) AS name_en
  UNION ALL
  MATCH (c)<-[p:PARTNER_IN]-(o:Organisation)
  WHERE p.state IN ['ACCEPTED', 'EXPIRED'] AND ($ids IS NULL OR p.id IN $ids)
    AND coalesce(p.reminded_at, p.accepted_at) <= $before
  MATCH (owner:Person)-[w:MEMBER_OF]->(o)
  WHERE w.role = 'OWNER'
  MATCH (owner)-[:OPENS_WITH]->(login:Credential)
  RETURN p.id AS id, false AS invited, login.email AS email, owner.language AS language,
    o.name_zh AS name_zh, o.name_en AS name_en
}
RETURN id, invited, email, language, name_zh, name_en, c.title_zh, c.title_en, host.name_zh, host.name_en, c.handle
ORDER BY id, email
LIMIT 1000
