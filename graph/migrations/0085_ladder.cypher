// Works whose further renditions are owed, oldest first.
CREATE INDEX work_ladder IF NOT EXISTS FOR (w:Work) ON (w.ladder_owed_at);
