"""Products as records, and their rules. Nothing is sold here: a product leads to an outside shop."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from core import text
from core.errors import Invalid

LONGEST_NAME = 80
LONGEST_TEXT = 1000
LONGEST_LINK = 500
HIGHEST_PRICE = 1_000_000_000
MOST_PRODUCTS = 100
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")

CURRENCIES = frozenset(
    re.findall(
        "[A-Z]{3}",
        """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
    UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    """,
    )
)
"""ISO 4217, money that people pay with."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the upload it came from, and where it lies."""

    upload_id: str
    key: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Product:
    """A product; `price` in the currency's smallest unit (fen, cents)."""

    id: str
    account_id: str
    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    price: int
    currency: str
    link: str
    picture: Picture | None

    @classmethod
    def of(cls, found: dict[str, Any]) -> Self:
        """The product in a row."""
        picture = found["picture"]
        return cls(**{**found, "picture": Picture(*picture) if picture else None})


@dataclass(frozen=True, slots=True)
class Offer:
    """What the owner says of a product, with every rule checked."""

    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    price: int
    currency: str
    link: str


def checked_offer(*, name: tuple[str, str], words: tuple[str, str], price: int, currency: str, link: str) -> Offer:
    """An offer; name and words in Chinese and English. Raises Invalid for the first rule that it breaks."""
    name_zh, name_en = (
        text.line(each, f"name.{lang}", LONGEST_NAME, required=False)
        for each, lang in zip(name, ("zh", "en"), strict=True)
    )
    if not name_zh and not name_en:
        raise Invalid("EMPTY", "Name the product in one language at least.", "请用至少一种语言填写名称。", "name.zh")
    text_zh = text.paragraphs(words[0], "text.zh", LONGEST_TEXT, required=False)
    text_en = text.paragraphs(words[1], "text.en", LONGEST_TEXT, required=False)
    if not 0 <= price <= HIGHEST_PRICE:
        raise Invalid("BAD_PRICE", "The price is out of range.", "价格超出范围。", "price")
    if currency not in CURRENCIES:
        raise Invalid("BAD_CURRENCY", "This is no currency of ISO 4217.", "这不是 ISO 4217 货币代码。", "currency")
    return Offer(name_zh, name_en, text_zh, text_en, price, currency, checked_link(link))


def checked_link(value: str) -> str:
    """An address outside: https, a named public host, no user name and no port. Raises BAD_LINK."""
    shown = value.strip()
    try:
        parts = urlsplit(shown)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        plain = parts.scheme == "https" and parts.port is None and parts.username is None and "\\" not in shown
    except (ValueError, UnicodeError):
        host, plain = "", False
    if not plain or len(shown) > LONGEST_LINK or not _HOST.fullmatch(host) or re.search(r"[\s\x00-\x1f\x7f]", shown):
        raise Invalid(
            "BAD_LINK",
            "The link begins with https:// and a public name, such as https://shop.example.org/cards.",
            "链接须以 https:// 开头并使用公开域名,例如 https://shop.example.org/cards。",
            "link",
        )
    return shown


def checked_order(ids: Sequence[str]) -> list[str]:
    """An order of products: each once, at most 100."""
    if len(ids) > MOST_PRODUCTS or len(set(ids)) != len(ids):
        raise Invalid("BAD_ORDER", "Each product once, please.", "每件商品只能出现一次。", "productIds")
    return list(ids)
