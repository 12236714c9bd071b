import hashlib
from pathlib import Path

from core.redis import RedisClient
from graph.database import Database
from schema.nodes import global_id
from storage.store import Store
from tests.factories.people import a_person
from tests.factories.uploads import make_clip
from tests.factories.works import a_processed_work
from tests.schema.conftest import Api

ASK = "query($sha256: String!) { viewerWorkOfFile(sha256: $sha256) { id title } }"


async def test_same_file_is_recognised_for_its_sender_alone(
    api: Api, db: Database, store: Store, redis: RedisClient, tmp_path: Path
) -> None:
    author, other = await a_person(db), await a_person(db)
    data = make_clip(tmp_path / "a.mp4", seconds=1.7).read_bytes()
    work_id = await a_processed_work(db, store, redis, author, data)
    digest = hashlib.sha256(data).hexdigest()
    own = await api.signed_in(author)

    asked = [
        (await client.ask(ASK, sha256=given))["viewerWorkOfFile"]
        for client, given in (
            (own, digest),
            (own, digest.upper()),
            (own, "0" * 64),
            (own, "nonsense"),
            (await api.signed_in(other), digest),
            (api.client(), digest),
        )
    ]

    assert [each and each["id"] for each in asked] == [global_id("Work", work_id)] * 2 + [None] * 4
