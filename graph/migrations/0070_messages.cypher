// Threads between two accounts. A seat is one account's place in a thread; the index on seats is an inbox in its order.
CREATE CONSTRAINT thread_id IF NOT EXISTS FOR (t:Thread) REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT thread_pair IF NOT EXISTS FOR (t:Thread) REQUIRE t.pair IS UNIQUE;
CREATE CONSTRAINT seat_id IF NOT EXISTS FOR (s:Seat) REQUIRE s.id IS UNIQUE;
CREATE INDEX seat_box IF NOT EXISTS FOR (s:Seat) ON (s.account_id, s.box, s.last_id);
CREATE INDEX seat_unread IF NOT EXISTS FOR (s:Seat) ON (s.unread_by);
CREATE CONSTRAINT message_id IF NOT EXISTS FOR (m:Message) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT message_number IF NOT EXISTS FOR (m:Message) REQUIRE (m.thread_id, m.number) IS UNIQUE;
CREATE CONSTRAINT message_client IF NOT EXISTS FOR (m:Message) REQUIRE m.client_key IS UNIQUE;
