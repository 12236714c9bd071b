from campaigns.submissions import actions, queries
from campaigns.submissions.model import State, Submission
from core.ids import new_id
from core.paging import Page, Slice
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories import submissions as entries
from tests.factories.campaigns import NOON


def ids(page: Page[Submission]) -> list[str]:
    return [entry.id for entry in page.items]


async def test_the_public_page_shows_accepted_entries_newest_first_page_by_page(db: Database) -> None:
    scenes = [await entries.scene(db) for _ in range(2)]
    made = [[(await entries.accepted(db, scene)).id for _ in range(3)] for scene in scenes]
    await entries.entered(db, scenes[0])
    campaign_ids = [scene.campaign_id for scene in scenes]
    before = db.trips

    first = await queries.of_campaigns(
        db, viewer=None, campaign_ids=campaign_ids, state=State.ACCEPTED, wanted=Slice(2)
    )

    assert db.trips - before == 1
    for campaign_id, expected in zip(campaign_ids, made, strict=True):
        page = first[campaign_id]
        rest = await queries.of_campaigns(
            db, viewer=None, campaign_ids=[campaign_id], state=State.ACCEPTED, wanted=Slice(2, page.keys[-1])
        )
        assert ids(page) + ids(rest[campaign_id]) == expected[::-1]
        assert (page.has_next, rest[campaign_id].has_next) == (True, False)


async def test_what_is_not_accepted_is_seen_by_its_author_and_those_who_review_it(db: Database) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    entry = await entries.entered(db, scene, author)
    viewer = await make.member(db, scene.member.organisation_id, "VIEWER")
    stranger = await make.somebody(db)
    other = await entries.scene(db)

    for person, found in (
        (author, 1), (scene.reviewer, 1), (scene.host.editor, 1), (viewer, 0), (stranger, 0), (other.reviewer, 0),
    ):  # fmt: skip
        by_id = await queries.by_ids(db, viewer=person.viewer, ids=[entry.id, new_id()])
        in_campaign = await queries.of_campaigns(
            db, viewer=person.viewer, campaign_ids=[scene.campaign_id], state=State.ENTERED, wanted=Slice()
        )
        for_organisation = await queries.of_organisations(
            db, viewer=person.viewer, organisation_ids=[entry.organisation_id], state=State.ENTERED, wanted=Slice()
        )
        both = await queries.of_campaigns(
            db, viewer=person.viewer, campaign_ids=[scene.campaign_id], state=State.ENTERED, wanted=Slice(),
            organisation_id=entry.organisation_id,
        )  # fmt: skip
        of_work = await queries.of_works(db, viewer=person.viewer, work_ids=[entry.work_id], wanted=Slice())

        assert len(by_id) == found
        assert len(in_campaign[scene.campaign_id].items) == found
        assert len(for_organisation[entry.organisation_id].items) == found
        assert len(both[scene.campaign_id].items) == found
        assert len(of_work[entry.work_id].items) == found


async def test_a_minors_accepted_entry_is_public_only_with_a_guardians_yes(db: Database) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db, guardian="ASKED")
    entry = await entries.entered(db, scene, author, await entries.work(db, author, by_minor=True))
    await actions.accept(
        db, entries.JOBS, viewer=scene.reviewer.viewer, submission_id=entry.id,
        public_url=partners.PUBLIC_URL, now=NOON,
    )  # fmt: skip

    async def shown() -> tuple[int, int]:
        page = await queries.of_campaigns(
            db, viewer=None, campaign_ids=[scene.campaign_id], state=State.ACCEPTED, wanted=Slice()
        )
        return len(page[scene.campaign_id].items), len(await queries.by_ids(db, viewer=None, ids=[entry.id]))

    assert await shown() == (0, 0)
    await make.run(db, "MATCH (w:Work {id: $id}) SET w.published_at = 1", id=entry.work_id)
    assert await shown() == (1, 1)


