"""`python -m schema` writes schema/schema.graphql from the code."""

from schema.build import SNAPSHOT, printed

SNAPSHOT.write_text(printed(), encoding="utf-8")
print(f"wrote {SNAPSHOT.name}")
