// How far each file of follows has come, and by which names a foundation knew the people it brought.
CREATE CONSTRAINT follow_import_id IF NOT EXISTS FOR (l:FollowImport) REQUIRE l.id IS UNIQUE;
CREATE CONSTRAINT imported_name_key IF NOT EXISTS FOR (k:ImportedName) REQUIRE k.key IS UNIQUE;
