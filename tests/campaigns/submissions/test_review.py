import asyncio
from datetime import timedelta

import pytest

from campaigns.pages import actions as pages
from campaigns.submissions import actions
from campaigns.submissions.model import State, Submission
from core.errors import Refusal
from core.ids import new_id
from graph.database import Database
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories import submissions as entries
from tests.factories.campaigns import NOON

LATE = NOON + timedelta(days=90)


async def accept(db: Database, by: make.Somebody, entry: Submission, now: object = NOON) -> Submission:
    return await actions.accept(
        db, entries.JOBS, viewer=by.viewer, submission_id=entry.id, public_url=partners.PUBLIC_URL, now=now,  # type: ignore[arg-type]
    )  # fmt: skip


async def decline(
    db: Database, by: make.Somebody, entry: Submission, reason: str = "Too loud.", now: object = NOON
) -> Submission:
    return await actions.decline(
        db, entries.JOBS, viewer=by.viewer, submission_id=entry.id, reason=reason,
        public_url=partners.PUBLIC_URL, now=now,  # type: ignore[arg-type]
    )  # fmt: skip


async def count(db: Database, scene: entries.Scene) -> int:
    return (await pages.known(db, viewer=scene.host.editor.viewer, campaign_id=scene.campaign_id)).submission_count


async def owed(db: Database, entry: Submission) -> object:
    rows = await make.run(db, "MATCH (s:Submission {id: $id}) RETURN s.ledger_owed", id=entry.id)
    return rows[0][0]


async def published(db: Database, entry: Submission) -> bool:
    rows = await make.run(db, "MATCH (w:Work {id: $id}) RETURN w.published_at IS NOT NULL", id=entry.work_id)
    return bool(rows[0][0])


async def test_an_accepted_entry_is_counted_recorded_owed_to_the_ledger_and_told(db: Database) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db, language="ZH")
    entry = await entries.entered(db, scene, author)

    first = await accept(db, scene.reviewer, entry)
    again = await accept(db, scene.host.editor, entry)

    assert first.state is State.ACCEPTED
    assert again == first
    assert await count(db, scene) == 1
    assert await owed(db, entry) is True
    (mail,) = await partners.mails_to(db, author.email)
    assert (mail["kind"], mail["to"], mail["language"]) == ("submission_accepted", author.email, "ZH")
    params = mail["params"]
    assert isinstance(params, dict)
    assert (params["name"], params["work"], params["campaign"]) == ("Somebody", "Blue", "蓝色行动")
    assert params["link"].startswith("https://kindred.example/c/")
    records = await make.run(
        db,
        "MATCH (s:Submission {id: $id})<-[:ABOUT]-(r:Record)-[:BY]->(p), (r)-[:FOR]->(o) RETURN r.kind, p.id, o.id",
        id=entry.id,
    )
    assert records == [("submission:accepted", scene.reviewer.id, scene.member.organisation_id)]


async def test_a_declined_entry_says_why_to_its_author_and_reviewers(db: Database) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    entry = await entries.entered(db, scene, author)

    declined = await decline(db, scene.reviewer, entry)

    assert (declined.state, declined.reason) == (State.DECLINED, "Too loud.")
    assert (await count(db, scene), await owed(db, entry)) == (0, None)
    (mail,) = await partners.mails_to(db, author.email)
    assert (mail["kind"], mail["params"]["reason"]) == ("submission_declined", "Too loud.")  # type: ignore[index]


async def test_what_was_accepted_may_be_declined_and_accepted_again(db: Database) -> None:
    scene = await entries.scene(db)
    entry = await entries.accepted(db, scene)
    await make.run(db, "MATCH (s:Submission {id: $id}) REMOVE s.ledger_owed", id=entry.id)

    await decline(db, scene.reviewer, entry)
    assert (await count(db, scene), await owed(db, entry)) == (0, True)
    again = await accept(db, scene.reviewer, entry)

    assert (again.state, again.reason) == (State.ACCEPTED, None)
    assert await count(db, scene) == 1


@pytest.mark.parametrize(("reason", "code"), [("", "EMPTY"), (" \n", "EMPTY"), ("x" * 501, "TOO_LONG")])
async def test_a_reason_is_required(db: Database, reason: str, code: str) -> None:
    scene = await entries.scene(db)
    entry = await entries.entered(db, scene)

    with pytest.raises(Refusal) as refused:
        await decline(db, scene.reviewer, entry, reason)

    assert (refused.value.code, refused.value.field) == (code, "reason")


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("a stranger", "NOT_FOUND"),
        ("the author", "NOT_MEMBER"),
        ("a viewer of the organisation", "ROLE_TOO_LOW"),
        ("a reviewer of another organisation", "NOT_FOUND"),
        ("a reviewer of the organisation", None),
        ("a reviewer of the host", None),
        ("an author who reviews", "OWN_WORK"),
    ],
)
async def test_reviewers_of_the_organisation_or_the_host_judge_the_work_of_others(
    db: Database, who: str, code: str | None
) -> None:
    scene = await entries.scene(db)
    other = await partners.verified(db, scene.host, scene.campaign_id)
    author = scene.reviewer if who == "an author who reviews" else await make.somebody(db)
    entry = await entries.entered(db, scene, author)
    person = {
        "a stranger": await make.somebody(db),
        "the author": author,
        "a viewer of the organisation": await make.member(db, scene.member.organisation_id, "VIEWER"),
        "a reviewer of another organisation": await make.member(db, other.organisation_id, "REVIEWER"),
        "a reviewer of the organisation": scene.reviewer,
        "a reviewer of the host": await make.member(db, scene.host.organisation_id, "REVIEWER"),
        "an author who reviews": author,
    }[who]

    answer = (await asyncio.gather(accept(db, person, entry), return_exceptions=True))[0]

    if code is None:
        assert isinstance(answer, Submission)
    else:
        assert isinstance(answer, Refusal)
        assert (answer.code, answer.field) == (code, "submissionId")
        assert (await count(db, scene), await owed(db, entry)) == (0, None)
        assert await partners.mails_to(db, author.email) == []


