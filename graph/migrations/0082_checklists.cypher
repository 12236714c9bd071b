// What a foundation asks for before it verifies, and what each organisation has given of it.
CREATE CONSTRAINT checklist_item_id IF NOT EXISTS FOR (i:ChecklistItem) REQUIRE i.id IS UNIQUE;
CREATE CONSTRAINT checklist_entry_key IF NOT EXISTS FOR (e:ChecklistEntry) REQUIRE e.key IS UNIQUE;
CREATE INDEX checklist_entry_partner IF NOT EXISTS FOR (e:ChecklistEntry) ON (e.partner_id);
