// Status posts. A page of one author's posts is read from the index, for each audience that the viewer belongs to.
CREATE CONSTRAINT post_id IF NOT EXISTS FOR (p:Post) REQUIRE p.id IS UNIQUE;
CREATE INDEX post_of_author IF NOT EXISTS FOR (p:Post) ON (p.author_id, p.audience, p.created_at);
