"""`viewerWorkOfFile`."""

from typing import Annotated

import strawberry

from graph.works.queries import own_work_of_file
from schema.context import Info
from schema.works.types import Work, works_by_global_id


@strawberry.type
class WorksQuery:
    """Finding works."""

    @strawberry.field(
        description="The work that the viewer made of this very file before; null where there is none, and for nobody. "
        "Ask it before sending a file. Files of others are never told."
    )
    async def viewer_work_of_file(
        self,
        info: Info,
        sha256: Annotated[str, strawberry.argument(description="The file's SHA-256, 64 hex digits.")],
    ) -> Work | None:
        context = info.context
        work_id = await own_work_of_file(context.db, viewer=context.viewer, sha256=sha256)
        return None if work_id is None else (await works_by_global_id(context, [work_id]))[0]
