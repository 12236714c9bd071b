"""From a file to rows: which columns mean what, in Chinese or English, in any order."""

import signal
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import orjson

from campaigns.onboarding.model import CELLS, MOST_BYTES, MOST_ROWS, Cells, Given
from core.errors import Invalid, Unavailable
from storage.media.run import Limits, run

_READER = Path(__file__).with_name("_read_sheet.py")
# What makes a file long to read is refused before it is read; these only end what got past that.
_LIMITS = Limits(wall_s=60, cpu_s=10, memory=768 << 20, file_bytes=16 << 20)
_HEADERS: dict[str, str] = {
    "name_zh": "中文名 中文名称 名称 机构名称 组织名称 单位名称 机构 单位 组织 机构中文名 机构中文名称 机构名 "
    "namezh chinesename organisationzh namechinese organisationnamezh nameinchinese",
    "name_en": "英文名 英文名称 机构英文名 机构英文名称 nameen englishname organisationen nameenglish name "
    "organisation organization organisationname organizationname organisationnameen nameinenglish",
    "contact": "联系人 联系人姓名 负责人 联络人 contact contactname contactperson person",
    "email": "邮箱 电子邮箱 电子邮件 联系邮箱 联系人邮箱 邮件 邮箱地址 "
    "email mail emailaddress contactemail contactmail",
    "city": "城市 所在城市 所在地 地区 市 city location town",
    "registration": "登记号 注册号 统一社会信用代码 信用代码 登记证号 社会信用代码 机构代码 登记编号 "
    "registration registrationnumber registrationno regno creditcode number",
    "kind": "类型 机构类型 类别 性质 机构性质 kind type organisationtype category",
}
_NAMED = {header: cell for cell, headers in _HEADERS.items() for header in headers.split()}
_REFUSALS = {
    "EMPTY_FILE": ("The file is empty.", "文件是空的。"),
    "TOO_LARGE": (
        "The file is too large: at most 2 MB, and 24 MB unpacked.", "文件太大:最多 2 MB,解压后最多 24 MB。",
    ),
    "TOO_MANY_ROWS": (f"At most {MOST_ROWS} organisations in one file.", f"一个文件最多 {MOST_ROWS} 家机构。"),
    "WRONG_TYPE": (
        "This is no CSV or XLSX file; save the sheet as one of these.", "这不是 CSV 或 XLSX 文件,请另存为其中之一。",
    ),
    "UNREADABLE": (
        "The file is damaged; save it anew as XLSX or CSV.", "文件已损坏,请重新另存为 XLSX 或 CSV。",
    ),
    "NO_HEADERS": (
        "No row names the columns: at least a name and an e-mail column are needed.",
        "没有找到表头:至少需要“名称”和“邮箱”两列。",
    ),
}  # fmt: skip


def refusal(code: str) -> Invalid:
    """Why a file as a whole is refused."""
    message, message_zh = _REFUSALS[code]
    return Invalid(code, message, message_zh, "file")


async def rows_of(content: bytes) -> list[Given]:
    """The organisations in a file, read in a limited child process. Raises Invalid for the file as a whole.

    At most 2 MB; a good file takes some tenths of a second. Raises Unavailable where the machine is too busy.
    """
    if len(content) > MOST_BYTES:
        raise refusal("TOO_LARGE")
    with tempfile.TemporaryDirectory(prefix="kindred-sheet-") as name:
        folder = Path(name)
        (folder / "sheet").write_bytes(content)
        done = await run([sys.executable, "-I", str(_READER), "sheet", "answer"], _LIMITS, folder)
        answer = folder / "answer"
        if done.out_of_time or done.status == -signal.SIGKILL:  # the machine is too busy: nothing is said of the file
            raise Unavailable("reader of spreadsheets")
        if done.at_limit:
            raise refusal("TOO_LARGE")
        if done.status != 0 or not answer.is_file():
            raise refusal("TOO_LARGE" if "Memory" in done.errors or "memory" in done.errors else "UNREADABLE")
        said = orjson.loads(answer.read_bytes())
    if "refusal" in said:
        raise refusal(said["refusal"])
    return organisations(said["rows"])


def organisations(grid: Sequence[Sequence[str]]) -> list[Given]:
    """The rows below the row of heads that have anything in them, each with its number in the sheet."""
    at, columns = _heads(grid)
    found = []
    for number, row in enumerate(grid[at + 1 :], at + 2):
        values = {cell: row[column] for cell, column in columns.items() if column < len(row) and row[column].strip()}
        if "name_zh" not in columns and not values.get("name_en", "").isascii():
            values["name_zh"] = values.pop("name_en")  # a column that is just "name" may hold Chinese ones
        if values:
            found.append(Given(number, Cells(**{cell: values.get(cell, "") for cell in CELLS})))
    if not found:
        raise refusal("EMPTY_FILE")
    if len(found) > MOST_ROWS:
        raise refusal("TOO_MANY_ROWS")
    return found


def _heads(grid: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for at, row in enumerate(grid[:20]):
        columns = _columns(row)
        if "email" in columns and ("name_zh" in columns or "name_en" in columns):
            return at, columns
    raise refusal("NO_HEADERS")


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Which cell each column holds; the first of two that mean the same counts."""
    found: dict[str, int] = {}
    for column, head in enumerate(row):
        cell = _NAMED.get(_plain(head))
        if cell is not None:
            found.setdefault(cell, column)
    return found


def _plain(head: str) -> str:
    """A head as it is compared: without case, width, spaces, signs and what stands in brackets."""
    text = unicodedata.normalize("NFKC", head).casefold()
    return "".join(c for c in text.partition("(")[0] if c.isalnum())
