from email.message import EmailMessage
from pathlib import Path

from stack.mailbox import Mailbox


def letter(message_id: str = "<one@kindred.example>", subject: str = "请确认 your address") -> bytes:
    message = EmailMessage()
    message["From"] = "Kindred <hello@kindred.example>"
    message["To"] = "wen@example.org"
    message["Subject"] = subject
    message["Message-ID"] = message_id
    message.set_content("点这里 http://127.0.0.1:8000/confirm?token=abc&x=1 谢谢")
    message.add_alternative("<p>点这里</p>", subtype="html")
    return message.as_bytes()


def test_keeps_a_mail_as_people_read_it(tmp_path: Path) -> None:
    Mailbox(tmp_path).keep(letter(), ["Wen@Example.org"])

    [mail] = Mailbox(tmp_path).mails("wen@example.org")

    assert mail.subject == "请确认 your address"
    assert "token=abc&x=1" in mail.text
    assert mail.html.strip() == "<p>点这里</p>"
    assert mail.to == ("wen@example.org",)
    assert mail.message_id == "<one@kindred.example>"


def test_shows_a_mail_sent_again_once(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)

    first, second = box.keep(letter(), ["wen@example.org"]), box.keep(letter(), ["wen@example.org"])

    assert first == second
    assert len(box.mails()) == len(Mailbox(tmp_path).mails()) == 1


def test_keeps_the_same_mail_for_each_person(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)

    for address in ("a@example.org", "b@example.org"):
        box.keep(letter(), [address])

    assert len(box.mails("a@example.org")) == len(box.mails("b@example.org")) == 1


def test_forgets_what_was_never_acknowledged(tmp_path: Path) -> None:
    (tmp_path / ".half.new").write_bytes(b"Subject: ha")

    assert Mailbox(tmp_path).mails() == []
    assert list(tmp_path.iterdir()) == []
