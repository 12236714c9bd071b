// Which works of each of these people may the viewer see, newest first?
// read
// Never across a block. Published works of a private account are for its followers, save those accepted in a campaign.
// :param viewer_id => '01hzy6q0m3v8x2k4n7b9c1d5f6'
// :param author_ids => ['01hzy6q0m3v8x2k4n7b9c1d5f6']
// :param reviewers => ['OWNER', 'EDITOR', 'REVIEWER']
// :param adult_born_by => '2008-11-24'
// :param before_at => 9007199254740992
// :param before_id => ''
// :param limit => 21
OPTIONAL MATCH (viewer:Person {id: $viewer_id})
UNWIND $author_ids AS author_id
MATCH (author:Person {id: author_id})
WHERE NOT EXISTS { (viewer)-[:BLOCKS]-(author) }
WITH author, NOT coalesce(author.is_private, false) OR EXISTS { (viewer)-[:FOLLOWS]->(author) } AS is_open
CALL (author, is_open) {
  MATCH (author)-[:MADE]->(w:Work)
  WHERE (w.created_at < $before_at OR (w.created_at = $before_at AND w.id < $before_id))
    AND ((w.published_at IS NOT NULL AND (is_open OR EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) }))
       OR author.id = $viewer_id
       OR EXISTS {
         MATCH (w)<-[:OF]-(s:Submission)-[:ON_BEHALF_OF]->(:Organisation)<-[m:MEMBER_OF]-(:Person {id: $viewer_id})
         WHERE s.state IN ['ENTERED', 'ACCEPTED'] AND m.role IN $reviewers
       }
       OR EXISTS {
         MATCH (w)<-[:OF]-(s:Submission)-[:IN]->(:Campaign)<-[:HOSTS]-(:Organisation)<-[m:MEMBER_OF]-(:Person {id: $viewer_id})
         WHERE s.state IN ['ENTERED', 'ACCEPTED'] AND m.role IN $reviewers
       })
  RETURN w
  ORDER BY w.created_at DESC, w.id DESC
  LIMIT $limit
}
RETURN author.id, w {
         .id, .title, .state, .step, .refusal_code, .created_at, .ready_at, .published_at, .video_key, .poster_key,
         .ladder_folder, .ladder_owed_at, still_count: coalesce(w.still_count, 0),
         has_preview: coalesce(w.has_preview, false), has_waveform: coalesce(w.has_waveform, false),
         author_id: author.id, caption: coalesce(w.caption, ''), language: coalesce(w.language, 'ZH'),
         video_width: coalesce(w.video_width, 0), video_height: coalesce(w.video_height, 0),
         video_bytes: coalesce(w.video_bytes, 0), duration_ms: coalesce(w.duration_ms, 0),
         poster_width: coalesce(w.poster_width, 0), poster_height: coalesce(w.poster_height, 0),
         play_count: coalesce(w.play_count, 0), like_count: coalesce(w.like_count, 0),
         by_minor: coalesce(w.by_minor, false),
         guardian_said: author.birth_date <= $adult_born_by OR coalesce(author.guardian = 'GIVEN', false),
         reviewer_said: EXISTS { (w)<-[:OF]-(:Submission {state: 'ACCEPTED'}) }
       }
ORDER BY author.id, w.created_at DESC, w.id DESC
LIMIT 10000
