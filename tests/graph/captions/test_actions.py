import asyncio
from datetime import date

import pytest

from core.clock import now
from core.errors import Refusal
from graph.access.viewer import Viewer
from graph.captions.actions import remove_captions, save_captions
from graph.captions.model import CaptionLanguage, Cue
from graph.captions.queries import captions_by_work
from graph.database import Database
from graph.works.actions import delete_work
from tests.factories.people import a_person, cypher
from tests.factories.uploads import JOBS
from tests.factories.works import a_work

ZH, EN = CaptionLanguage.ZH, CaptionLanguage.EN
CUES = [Cue(0, 1500, "海边"), Cue(1500, 3000, "风 <b>大</b>")]


async def save(db: Database, person: str | None, work_id: str, cues: list[Cue], language: CaptionLanguage = ZH) -> None:
    viewer = Viewer(person) if person else None
    await save_captions(db, viewer=viewer, work_id=work_id, language=language, cues=cues, now=now())


async def test_captions_stand_beside_their_work_one_of_each_language(db: Database) -> None:
    author = await a_person(db)
    work_id, bare = await a_work(db, author), await a_work(db, author)

    await save(db, author, work_id, CUES)
    await save(db, author, work_id, [Cue(0, 1000, "Sea")], EN)
    await save(db, author, work_id, CUES[:1])

    found = await captions_by_work(db, work_ids=[work_id, bare])
    assert [(each.language, list(each.cues)) for each in found[work_id]] == [
        (EN, [Cue(0, 1000, "Sea")]),
        (ZH, CUES[:1]),
    ]
    assert found[bare] == []


async def test_saving_at_once_leaves_one(db: Database) -> None:
    author = await a_person(db)
    work_id = await a_work(db, author)

    await asyncio.gather(*(save(db, author, work_id, CUES) for _ in range(4)))

    assert len((await captions_by_work(db, work_ids=[work_id]))[work_id]) == 1


async def test_captions_are_removed_alone_or_with_their_work(db: Database) -> None:
    author = await a_person(db)
    work_id = await a_work(db, author)
    await save(db, author, work_id, CUES)
    await save(db, author, work_id, CUES, EN)

    await remove_captions(db, viewer=Viewer(author), work_id=work_id, language=EN)
    await remove_captions(db, viewer=Viewer(author), work_id=work_id, language=EN)
    assert [each.language for each in (await captions_by_work(db, work_ids=[work_id]))[work_id]] == [ZH]

    await delete_work(db, JOBS, viewer=Viewer(author), work_id=work_id, now=now())
    assert await cypher(db, "MATCH (c:Captions {work_id: $id}) RETURN c", id=work_id) == []


async def test_only_who_made_the_work_writes_them(db: Database) -> None:
    author, other = await a_person(db), await a_person(db, born=date(1980, 1, 1))
    work_id = await a_work(db, author)
    await save(db, author, work_id, CUES)

    for person, code in ((other, "NOT_FOUND"), (None, "SIGNED_OUT")):
        with pytest.raises(Refusal) as refused:
            await save(db, person, work_id, CUES[:1])
        assert refused.value.code == code
    with pytest.raises(Refusal) as refused:
        await remove_captions(db, viewer=Viewer(other), work_id=work_id, language=ZH)
    assert refused.value.code == "NOT_FOUND"
    assert list((await captions_by_work(db, work_ids=[work_id]))[work_id][0].cues) == CUES


async def test_they_fit_the_film(db: Database) -> None:
    author = await a_person(db)
    short = await a_work(db, author, duration_ms=2000)
    unready = await a_work(db, author, state="PROCESSING")

    found = []
    for work_id, cues in ((short, [Cue(0, 1000, "a"), Cue(1000, 3001, "b")]), (unready, CUES)):
        with pytest.raises(Refusal) as refused:
            await save(db, author, work_id, cues)
        found.append((refused.value.code, refused.value.field))

    assert found == [("BAD_TIME", "lines.1"), ("NOT_READY", "workId")]
    await save(db, author, short, [Cue(0, 3000, "to the end and a little over")])
