"""Batch loaders of what organisations show."""

from strawberry.dataloader import DataLoader

from graph.access.roles import Role
from graph.organisations.queries import roles_of
from schema.context import Context


class OrganisationsLoaders:
    """The viewer's role by organisation."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.viewer_role_by_id: DataLoader[str, Role | None] = DataLoader(self._roles)

    async def _roles(self, ids: list[str]) -> list[Role | None]:
        roles = await roles_of(self._context.db, viewer=self._context.viewer, organisation_ids=ids)
        return [roles.get(each) for each in ids]
