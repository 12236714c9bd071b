"""The films: what each shows, says and sounds like, and who made it for whom."""

from dataclasses import dataclass

from stack.demo.art import PATTERNS, Look
from stack.demo.brush import Paint

LABELS = {"512": "5·12 自制自救神器", "42": "4·2 蓝色行动"}
_GROUNDS: dict[str, tuple[Paint, Paint]] = {
    "ember": ((120, 28, 30), (240, 120, 50)),
    "dusk": ((64, 24, 48), (228, 84, 60)),
    "amber": ((178, 70, 24), (252, 184, 84)),
    "slate": ((30, 52, 66), (222, 126, 70)),
    "rose": ((116, 24, 58), (250, 138, 98)),
    "forest": ((22, 62, 56), (238, 158, 76)),
    "night": ((10, 24, 72), (50, 120, 214)),
    "sea": ((22, 60, 120), (110, 180, 240)),
    "violet": ((18, 18, 58), (86, 96, 206)),
    "teal": ((8, 70, 110), (90, 200, 220)),
    "ice": ((34, 88, 160), (176, 214, 246)),
}


@dataclass(frozen=True, slots=True)
class Film:
    """A film. `author` is a place in the list of people, `partner` one among its campaign's verified partners."""

    page: str
    number: int
    drawing: str
    hue: int
    ground: str
    language: str
    title: str
    caption: str
    end: str

    @property
    def slug(self) -> str:
        """Its file name, which is also how a second run knows it."""
        return f"{self.page}-{self.number:02d}-{self.drawing}"

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return 3.0 + self.number * 7 % 5 * 0.25

    @property
    def notes(self) -> tuple[float, float, float]:
        """Its chord: a tone of a pentatonic scale, the fifth and the octave (or the third) above."""
        root = 220.0 * 2 ** ((0, 2, 4, 7, 9, 12)[self.number * 5 % 6] / 12)
        return root, root * 1.5, root * (2.0 if self.number % 2 else 1.25)

    @property
    def look(self) -> Look:
        """What it looks like."""
        pattern = PATTERNS[(self.number * 3 + (self.page == "42")) % len(PATTERNS)]
        return Look(self.drawing, self.hue, _GROUNDS[self.ground], pattern, self.title, LABELS[self.page])


