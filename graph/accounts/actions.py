"""Signing up, confirming an address, signing in."""

from datetime import date, datetime, timedelta

from core import text
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, Refusal, Several
from core.ids import new_id, new_token, token_hash
from core.redis import RedisClient
from graph.access.viewer import Viewer, signed_in
from graph.accounts import passwords
from graph.accounts.model import Guardian, NewPerson, checked_birth_date, checked_guardian, checked_password
from graph.accounts.queries import own_account
from graph.accounts.sessions import too_many_attempts
from graph.cypher import load
from graph.database import Database
from graph.outbox import mail

CONFIRM_LIFETIME = timedelta(days=3)
GUARDIAN_LIFETIME = timedelta(days=30)


async def sign_up(db: Database, *, person: NewPerson, public_url: str, now: datetime) -> str:
    """Makes a person's account and owes the mail with the confirmation link; for a minor also the guardian's.

    Returns the person's id. Raises HANDLE_TAKEN and EMAIL_TAKEN, and whatever `model` finds wrong, all at once.
    """
    guardian = checked_guardian(person, now)
    person_id, confirm, ask = new_id(), new_token(), new_token()
    confirm_mail = mail(
        "confirm_email",
        person.email,
        person.language,
        name=person.name,
        link=f"{public_url}/confirm/{confirm}",
    )
    guardian_mail = mail(
        "guardian", guardian or "", person.language, name=person.name, link=f"{public_url}/guardian/{ask}"
    )
    row = await db.one(
        load(__file__, "sign_up"),
        person_id=person_id,
        ledger_id=new_id(),
        handle=person.handle,
        handle_key=person.handle_key,
        name=person.name,
        email=person.email,
        email_key=person.email_key,
        password_hash=await passwords.hashed(person.password),
        birth_date=person.birth_date.isoformat(),
        is_minor=person.needs_guardian(now),
        language=person.language,
        guardian=(Guardian.ASKED if guardian else Guardian.NOT_NEEDED).value,
        guardian_email=guardian,
        city_id=person.city_id,
        confirm_hash=token_hash(confirm),
        confirm_until=millis(now + CONFIRM_LIFETIME),
        confirm_outbox=confirm_mail.outbox_id,
        confirm_mail=confirm_mail.payload,
        guardian_hash=token_hash(ask),
        guardian_until=millis(now + GUARDIAN_LIFETIME),
        guardian_outbox=guardian_mail.outbox_id,
        guardian_mail=guardian_mail.payload,
        now=millis(now),
    )
    assert row is not None
    taken: list[Refusal] = []
    if row[0]:
        taken.append(Conflict("HANDLE_TAKEN", "This handle is taken.", "该用户名已被使用。", "handle"))
    if row[1]:
        taken.append(Conflict("EMAIL_TAKEN", "There is an account with this address.", "该邮箱已注册。", "email"))
    if taken:
        raise Several(taken)
    return person_id


def checked_sign_up(
    *,
    email: str,
    password: str,
    name: str,
    handle: str,
    birth_date: date,
    language: str,
    guardian_email: str | None,
    city_id: str | None,
    now: datetime,
) -> NewPerson:
    """A sign-up with every rule checked; raises Several with each field that breaks one."""
    wrong: list[Refusal] = []
    address = key = shown = shown_key = label = ""
    try:
        address, key = text.email(email)
    except Invalid as error:
        wrong.append(error)
    try:
        shown, shown_key = text.handle(handle)
    except Invalid as error:
        wrong.append(error)
    try:
        label = text.line(name, "name", 60)
    except Invalid as error:
        wrong.append(error)
    person = NewPerson(address, key, password, label, shown, shown_key, birth_date, language, guardian_email, city_id)
    for check in (
        lambda: checked_password(password),
        lambda: checked_birth_date(birth_date, now),
        lambda: checked_guardian(person, now),
    ):
        try:
            check()
        except Invalid as error:
            wrong.append(error)
    if wrong:
        raise Several(wrong)
    return person


async def confirm_email(db: Database, *, token: str, now: datetime) -> str:
    """Marks the address of a link as confirmed and returns the person's id. A second use changes nothing."""
    row = await db.one(load(__file__, "confirm_email"), hash=token_hash(token), now=millis(now))
    if row is None:
        raise Invalid("BAD_LINK", "This link is not one of ours.", "链接无效。", "token")
    person_id, expired = row
    if expired:
        raise Invalid("EXPIRED", "This link has expired; ask for a new one.", "链接已过期,请重新获取。", "token")
    return str(person_id)


async def resend_confirmation(db: Database, *, viewer: Viewer | None, public_url: str, now: datetime) -> bool:
    """Owes another confirmation mail, with a new link; false where the address is confirmed already."""
    token = new_token()
    own = await own_account(db, person_id=signed_in(viewer).person_id)
    if own is None or own.confirmed_at is not None:
        return False
    draft = mail("confirm_email", own.email, own.language, name=own.name, link=f"{public_url}/confirm/{token}")
    await db.write(
        load(__file__, "resend_confirmation"),
        person_id=signed_in(viewer).person_id,
        hash=token_hash(token),
        until=millis(now + CONFIRM_LIFETIME),
        outbox_id=draft.outbox_id,
        mail=draft.payload,
        now=millis(now),
    )
    return True


async def check_password(db: Database, redis: RedisClient, *, email: str, password: str) -> str:
    """The id of the person with this address and password; raises BAD_SIGN_IN or TOO_MANY_ATTEMPTS."""
    key = email.strip().casefold()
    if await too_many_attempts(redis, key):
        raise Denied(
            "TOO_MANY_ATTEMPTS",
            "Too many attempts; please wait ten minutes.",
            "尝试次数过多,请十分钟后再试。",
            "password",
        )
    row = await db.one(load(__file__, "credential"), email_key=key)
    if not await passwords.matches(row[1] if row else None, password):
        raise Denied("BAD_SIGN_IN", "Address and password do not match.", "邮箱或密码不正确。", "password")
    assert row is not None
    return str(row[0])


async def create_machine_token(db: Database, *, viewer: Viewer | None, name: str, now: datetime) -> tuple[str, str]:
    """A bearer token for a machine of the viewer's: (secret, id). The secret is shown this once."""
    who = signed_in(viewer)
    if who.machine:
        raise Denied("MACHINE", "A machine token may not make tokens.", "机器令牌不能创建令牌。")
    token, token_id = new_token(), new_id()
    await db.write(
        load(__file__, "create_machine_token"),
        person_id=who.person_id,
        token_id=token_id,
        hash=token_hash(token),
        name=text.line(name, "name", 60),
        now=millis(now),
    )
    return token, token_id
