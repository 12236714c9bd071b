"""Reading a file whose encoding, delimiter and header nobody told us, with never more than a batch in memory."""

import codecs
import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.imports.model import CannotImport

_CHUNK = 1 << 20
_BOM = codecs.BOM_UTF8
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

HEADERS = {
    "follower": "follower from source fromid sourceid followerid fromnodeid userid fan "
    "关注者 粉丝 关注人 关注者id 粉丝id 来源 起点",
    "followed": "followed following to target followee toid targetid followedid followeeid followingid tonodeid "
    "followuserid idol 被关注者 关注对象 被关注人 关注的人 被关注者id 关注对象id 目标 终点 博主",
    "at": "at time since date timestamp followedat createdat 时间 关注时间 日期",
    "id": "id userid personid accountid nodeid uid 编号 用户id 用户编号 账号id",
    "handle": "handle username screenname login account 用户名 账号 帐号 昵称id",
    "name": "name fullname displayname title namezh 姓名 名称 名字 昵称 中文名",
    "name_en": "nameen englishname 英文名 英文名称",
    "language": "language lang locale 语言",
    "kind": "kind type accounttype 类型 类别",
    "city": "city location town 城市 所在地 所在城市",
    "bio": "bio description about 简介 介绍 个人简介",
}


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file looked through once: its hash and size, and how to read it."""

    path: Path
    sha256: str
    size: int
    encoding: str
    delimiter: str
    start: int
    first: tuple[str, ...]

    def fields(self, line: str) -> tuple[str, ...]:
        """The fields of a line in which nothing is quoted but whole fields."""
        return split(line, self.delimiter)

    def header(self, wanted: tuple[str, ...]) -> dict[str, int]:
        """Which of the wanted columns the first row names, and where."""
        found: dict[str, int] = {}
        for number, cell in enumerate(self.first):
            name = plain(cell)
            for column in wanted:
                if column not in found and name in HEADERS[column].split():
                    found[column] = number
                    break
        return found

    def batches(self, position: int, count: int) -> Iterator[tuple[int, list[str]]]:
        """From a position on: the position after each batch, and its lines."""
        with self.path.open("rb") as file:
            file.seek(max(position, self.start))
            position = file.tell()
            while lines := list(islice(file, count)):
                whole = b"".join(lines)
                position += len(whole)
                yield position, whole.decode(self.encoding, "replace").removesuffix("\n").split("\n")


def plain(cell: str) -> str:
    """A header as it is compared: without case, width, spaces, underscores."""
    text = unicodedata.normalize("NFKC", cell).casefold()
    return "".join(c for c in text if c.isalnum())


def split(line: str, delimiter: str) -> tuple[str, ...]:
    """The fields of one line, without blanks and quotes around them."""
    parts = line.split() if delimiter == " " else line.split(delimiter)
    return tuple([part.strip(' \r\t"\u3000') for part in parts])


def look_through(path: Path) -> TextFile:
    """Reads the file once. Raises CannotImport where it is no text that we can read."""
    digest, size, head, longest = hashlib.sha256(), 0, b"", 0
    encodings = _Encodings()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if not size:
                    _refuse_wide(path, chunk)
                    head = chunk
                longest = 0 if b"\n" in chunk else longest + 1
                if longest > 1:
                    raise CannotImport(f"{path}: near byte {size:,} a line is longer than 1 MiB; is it a CSV file?")
                digest.update(chunk)
                encodings.feed(chunk)
                size += len(chunk)
    except OSError as error:
        raise CannotImport(f"{path}: {error.strerror}") from error
    encoding, start = encodings.best(), len(_BOM) if head.startswith(_BOM) else 0
    lines = head[start:].decode(encoding, "replace").split("\n")
    line = next((each for each in lines if each.strip() and not each.startswith("#")), "")
    if not line:
        raise CannotImport(f"{path}: the file is empty.")
    delimiter = _delimiter(line)
    return TextFile(path, digest.hexdigest(), size, encoding, delimiter, start, split(line, delimiter))


class _Encodings:
    """UTF-8 or GB18030 (GBK and more): the one in which the whole file makes sense."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._gb = codecs.getincrementaldecoder("gb18030")("replace")
        self._good = self._bad = self._bad_gb = 0

    def feed(self, chunk: bytes) -> None:
        text = self._utf8.decode(chunk)
        if text.isascii() and chunk.isascii():
            return
        bad = text.count("\ufffd")
        self._bad += bad
        self._good += len(text) - len(text.encode("ascii", "ignore")) - bad
        self._bad_gb += self._gb.decode(chunk).count("\ufffd")

    def best(self) -> str:
        # A file with more good characters than bad ones is UTF-8 with damaged rows, which are told one by one.
        return "utf-8" if self._bad <= self._good or self._bad_gb >= self._bad else "gb18030"


def _refuse_wide(path: Path, chunk: bytes) -> None:
    if chunk.startswith(_WIDE) or b"\0" in chunk[:4096]:
        raise CannotImport(
            f"{path}: this is UTF-16 or no text at all; save it as UTF-8 (in a spreadsheet: 'CSV UTF-8'). "
            "文件为 UTF-16 或不是文本;请另存为 UTF-8 编码的 CSV。"
        )


def _delimiter(line: str) -> str:
    counts = {each: line.count(each) for each in (",", ";", "\t")}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else " "
