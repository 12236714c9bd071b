"""Accounts as records, and the rules of what people type when they sign up."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from core import text
from core.clock import age_on
from core.errors import Invalid
from graph.access.age import ADULT_AGE

YOUNGEST = 6
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


class Guardian(Enum):
    """Where a guardian's consent stands: only minors need one."""

    NOT_NEEDED = "NOT_NEEDED"
    ASKED = "ASKED"
    GIVEN = "GIVEN"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Own:
    """What only the person sees of their own account."""

    person_id: str
    email: str
    confirmed_at: int | None
    birth_date: str
    guardian: str
    language: str
    name: str

    def is_minor(self, today: date) -> bool:
        """Whether the person is under age on a day."""
        return age_on(date.fromisoformat(self.birth_date), today) < ADULT_AGE


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A checked sign-up."""

    email: str
    email_key: str
    password: str
    name: str
    handle: str
    handle_key: str
    birth_date: date
    language: str
    guardian_email: str | None
    city_id: str | None

    def needs_guardian(self, now: datetime) -> bool:
        """Whether the person is under age."""
        return age_on(self.birth_date, now.date()) < ADULT_AGE


def checked_password(value: str) -> str:
    """The password as it is; raises where it is too short or too long."""
    if not SHORTEST_PASSWORD <= len(value) <= LONGEST_PASSWORD:
        raise Invalid(
            "BAD_PASSWORD",
            f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.",
            f"密码需 {SHORTEST_PASSWORD} 到 {LONGEST_PASSWORD} 个字符。",
            "password",
        )
    return value


def checked_birth_date(value: date, now: datetime) -> date:
    """The birth date; raises where it is no person's who may sign up."""
    age = age_on(value, now.date())
    if age < YOUNGEST or age > 120:
        raise Invalid(
            "BAD_BIRTH_DATE",
            f"Please check the birth date; one must be at least {YOUNGEST} years old.",
            f"请检查出生日期;需年满 {YOUNGEST} 岁。",
            "birthDate",
        )
    return value


def checked_guardian(person: NewPerson, now: datetime) -> str | None:
    """The guardian's address of a minor (it must be another than their own); None for an adult."""
    if not person.needs_guardian(now):
        return None
    if not person.guardian_email:
        raise Invalid(
            "GUARDIAN_NEEDED",
            "Under 18, a parent or guardian must say yes: please give their e-mail address.",
            "未满 18 岁需监护人同意:请填写监护人的邮箱。",
            "guardianEmail",
        )
    address, key = text.email(person.guardian_email, "guardianEmail")
    if key == person.email_key:
        raise Invalid(
            "GUARDIAN_IS_SELF",
            "The guardian's address must be another than your own.",
            "监护人的邮箱不能与自己的相同。",
            "guardianEmail",
        )
    return address
