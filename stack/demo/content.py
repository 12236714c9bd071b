"""What the demo says: two foundations, two campaigns, in Chinese and English. Everybody in it is invented."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

PASSWORD = "kindred-demo-2027"  # noqa: S105 (it opens invented accounts on one machine, and is printed)
ZONE = "Asia/Shanghai"
STAFF, EDITOR, PARTICIPANT = "staff@kindred.example", "editor@kindred.example", "mei@kindred.example"
SIGN_INS = (
    (STAFF, "基金会工作人员，两个活动的主办方 / foundation staff, hosts both campaigns"),
    (EDITOR, "伙伴机构编辑，有作品等待审核 / editor of a partner, with entries to review"),
    (PARTICIPANT, "参与者，有自己的作品 / participant with works of her own"),
)


def flowed(text: str) -> str:
    """Paragraphs without the line breaks of this file."""
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in text.split("\n\n"))


@dataclass(frozen=True, slots=True)
class Foundation:
    """A host."""

    handle: str
    name_zh: str
    name_en: str
    bio_zh: str
    bio_en: str
    city: str


@dataclass(frozen=True, slots=True)
class Page:
    """A campaign's page. It closes at the next such day and time that is at least a fortnight away."""

    key: str
    handle: str
    foundation: Foundation
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    rules_zh: str
    rules_en: str
    topic: str
    hue: int
    weights: tuple[int, int, int]
    closes: tuple[int, int, int, int]

    def closes_local(self, now: datetime) -> datetime:
        """Wall time of the closing in ZONE."""
        month, day, hour, minute = self.closes
        today = now.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
        this_year = datetime(today.year, month, day, hour, minute)  # noqa: DTZ001 (a wall time, by intent)
        return this_year if this_year > today + timedelta(days=14) else this_year.replace(year=today.year + 1)


NIGHTLIGHT = Foundation(
    "nightlight",
    "守夜灯防灾基金会",
    "Nightlight Foundation",
    "灾难来的那一晚，最先到的帮助往往就在身边。我们和全国的大学生志愿者一起，把自救的本领变成人人都会的手艺。",
    "On the night it happens, the first help is usually whoever is near. With student volunteers all over the "
    "country we turn readiness into something every hand can do.",
    "Chengdu",
)
BLUE_DOOR = Foundation(
    "bluedoor",
    "蓝门公益基金会",
    "Blue Door Foundation",
    "我们支持孤独症人士和他们的家庭：不急着改变谁，先把门打开。康复、就学、就业、生活，每一步都听本人的声音。",
    "We stand with autistic people and their families: not to change anyone in a hurry, but to open doors first. "
    "Therapy, school, work, daily life; at every step, with their own voice.",
    "Hangzhou",
)

RESCUE = Page(
    key="512",
    handle="rescue-tools",
    foundation=NIGHTLIGHT,
    title_zh="自制自救神器",
    title_en="Make your own rescue tool",
    text_zh="""5 月 12 日是全国防灾减灾日。今年，我们想请你用身边的东西，做一件关键时刻用得上的自救工具。

一根绳子、一个哨子、一只塑料瓶、一件旧雨衣……它们平时不起眼，停电、断水、被困的时候，可能就是最先到的帮助。

把制作过程拍成短视频：用了什么、怎么做、怎么用、什么时候不能用。越简单越好，越多人学得会越好。

全国各高校的志愿者社团会在当地陪你一起做、一起拍，也会认真看每一件作品，确认它安全、说得清楚，再放到这个页面上。

不需要专业设备，也不比谁的画面漂亮。看完之后，大家能多会一样本领，就是最好的作品。""",
    text_en=flowed("""12 May is China's day for disaster prevention. This year we ask you to make one thing, from
what is around you, that would help when it matters.

A rope, a whistle, a plastic bottle, an old raincoat: nobody looks at them twice, until the lights go out, the water
stops or the door will not open. Then they may be the first help to arrive.

Film how you make it: what you use, how it is done, how it is used, and when it should not be. The simpler the better;
what many can learn is worth most.

Volunteer chapters at universities make and film together with you where you live. They also look at every entry with
care, so that what stands on this page is safe and clear.

No equipment needed, and it is no beauty contest. If people can do one thing more after
watching, it is a good film."""),
    rules_zh="""1. 作品须由本人拍摄，时长不限，横屏竖屏均可。
2. 通过一家已认证的志愿者社团提交，由该社团审核后展示。
3. 请先保证安全：不使用明火、不登高、不下水示范。涉及急救的内容请说明“能求助时先求助”。
4. 未满 18 岁的作者需监护人同意，作品在监护人和审核人都同意后公开。
5. 每人一票，截止前可以改投。得分 = 票数×10 + 点赞×2 + 播放×1；同分者，先到达者在前。
6. 截止时间以页面所示为准，之后的投票会保留并显示，但不计入结果。""",
    rules_en="""1. Films are your own; any length, upright or wide.
2. Enter through a verified volunteer chapter, which reviews it before it is shown.
3. Safety first: no open fire, no climbing, no water. Where it is about first aid, say that calling \
for help comes first.
4. Authors under 18 need a guardian's yes; the work is public once guardian and reviewer have both agreed.
5. One vote a person, changeable until the end. Score = votes × 10 + likes × 2 + plays × 1; of equals, who got \
there first.
6. It closes at the time shown here. Later votes are kept and shown, and do not count.""",
    topic="自制自救神器",
    hue=16,
    weights=(10, 2, 1),
    closes=(5, 12, 20, 0),
)

