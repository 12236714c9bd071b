// Requests to follow are listed by time; whoever is under age has a private account until they are of age and say otherwise.
CREATE INDEX request_order IF NOT EXISTS FOR ()-[r:ASKS_TO_FOLLOW]-() ON (r.subject_id, r.at, r.person_id);
MATCH (p:Person) WHERE p.birth_date > toString(date() - duration({years: 18})) SET p.is_private = true;
