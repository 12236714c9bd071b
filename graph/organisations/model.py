"""Memberships and invitations as records, and the rules of what is typed for an organisation."""

from dataclasses import dataclass

from core import text


@dataclass(frozen=True, slots=True)
class Membership:
    """Who works for which organisation, in which role, since when (ms since 1970)."""

    person_id: str
    organisation_id: str
    role: str
    since_at: int


@dataclass(frozen=True, slots=True)
class MemberInvitation:
    """An invitation to work for an organisation. `state` is what was stored; see `state_at`."""

    id: str
    email: str
    role: str
    state: str
    expires_at: int
    created_at: int
    organisation_id: str

    def state_at(self, now_ms: int) -> str:
        """The state as of a moment: an open one past its time is EXPIRED."""
        return "EXPIRED" if self.state == "OPEN" and self.expires_at < now_ms else self.state


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """A checked description of an organisation to be made."""

    handle: str
    handle_key: str
    name_zh: str
    name_en: str
    bio_zh: str
    bio_en: str
    city_id: str | None


def checked_organisation(
    *,
    handle: str,
    name_zh: str,
    name_en: str,
    bio_zh: str = "",
    bio_en: str = "",
    city_id: str | None,
    at: str = "",
) -> NewOrganisation:
    """Checks what was typed; `at` is put before each field's name in an error (`organisation.`)."""
    shown, key = text.handle(handle, f"{at}handle")
    return NewOrganisation(
        shown,
        key,
        text.line(name_zh, f"{at}nameZh", 80),
        text.line(name_en, f"{at}nameEn", 80),
        text.paragraphs(bio_zh, f"{at}bio.zh", 2000, required=False),
        text.paragraphs(bio_en, f"{at}bio.en", 2000, required=False),
        city_id,
    )
