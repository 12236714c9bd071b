import pytest

from core.clock import millis, now
from core.settings import Settings
from graph.database import Database
from graph.outbox import mail
from graph.outbox.queries import owed
from tests.conftest import Mailbox
from tests.factories.people import cypher
from workers.mail import send_mail
from workers.templates import TEMPLATES, render


async def an_owed_mail(db: Database, to: str) -> str:
    draft = mail("confirm_email", to, "ZH", name="梅", link="http://kindred.test/confirm/abc")
    await cypher(
        db,
        "CREATE (:Outbox {id: $id, job: 'send_mail', payload: $mail, due_at: $now, created_at: $now})",
        id=draft.outbox_id,
        mail=draft.payload,
        now=millis(now()),
    )
    return draft.outbox_id


async def test_owed_mail_is_sent_and_settled(db: Database, settings: Settings, mailbox: Mailbox) -> None:
    outbox_id = await an_owed_mail(db, "sent@mail.test")
    assert ("send_mail", outbox_id) in await owed(db, now())

    await send_mail({"db": db, "settings": settings}, outbox_id)

    arrived = await mailbox.wait("sent@mail.test")
    assert "http://kindred.test/confirm/abc" in arrived["text"]
    assert arrived["subject"] == "请确认您的邮箱"
    assert ("send_mail", outbox_id) not in await owed(db, now())


async def test_mail_sent_again_is_the_same_mail(db: Database, settings: Settings, mailbox: Mailbox) -> None:
    outbox_id = await an_owed_mail(db, "twice@mail.test")
    row = await cypher(db, "MATCH (o:Outbox {id: $id}) RETURN o.payload", id=outbox_id)

    await send_mail({"db": db, "settings": settings}, outbox_id)
    await cypher(
        db,  # as if the worker had died between the server's yes and the settling
        "CREATE (:Outbox {id: $id, job: 'send_mail', payload: $mail, due_at: $now, created_at: $now})",
        id=outbox_id,
        mail=row[0][0],
        now=millis(now()),
    )
    await send_mail({"db": db, "settings": settings}, outbox_id)

    assert [each["message_id"].strip("<>").partition("@")[0] for each in await mailbox.messages("twice@mail.test")] == [
        outbox_id
    ]


@pytest.mark.parametrize("kind", TEMPLATES)
@pytest.mark.parametrize("language", ["ZH", "EN"])
def test_template_has_both_languages_with_the_same_places(kind: str, language: str) -> None:
    class Any(dict[str, str]):
        def __missing__(self, key: str) -> str:
            self[key] = key
            return key

    seen, other = Any(), Any()
    subject, text = render(kind, language, seen)
    render(kind, "EN" if language == "ZH" else "ZH", other)

    assert subject
    assert "link" in text
    assert set(seen) ^ set(other) <= {"foundation", "name"}
