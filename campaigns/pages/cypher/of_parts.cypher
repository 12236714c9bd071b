// Campaigns by their ids, drafts too: for things that only those may see who also know of the campaign.
// read
// :param ids => ['01hzy6q0m3v8x2k4n7b9c1d5f8']
UNWIND $ids AS id
MATCH (c:Campaign {id: id})<-[:HOSTS]-(o:Organisation)
OPTIONAL MATCH (c)-[:COVERED_BY]->(u:Upload)
RETURN c {
  .*, organisation_id: o.id,
  cover: CASE WHEN u IS NULL THEN NULL ELSE [u.state, u.picture_key, u.picture_width, u.picture_height] END
} AS campaign
ORDER BY c.id
LIMIT 10100
