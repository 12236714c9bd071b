// Where every organisation of a campaign stands, newest first, for members of the host: invitations and partners in one list.
// read
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param campaign_id => '01hzy6q0m3v8x2k4n7b9c1d5f8'
// :param state => null
// :param search => ''
// :param after_id => null
// :param now => 1794000000000
// :param limit => 21
MATCH (v:Person {id: $viewer_id})-[:MEMBER_OF]->(:Organisation)-[:HOSTS]->(c:Campaign {id: $campaign_id})
WITH DISTINCT c
CALL (c) {
  MATCH (c)<-[:TO]-(i:PartnerInvitation)
  WHERE i.state <> 'ACCEPTED' AND i.replaced IS NULL AND ($after_id IS NULL OR i.id < $after_id)
  RETURN i.id AS id, null AS partner_id, null AS organisation_id, i.email AS email, i.city AS city,
    coalesce(i.name_zh, i.organisation_name) AS name_zh, coalesce(i.name_en, '') AS name_en,
    CASE
      WHEN i.state = 'OPEN' AND i.expires_at > $now THEN 'INVITED'
      WHEN i.state = 'OPEN' THEN 'EXPIRED'
      ELSE i.state
    END AS state,
    i.created_at AS since, i.expires_at AS until, coalesce(i.reminded_at, i.created_at) AS mailed
  UNION ALL
  MATCH (c)<-[p:PARTNER_IN]-(o:Organisation)
  WHERE $after_id IS NULL OR p.id < $after_id
  RETURN p.id AS id, p.id AS partner_id, o.id AS organisation_id, null AS email, null AS city,
    o.name_zh AS name_zh, o.name_en AS name_en,
    CASE WHEN p.state = 'ACCEPTED' AND p.checklist_at IS NOT NULL THEN 'CHECKLIST' ELSE p.state END AS state,
    coalesce(p.changed_at, p.accepted_at) AS since,
    p.verified_until AS until, coalesce(p.reminded_at, p.accepted_at) AS mailed
}
WITH id, partner_id, organisation_id, email, city, name_zh, name_en, state, since, until, mailed
WHERE ($state IS NULL OR state = $state)
  AND ($search = '' OR toLower(name_zh + '\n' + name_en + '\n' + coalesce(email, '')) CONTAINS $search)
RETURN id, partner_id, organisation_id, email, city, name_zh, name_en, state, since, until, mailed
ORDER BY id DESC
LIMIT $limit
