"""Batch loaders of what the viewer has done."""

from strawberry.dataloader import DataLoader

from graph.interactions.model import Actor
from graph.interactions.queries import actor_of, liked_among
from schema.context import Context


class InteractionLoaders:
    """`viewer_has_liked` by work id; false for nobody. `actor` is the viewer as the ledger knows them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._actor: DataLoader[str, Actor | None] = DataLoader(self._actors)
        self.viewer_has_liked: DataLoader[str, bool] = DataLoader(self._likes)

    async def actor(self) -> Actor | None:
        """The viewer's pseudonym; None for nobody. Read once a request."""
        viewer = self._context.viewer
        return None if viewer is None else await self._actor.load(viewer.person_id)

    def know(self, actor: Actor) -> None:
        """Another read has told who the viewer is."""
        if self._context.viewer is not None:
            self._actor.prime(self._context.viewer.person_id, actor)

    async def _actors(self, ids: list[str]) -> list[Actor | None]:
        viewer = self._context.viewer
        assert viewer is not None
        assert ids == [viewer.person_id]
        return [await actor_of(self._context.db, viewer=viewer)]

    async def _likes(self, ids: list[str]) -> list[bool]:
        actor = await self.actor()
        if actor is None:
            return [False] * len(ids)
        liked = await liked_among(self._context.redis, pseudonym=actor.pseudonym, work_ids=ids)
        return [each in liked for each in ids]