# drawing | hue | ground | language | title | caption | how it ends (accepted if nothing is said)
_RESCUE = """
rope | 24 | ember | ZH | 一根绳子的三种打法 | 称人结、八字结、渔人结。蒙上眼睛也能打出来，才算学会。
whistle | 10 | dusk | ZH | 三短三长三短 | 用一段竹管做哨子，省力，声音传得远。被困时别喊，吹。
lantern | 20 | slate | ZH | 一瓶水照亮一间房 | 手电筒加一瓶水，光就散开了。滴两滴牛奶，更柔和。
raincoat | 32 | amber | ZH | 垃圾袋变雨衣，三刀 | 大号袋子，剪三刀。记得留出呼吸和视线的位置。
water_filter | 26 | forest | EN | Four layers to clear water | Cloth, sand, charcoal, gravel. It clears water; \
it does not make it safe to drink: boil it afterwards.
kit | 4 | rose | ZH | 饼干盒里的急救箱 | 一个旧铁盒，十样东西，贴上清单，每半年看一次。
backpack | 14 | amber | ZH | 玄关的红背包 | 我们宿舍每个人门后都有一个。三天的东西，五公斤以内。
raft | 12 | slate | ZH | 二十个瓶子能托起一个人 | 在泳池边、有救生员在场时做的试验。真遇洪水，先往高处走。
radio | 22 | ember | ZH | 手摇收音机，停电也有消息 | 拆了三台旧收音机，拼出一台能响的。
blanket | 34 | dusk | ZH | 薯片袋拼成的保温毯 | 四十个袋子洗净、晾干、热封。轻，能保温，也能反光求救。
sling | 18 | rose | ZH | 三角巾，一件旧T恤就够 | 固定、悬吊、包扎。先求助，再动手。
tent | 40 | forest | ZH | 一块雨布、两棵树 | 十分钟搭一个避风处。注意别搭在河滩和陡坡下面。
rope | 12 | slate | EN | The bowline, slowly | The rabbit comes out of the hole, round the tree, and back. \
My grandmother taught it to me like this.
whistle | 28 | amber | ZH | 瓶盖哨 | 两个瓶盖、一条胶带，教室里二十个小朋友都吹响了。
lantern | 32 | rose | ZH | 橘子皮小夜灯 | 不用电、不用火的做法：夜光贴纸加一只橘子皮。送给怕黑的弟弟。
kit | 344 | dusk | EN | A kit for the bicycle | Fits under the saddle. I have needed the bandage twice \
and the whistle once.
backpack | 350 | ember | ZH | 给奶奶的应急包 | 老花镜、常用药、写着电话的卡片。字要大。
radio | 8 | forest | ZH | 村里的大喇叭 | 我们把村里的喇叭修好了，每个月第一天试一次音。
blanket | 44 | slate | ZH | 一张毯子的九种用法 | 保温、担架、遮阳、接雨水……你还能想到第十种吗？ | waiting
tent | 16 | ember | ZH | 桌子下面的家 | 和妹妹一起画的避险角：桌子、靠垫、手电。我们练习了三次。 | minor
water_filter | 38 | rose | ZH | 校园里的净水课 | 一节课、六组同学、六个净水瓶，最清的一瓶来自最安静的一组。 | waiting
rope | 4 | forest | ZH | 蜡烛封绳头 | 用一点火把绳头封住，就不会散。 | declined
"""
_BLUE = """
kites | 210 | teal | ZH | 他放的风筝最高 | 他不爱说话，但他知道风从哪边来。
lights | 216 | night | ZH | 我们楼的蓝灯 | 从六楼到一楼，邻居们一家一家点亮。
piano | 222 | violet | ZH | 同一段旋律，四百遍 | 第四百遍的时候，我听懂了他为什么喜欢。
whale | 204 | sea | ZH | 慢慢说，我在听 | 从一个音到一个词，她用了两年。今天她叫了我的名字。
hands | 205 | violet | EN | Five ways to say hello | A wave, a high five, a nod, a picture card, and not now. \
All of them count.
boats | 214 | night | ZH | 纸船上的名字 | 每只纸船写着一个喜欢的东西：地铁、蓝莓、数字七。
lighthouse | 212 | sea | ZH | 请给我一点时间 | 拍于早餐店。老板娘没有催，队伍里也没有人催。
windows | 208 | night | ZH | 七点半，他准时下班 | 他在图书馆整理书架，从没放错过一本。
umbrella | 224 | ice | ZH | 妈妈们的伞 | 我们是十二位妈妈。下雨的时候，轮流撑。
stars | 230 | violet | ZH | 他教我认星星 | 他记得每一颗的名字。我只负责抬头。
kites | 226 | ice | EN | Wind from the left | Filmed by Luo, who decided what to show, and what not.
whale | 190 | teal | ZH | 水里的声音很轻 | 游泳课的第十周。耳朵在水下的时候，世界刚刚好。
lights | 200 | teal | ZH | 把声音关小一点 | 理发店的安静时段：关掉音乐，关掉吹风机，只开一盏灯。 | waiting
hands | 216 | sea | ZH | 我们一起画的海 | 三面墙，九双手，一个夏天。
"""


def _rows(page: str, table: str) -> list[Film]:
    films = []
    for number, row in enumerate(table.strip().split("\n")):
        drawing, hue, ground, language, title, caption, *end = (cell.strip() for cell in row.split("|"))
        films.append(
            Film(page, number, drawing, int(hue), ground, language, title, caption, end[0] if end else "accepted")
        )
    return films


FILMS = _rows("512", _RESCUE) + _rows("42", _BLUE)
