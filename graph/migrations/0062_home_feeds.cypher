// The newest works of those who come from a city; `home_id` is kept by the fold of publications.
CREATE INDEX work_from_home IF NOT EXISTS FOR (w:Work) ON (w.home_id, w.published_at, w.id);
