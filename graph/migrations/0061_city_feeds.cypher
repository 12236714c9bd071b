// The newest works of a city; `city_id` is kept by the fold of publications.
CREATE INDEX work_in_city IF NOT EXISTS FOR (w:Work) ON (w.city_id, w.published_at, w.id);
