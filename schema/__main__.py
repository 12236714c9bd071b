"""`python -m schema` writes schema/schema.graphql from the code; with `--release`, also schema/released.graphql."""

import sys

from schema.build import RELEASED, SNAPSHOT, printed

for target in [SNAPSHOT, RELEASED] if "--release" in sys.argv[1:] else [SNAPSHOT]:
    target.write_text(printed(), encoding="utf-8")
    print(f"wrote {target.name}")
