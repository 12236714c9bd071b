"""An import as records, and what can be wrong with a row."""

from dataclasses import dataclass

BATCH = 20_000

# The sentence of each code, in English and Chinese.
SENTENCES = {
    "COLUMNS": ("The row has too few columns.", "该行列数不足。"),
    "MISSING": ("An id or handle is missing.", "缺少 id 或用户名。"),
    "BAD_ENCODING": (
        "The row has bytes that are no text in the encoding of the file.",
        "该行含有无法按文件编码读取的字节。",
    ),
    "BAD_HANDLE": (
        "This is neither an id that is known nor a handle: 1 to 30 letters, digits, dots, hyphens or underscores.",
        "既不是已知的 id,也不是有效的用户名(1 到 30 个字母、汉字、数字、点、连字符或下划线)。",
    ),
    "BAD_TIME": (
        "The time is neither ISO 8601 nor seconds or milliseconds since 1970.",
        "时间须为 ISO 8601 格式,或自 1970 年起的秒数或毫秒数。",
    ),
    "SELF": ("One cannot follow oneself.", "不能关注自己。"),
    "UNKNOWN": ("Nobody has this id or handle.", "没有使用该 id 或用户名的账号。"),
    "BLOCKED": ("One of the two has blocked the other.", "双方之一已拉黑对方。"),
    "BAD_NAME": ("The name is empty or too long.", "名称为空或过长。"),
    "BAD_KIND": ("The kind is neither a person nor an organisation.", "类型既不是个人也不是机构。"),
    "CITY_UNKNOWN": ("The city is not known; the account was made without one.", "城市未知;账号已创建,但未填写城市。"),
    "BAD_ROW": ("The row could not be read; a quote may be open.", "无法读取该行;可能有未闭合的引号。"),
}


class CannotImport(Exception):
    """The import cannot begin or go on; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that was not taken, or only in part."""

    file: str
    row: int
    fields: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come; positions are bytes, rows are those of the file, the header counted."""

    started_at: int
    position: int
    row: int
    people_position: int
    people_row: int
    follows_made: int
    follows_there: int
    accounts_made: int
    people_made: int
    people_there: int
    errors_bytes: int


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A row of a people file, checked. `source` is the foundation's own name for the account, if it is another."""

    handle: str
    handle_key: str
    name: str
    name_en: str
    language: str
    kind: str | None
    bio: str | None
    city: str
    source: str | None
