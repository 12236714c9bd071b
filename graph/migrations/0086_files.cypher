// Uploads by the checksum that the server itself computed: the same file sent twice is recognised.
CREATE INDEX upload_checksum IF NOT EXISTS FOR (u:Upload) ON (u.checked_sha256);