async def test_a_reviewer_of_another_organisation_may_know_of_an_accepted_entry_but_not_judge_it(db: Database) -> None:
    scene = await entries.scene(db)
    entry = await entries.accepted(db, scene)
    stranger = await make.somebody(db)

    with pytest.raises(Refusal) as refused:
        await decline(db, stranger, entry)

    assert refused.value.code == "NOT_MEMBER"


@pytest.mark.parametrize("state", ["CHECKING", "PROCESSING"])
async def test_a_work_that_is_not_ready_is_not_accepted_but_may_be_declined(db: Database, state: str) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    entry = await entries.entered(db, scene, author, await entries.work(db, author, state=state))

    with pytest.raises(Refusal) as refused:
        await accept(db, scene.reviewer, entry)

    assert refused.value.code == "WORK_NOT_READY"
    assert (await decline(db, scene.reviewer, entry)).state is State.DECLINED


async def test_after_the_close_nothing_comes_onto_the_board_or_off_it_by_a_verdict(db: Database) -> None:
    scene = await entries.scene(db)
    waiting, there = await entries.entered(db, scene), await entries.accepted(db, scene)

    with pytest.raises(Refusal) as first:
        await accept(db, scene.reviewer, waiting, LATE)
    with pytest.raises(Refusal) as second:
        await decline(db, scene.reviewer, there, now=LATE)

    assert (first.value.code, second.value.code) == ("CLOSED", "CLOSED")
    assert (await decline(db, scene.reviewer, waiting, now=LATE)).state is State.DECLINED


async def test_an_entry_of_a_revoked_partner_is_not_accepted(db: Database) -> None:
    scene = await entries.scene(db)
    entry = await entries.entered(db, scene)
    await make.run(
        db, "MATCH (:Organisation {id: $id})-[p:PARTNER_IN]->() SET p.state = 'REVOKED'",
        id=scene.member.organisation_id,
    )  # fmt: skip

    with pytest.raises(Refusal) as refused:
        await accept(db, scene.reviewer, entry)

    assert refused.value.code == "NOT_PARTNER"


@pytest.mark.parametrize(
    ("guardian", "public"), [("NOT_NEEDED", True), ("GIVEN", True), ("ASKED", False), ("REFUSED", False)]
)
async def test_a_minors_work_is_public_after_both_yeses(db: Database, guardian: str, public: bool) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db, guardian=guardian)
    minor = guardian != "NOT_NEEDED"
    entry = await entries.entered(db, scene, author, await entries.work(db, author, by_minor=minor))
    assert await published(db, entry) is not minor

    await accept(db, scene.reviewer, entry)

    assert await published(db, entry) is public
    withdrawn = await actions.withdraw(db, entries.JOBS, viewer=author.viewer, submission_id=entry.id, now=NOON)
    assert withdrawn.state is State.WITHDRAWN
    assert await published(db, entry) is not minor


async def test_accepting_many_at_once_counts_each_once(db: Database) -> None:
    scene = await entries.scene(db)
    waiting = [await entries.entered(db, scene) for _ in range(8)]

    await asyncio.gather(*(accept(db, by, entry) for entry in waiting for by in (scene.reviewer, scene.host.editor)))

    assert await count(db, scene) == 8


@pytest.mark.parametrize("was", ["ENTERED", "ACCEPTED", "DECLINED"])
async def test_the_author_withdraws_from_every_state_once(db: Database, was: str) -> None:
    scene = await entries.scene(db)
    author = await make.somebody(db)
    entry = await (entries.accepted if was == "ACCEPTED" else entries.entered)(db, scene, author)
    if was == "DECLINED":
        await decline(db, scene.reviewer, entry)
    await make.run(db, "MATCH (s:Submission {id: $id}) REMOVE s.ledger_owed", id=entry.id)

    for _ in range(2):
        gone = await actions.withdraw(db, entries.JOBS, viewer=author.viewer, submission_id=entry.id, now=NOON)

    assert gone.state is State.WITHDRAWN
    assert (await count(db, scene), await owed(db, entry)) == (0, True if was == "ACCEPTED" else None)
    with pytest.raises(Refusal) as refused:
        await accept(db, scene.reviewer, entry)
    assert refused.value.code == "WITHDRAWN"


async def test_nobody_withdraws_the_entry_of_another(db: Database) -> None:
    scene = await entries.scene(db)
    entry = await entries.accepted(db, scene)

    for person, submission_id in ((scene.reviewer, entry.id), (await make.somebody(db), entry.id),
                                  (scene.reviewer, new_id())):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            await actions.withdraw(db, entries.JOBS, viewer=person.viewer, submission_id=submission_id, now=NOON)
        assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "submissionId")
    assert await count(db, scene) == 1
