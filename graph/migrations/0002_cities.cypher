// Cities are found by the beginning of either name.
CREATE INDEX city_name_zh IF NOT EXISTS FOR (c:City) ON (c.name_zh);
CREATE INDEX city_name_key IF NOT EXISTS FOR (c:City) ON (c.name_key);
