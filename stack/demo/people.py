"""Two hundred invented people: names, handles, ages, cities, and what each is here for."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from stack.demo.content import EDITOR, PARTICIPANT, STAFF
from stack.demo.partners import ORGANISATIONS, Organisation

_FAMILY = """
林 lin 陈 chen 周 zhou 沈 shen 许 xu 何 he 罗 luo 唐 tang 韩 han 冯 feng 于 yu 董 dong 萧 xiao 程 cheng 曹 cao
袁 yuan 邓 deng 傅 fu 曾 zeng 彭 peng 吕 lv 苏 su 卢 lu 蒋 jiang 蔡 cai 贾 jia 丁 ding 魏 wei 薛 xue 叶 ye 余 yu
潘 pan 杜 du 戴 dai 夏 xia 钟 zhong 汪 wang 田 tian 任 ren 姜 jiang 范 fan 方 fang 石 shi 姚 yao 谭 tan 廖 liao
邹 zou 熊 xiong 陆 lu 古 gu 马 ma 白 bai 欧阳 ouyang
"""
_GIVEN = """
砚秋 yanqiu 青禾 qinghe 小满 xiaoman 知远 zhiyuan 一舟 yizhou 南星 nanxing 亦安 yian 初晴 chuqing 望舒 wangshu
云帆 yunfan 见山 jianshan 书言 shuyan 乐川 lechuan 若谷 ruogu 松年 songnian 听雨 tingyu 穗穗 suisui 冬青 dongqing
远游 yuanyou 早早 zaozao 思齐 siqi 半夏 banxia 长安 changan 小鹿 xiaolu 立夏 lixia 海棠 haitang 星野 xingye
和光 heguang 晚舟 wanzhou 木子 muzi 念慈 nianci 天佑 tianyou 春生 chunsheng 桂兰 guilan 建国 jianguo 秀英 xiuying
文博 wenbo 梓萱 zixuan 雨桐 yutong 浩然 haoran
"""
_ELSEWHERE = """
Hana Kovač|Tomás Rivera|Amara Okafor|Leïla Benali|Jonas Lindqvist|Priya Raman|Mateo Silva|Yuki Tanabe|Noor Rahman
Elif Demir|Oskar Nowak|Sofia Marchetti|Kwame Boateng|Ingrid Solheim|Daniel Whitaker|Grace Achieng|Minh Anh Tran
Aisyah Putri|Pavel Dvořák|Ruth Feldman
"""
_BLUE_FILMS = 41  # where the authors of one campaign's films begin; odd, so that two are enough
_MINORS = ("GIVEN", "GIVEN", "GIVEN", "GIVEN", "GIVEN", "ASKED", "ASKED", "ASKED")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs up. `guardian` is how far a minor's guardian is to come; empty for adults."""

    number: int
    handle: str
    name: str
    email: str
    language: str
    age: int
    city: str
    guardian: str = ""

    def born(self, now: datetime) -> date:
        """A birth date that makes them this old now."""
        random = Random(f"born {self.number}")
        return date(now.year - self.age - 1, random.randint(1, 12), random.randint(1, 28))

    @property
    def guardian_email(self) -> str | None:
        """Where a minor's guardian is asked."""
        return f"guardian.{self.email}" if self.guardian else None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part. `owners` are in the order of the organisations."""

    staff: Person
    editor: Person
    mei: Person
    blue_owner: Person
    organisations: list[Organisation]
    owners: list[Person]
    public: list[Person]
    authors: list[Person]

    @property
    def everybody(self) -> list[Person]:
        """All of them."""
        return [self.staff, self.editor, self.mei, self.blue_owner, *self.owners, *self.public]

    def minor(self, guardian: str) -> Person | None:
        """A minor whose guardian has come so far."""
        return next((person for person in self.public if person.guardian == guardian), None)


def cast(small: bool) -> Cast:
    """Everybody: 200 people and 50 organisations; or 12 and 4 of them, in the same parts."""
    crowd, count = _crowd(196), len(ORGANISATIONS)
    pairs = list(zip(ORGANISATIONS, crowd, strict=False))
    public = crowd[count:]
    authors = [person for person in public if not person.guardian][len(public) // 3 :]
    if small:
        pairs = [pair for page in ("512", "42") for pair in [p for p in pairs if p[0].page == page][:2]]
        authors = [authors[0], authors[_BLUE_FILMS]]
        public = [*authors, public[0], next(person for person in public if person.guardian)]
    return Cast(
        staff=Person(0, "yanqiu.zhou", "周砚秋", STAFF, "ZH", 38, "Chengdu"),
        editor=Person(1, "qinghe", "何青禾", EDITOR, "ZH", 27, "Chengdu"),
        mei=Person(2, "mei", "梅小满", PARTICIPANT, "ZH", 24, "Chengdu"),
        blue_owner=Person(3, "wenlan", "顾文澜", "wenlan@people.kindred.example", "ZH", 46, "Hangzhou"),
        organisations=[organisation for organisation, _ in pairs],
        owners=[person for _, person in pairs],
        public=public,
        authors=authors,
    )


def author_of(among: list[Person], page: str, number: int) -> Person:
    """Who made a film, so that neighbours in a list are by different people."""
    return among[(number * 7 + (_BLUE_FILMS if page == "42" else 0)) % len(among)]


def _crowd(size: int) -> list[Person]:
    family, given = _pairs(_FAMILY), _pairs(_GIVEN)
    elsewhere = [name for row in _ELSEWHERE.split("\n") for name in row.split("|") if name]
    random = Random("a crowd of people")
    pairs = random.sample([(f, g) for f in family for g in given], size)
    cities = list(dict.fromkeys(each.city for each in ORGANISATIONS))
    taken: set[str] = {"yanqiu.zhou", "qinghe", "mei", "wenlan"}
    made: list[Person] = []
    for index, ((last_zh, last), (first_zh, first)) in enumerate(pairs):
        number, name, language = index + 4, f"{last_zh}{first_zh}", "ZH"
        styles = (
            f"{first}{last}",
            f"{last}{first}",
            f"{first}.{last}",
            f"{last}_{first}",
            f"{first}{number % 90 + 10}",
        )
        handle = styles[index % len(styles)]
        if index % 9 == 5 and index // 9 < len(elsewhere):
            name, language = elsewhere[index // 9], "EN"
            handle = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace(" ", ".")
        if handle in taken:
            handle = f"{handle}{number}"
        taken.add(handle)
        late = index - (size - len(_MINORS))
        guardian = _MINORS[late] if late >= 0 else ""
        age = random.randint(13, 16) if guardian else 18 + int(random.betavariate(1.3, 3.0) * 54)
        city = random.choice(cities)
        made.append(Person(number, handle, name, f"{handle}@people.kindred.example", language, age, city, guardian))
    return made


def _pairs(table: str) -> list[tuple[str, str]]:
    words = table.split()
    return list(zip(words[::2], words[1::2], strict=True))
