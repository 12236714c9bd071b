"""One mail, in both a plain and an HTML form, sent by SMTP."""

import html
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr

import aiosmtplib

from core.settings import Settings

_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Mail:
    """`message_id` is the outbox row's id: a mail that is sent again is the same mail."""

    message_id: str
    to: str
    subject: str
    text: str
    language: str


def composed(mail: Mail, sender: str) -> EmailMessage:
    """The message as it goes out."""
    message = EmailMessage()
    domain = parseaddr(sender)[1].partition("@")[2] or "localhost"
    message["Message-ID"] = f"<{mail.message_id}@{domain}>"
    message["From"] = sender
    message["To"] = mail.to
    message["Subject"] = " ".join(mail.subject.split())
    message["Content-Language"] = "zh-CN" if mail.language == "ZH" else "en"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    paragraphs = [
        _LINK.sub(lambda link: f'<a href="{link[0]}">{link[0]}</a>', html.escape(part).replace("\n", "<br>"))
        for part in mail.text.split("\n\n")
    ]
    body = "".join(f"<p>{part}</p>" for part in paragraphs)
    message.add_alternative(
        f'<html><body style="font-family: sans-serif; line-height: 1.6">{body}</body></html>', subtype="html"
    )
    return message


async def send(settings: Settings, mail: Mail) -> None:
    """Hands the mail to the SMTP server; returns once the server has taken it."""
    await aiosmtplib.send(
        composed(mail, settings.mail_from), hostname=settings.smtp_host, port=settings.smtp_port, timeout=20
    )
