import smtplib
from email.message import EmailMessage

import httpx

from core.settings import Settings
from stack import Stack
from tests.conftest import Mailbox


def send(settings: Settings, to: str, subject: str) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, to, subject
    message["Message-ID"] = f"<{subject}@kindred.example>"
    message.set_content("see <script>alert(1)</script> http://127.0.0.1:8000/welcome")
    with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=10) as smtp:
        smtp.send_message(message)


async def test_keeps_an_acknowledged_mail_through_a_kill(stack: Stack, settings: Settings, mailbox: Mailbox) -> None:
    send(settings, "kill@example.org", "kept")

    stack.kill("smtp")
    stack.wait_ready("smtp")
    send(settings, "kill@example.org", "kept")

    assert [mail["subject"] for mail in await mailbox.messages("kill@example.org")] == ["kept"]


async def test_shows_a_person_the_mail_without_running_it(settings: Settings, mailbox: Mailbox) -> None:
    send(settings, "page@example.org", "page")
    mail = await mailbox.wait("page@example.org")

    async with httpx.AsyncClient(base_url=settings.mailbox_url) as client:
        index = await client.get("/", params={"to": "page@example.org"})
        letter = await client.get(f"/mail/{mail['id']}")

    assert mail["id"] in index.text
    assert "<script>" not in letter.text
    assert '<a href="http://127.0.0.1:8000/welcome"' in letter.text
    assert "script-src" not in letter.headers["content-security-policy"]
