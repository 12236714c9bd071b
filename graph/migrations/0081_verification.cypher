// When a verification ends: only partners that are verified have `lapses_at`, so what is due is found without walking others.
CREATE INDEX partner_lapses IF NOT EXISTS FOR ()-[p:PARTNER_IN]-() ON (p.lapses_at);