BLUE = Page(
    key="42",
    handle="blue-action",
    foundation=BLUE_DOOR,
    title_zh="蓝色行动",
    title_en="Blue Action",
    text_zh="""4 月 2 日是世界孤独症日。在这一天之前，我们邀请你用一段短视频，点亮一盏蓝色的灯。

孤独症人士不在遥远的星球上，他们就在楼下的早餐店、同一间教室、同一趟公交车上。有人爱重复同一段旋律，有人记得每一路车的站名，有人不说话，却把一整面墙画成了海。

拍你看见的：一次不催促的等待、一件按自己节奏完成的事、一句被听懂的话。如果你就是孤独症人士，我们更想看你自己拍的世界。

各地的康复机构会和家庭一起完成作品，并在征得本人和家人同意之后发布。出镜与否、叫什么名字，都由本人决定。

不煽情，不比惨。我们想一起记住的，是一个人本来的样子。""",
    text_en=flowed("""2 April is World Autism Awareness Day. Until then we invite you to light one blue lamp with a
short film.

Autistic people do not live on a distant star. They are in the breakfast shop downstairs, in the same classroom, on the
same bus. One loves a melody and plays it again and again; one knows every stop of every line; one does not speak, and
has painted a whole wall into a sea.

Film what you see: a wait without hurry, something done at one's own pace, a sentence that was understood. And if you
are autistic yourself, we would most like to see the world as you film it.

Centres all over the country make these films together with families, and publish only what the person and the family
have agreed to. Whether to be seen, and under which name, is theirs to decide.

No pity, please. What we want to remember together is a person as they are."""),
    rules_zh="""1. 出镜者本人(及监护人)须知情并同意；可以不露脸、用化名。
2. 通过一家已认证的康复机构提交，由该机构审核后展示。
3. 尊重的语言：不说“患儿”“拯救”，不拍情绪失控的时刻，不使用拼图标志。
4. 未满 18 岁的作者需监护人同意，作品在监护人和审核人都同意后公开。
5. 每人一票，截止前可以改投。得分 = 票数×8 + 点赞×3 + 播放×1；同分者，先到达者在前。
6. 截止时间以页面所示为准，之后的投票会保留并显示，但不计入结果。""",
    rules_en="""1. Whoever is seen (and their guardian) knows and agrees; faces may stay unseen and names may be others.
2. Enter through a verified centre, which reviews it before it is shown.
3. Words that respect: nobody is "suffering" or "rescued"; no filming of moments of distress; no puzzle pieces.
4. Authors under 18 need a guardian's yes; the work is public once guardian and reviewer have both agreed.
5. One vote a person, changeable until the end. Score = votes × 8 + likes × 3 + plays × 1; of equals, who got \
there first.
6. It closes at the time shown here. Later votes are kept and shown, and do not count.""",
    topic="蓝色行动",
    hue=212,
    weights=(8, 3, 1),
    closes=(4, 2, 23, 59),
)

PAGES = (RESCUE, BLUE)
DECLINED = (
    "谢谢你认真拍了这么多步骤！视频里用到了明火，按活动规则不能展示。"
    "如果把加热那一段换成室温的做法，我们非常愿意再看一次，也可以来社团一起重拍。"
)
NOT_YET = "感谢贵机构的报名。我们还没能联系上资料中的负责人，暂时无法完成认证；补充联系方式后，我们会马上继续。"
