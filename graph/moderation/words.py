"""Does a text hold a word that asks for review? Compared without case, width, accents or invisible signs.

A word of Chinese has no boundaries: it is found wherever its characters stand, also with signs or spaces between them.
A word of letters must stand alone: `ass` is not in `class`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from core import text
from core.errors import Invalid

MOST_WORDS = 200
LONGEST_WORD = 40
_INVISIBLE = {"Cf", "Mn", "Me", "Cc"}
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]")

PLATFORM_WORDS = (
    # to harm oneself or others
    "去死",
    "自杀吧",
    "杀了你",
    "弄死你",
    "kill yourself",
    "kys",
    # contempt, most of all of people with a disability
    "傻逼",
    "傻叉",
    "脑残",
    "智障",
    "残废",
    "神经病",
    "retard",
    "retarded",
    "cripple",
    "freak",
    # luring children to another place
    "加微信",
    "加我微信",
    "加qq",
    "私聊我",
    "裸聊",
    "add me on telegram",
    "send nudes",
    # money
    "刷单",
    "免费领取",
    "贷款",
    "赌博",
    "free bitcoin",
    "casino",
)
"""What holds a comment everywhere here. A person decides in the end, so it may err on the side of holding."""


def folded(words: str) -> str:
    """A text as it is compared: NFKC, case-folded, without invisible signs and accents laid over letters."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    kept = (c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) not in _INVISIBLE or c.isspace())
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def holds(words: str, listed: Iterable[str]) -> bool:
    """Whether the text holds any of the words (as written; they are folded here)."""
    whole = folded(words)
    dense = "".join(c for c in whole if c.isalnum())
    return any(_found(word, whole, dense) for word in map(folded, listed) if word)


def _found(word: str, whole: str, dense: str) -> bool:
    if _CJK.search(word):
        return "".join(c for c in word if c.isalnum()) in dense
    start = whole.find(word)
    while start >= 0:
        if not _is_letter(whole[start - 1 : start]) and not _is_letter(
            whole[start + len(word) : start + len(word) + 1]
        ):
            return True
        start = whole.find(word, start + 1)
    return False


def _is_letter(sign: str) -> bool:
    """Whether a sign goes on a word of letters; a Chinese character beside it does not."""
    return sign.isalnum() and not _CJK.match(sign)


def checked_words(words: Sequence[str]) -> list[str]:
    """The words of an account as they are kept: one line each, none twice, none empty."""
    if len(words) > MOST_WORDS:
        raise Invalid("TOO_MANY", f"At most {MOST_WORDS} words.", f"最多 {MOST_WORDS} 个词。", "words")
    lines = [text.line(word, f"words.{index}", LONGEST_WORD) for index, word in enumerate(words)]
    for index, line in enumerate(lines):
        if not any(c.isalnum() for c in folded(line)):
            raise Invalid("EMPTY", "Please write a word with letters.", "请填写含有文字的词。", f"words.{index}")
    return list({folded(line): line for line in lines}.values())
