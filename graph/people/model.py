"""Accounts as others see them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class City:
    """A city of the geonames list."""

    id: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Account:
    """A person or an organisation. `name_en` and `kind` are None for a person; times in ms since 1970."""

    id: str
    kind: str | None
    handle: str
    name: str
    name_en: str | None
    bio_zh: str | None
    bio_en: str | None
    picture_key: str | None
    created_at: int
    follower_count: int
    city: City | None

    @property
    def is_person(self) -> bool:
        """Whether it is a person; otherwise it is an organisation."""
        return self.kind is None


def account_of_row(row: tuple[object, ...]) -> Account:
    """An account from the columns that every account statement returns, in the order of the fields."""
    *fields, city_id, city_zh, city_en = row
    city = City(str(city_id), str(city_zh), str(city_en)) if city_id is not None else None
    return Account(*fields, city)  # type: ignore[call-arg, arg-type]