async def test_a_reason_is_for_the_author_and_those_who_review(db: Database) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    entry = await entries.entered(db, scene, author)
    await actions.decline(
        db, entries.JOBS, viewer=scene.reviewer.viewer, submission_id=entry.id, reason="Loud.",
        public_url=partners.PUBLIC_URL, now=NOON,
    )  # fmt: skip

    for person in (author, scene.reviewer, scene.host.editor):
        assert (await queries.by_ids(db, viewer=person.viewer, ids=[entry.id]))[entry.id].reason == "Loud."


async def test_entries_of_one_organisation_in_a_campaign_are_read_by_themselves(db: Database) -> None:
    scene = await entries.scene(db)
    other = await partners.verified(db, scene.host, scene.campaign_id)
    mine = [await entries.accepted(db, scene) for _ in range(2)]
    author = await make.somebody(db)
    await actions.enter(
        db, viewer=author.viewer, campaign_id=scene.campaign_id, work_id=await entries.work(db, author),
        organisation_id=other.organisation_id, now=NOON,
    )  # fmt: skip
    before = db.trips

    in_campaign = await queries.of_campaigns(
        db, viewer=None, campaign_ids=[scene.campaign_id], state=State.ACCEPTED, wanted=Slice(),
        organisation_id=scene.member.organisation_id,
    )  # fmt: skip
    anywhere = await queries.of_organisations(
        db, viewer=None, organisation_ids=[scene.member.organisation_id, other.organisation_id],
        state=State.ACCEPTED, wanted=Slice(),
    )  # fmt: skip

    assert db.trips - before == 2
    assert ids(in_campaign[scene.campaign_id]) == [entry.id for entry in reversed(mine)]
    assert ids(anywhere[scene.member.organisation_id]) == [entry.id for entry in reversed(mine)]
    assert ids(anywhere[other.organisation_id]) == []


async def test_the_queue_holds_what_waits_for_the_viewer_oldest_first(db: Database) -> None:
    scene = await entries.scene(db)
    other = await partners.verified(db, scene.host, scene.campaign_id)
    waiting = [await entries.entered(db, scene) for _ in range(3)]
    await entries.accepted(db, scene)
    author = await make.somebody(db)
    theirs = await actions.enter(
        db, viewer=author.viewer, campaign_id=scene.campaign_id, work_id=await entries.work(db, author),
        organisation_id=other.organisation_id, now=NOON,
    )  # fmt: skip
    mine = [entry.id for entry in waiting]

    async def queue(person: make.Somebody | None, wanted: Slice) -> Page[Submission] | None:
        before = db.trips
        found = await queries.review_queue(
            db, viewer=person.viewer if person else None, campaign_ids=[scene.campaign_id], wanted=wanted
        )
        assert db.trips - before <= 2
        return found.get(scene.campaign_id)

    for person, expected in (
        (scene.reviewer, mine), (scene.host.editor, [*mine, theirs.id]), (other.owner, [theirs.id]),
    ):  # fmt: skip
        page = await queue(person, Slice())
        assert page is not None
        assert ids(page) == expected
        first = await queue(person, Slice(1))
        assert first is not None
        rest = await queue(person, Slice(100, first.keys[-1]))
        assert rest is not None
        assert ids(first) + ids(rest) == expected
    assert await queue(author, Slice()) is None
    assert await queue(None, Slice()) is None
    assert await queue(await make.member(db, scene.member.organisation_id, "VIEWER"), Slice()) is None


async def test_each_batch_read_is_one_round_trip(db: Database) -> None:
    scene = await entries.scene(db)
    made = [await entries.accepted(db, scene) for _ in range(4)]
    viewer = scene.reviewer.viewer
    keys = [entry.id for entry in made]
    works = [entry.work_id for entry in made]

    before = db.trips
    assert set(await queries.by_ids(db, viewer=viewer, ids=keys)) == set(keys)
    assert db.trips - before == 1
    assert set(await queries.facts(db, viewer=viewer, ids=keys)) == set(keys)
    assert db.trips - before == 2
    of_works = await queries.of_works(db, viewer=viewer, work_ids=works, wanted=Slice())
    assert [ids(of_works[each]) for each in works] == [[key] for key in keys]
    assert db.trips - before == 3
