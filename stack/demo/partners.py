"""The partner organisations: student volunteers for 5·12, centres for 4·2. All invented; the cities are real."""

from dataclasses import dataclass

RESCUE_BIO_ZH = "{zh}的学生志愿者。每周一次动手工作坊：结绳、净水、照明、急救，做给大家看，也教大家做。"
RESCUE_BIO_EN = (
    "Student volunteers in {en}. A workshop every week: knots, clean water, light, first aid; we show it and teach it."
)
BLUE_BIO_ZH = "在{zh}陪伴孤独症人士和家庭。按每个人的节奏来，从一日三餐到第一份工作。"
BLUE_BIO_EN = (
    "With autistic people and their families in {en}, at each person's own pace, from daily meals to a first job."
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A partner: how it is called, where it is, and how far it has come in its campaign."""

    page: str
    handle: str
    name_zh: str
    name_en: str
    city_zh: str
    city: str
    stage: str = "verified"

    @property
    def bio_zh(self) -> str:
        """A few words about it."""
        return (RESCUE_BIO_ZH if self.page == "512" else BLUE_BIO_ZH).format(zh=self.city_zh)

    @property
    def bio_en(self) -> str:
        """The same in English."""
        return (RESCUE_BIO_EN if self.page == "512" else BLUE_BIO_EN).format(en=self.city)


# handle | Chinese name | English name | city in Chinese | city in English | how far it has come
_RESCUE = """
brocade-river | 锦汀大学应急志愿队 | Jinting University Rescue Volunteers | 成都 | Chengdu
nanshan-lamp | 南山灯火志愿者协会 | Nanshan Lamplight Volunteers | 重庆 | Chongqing
ferry-students | 长渡大学青年志愿者分会 | Changdu University Volunteers | 武汉 | Wuhan
redleaf-aid | 枫桥学院急救学社 | Fengqiao College First Aid Society | 长沙 | Changsha
yanta-ready | 雁归大学防灾社 | Yangui University Readiness Club | 西安 | Xi'an
spring-south | 春原大学志愿服务队 | Chunyuan University Service Team | 昆明 | Kunming
willow-bank | 柳岸大学应急救护协会 | Liu'an University First Response | 南京 | Nanjing
lake-west | 湖西学院绳结社 | Huxi College Knot Society | 杭州 | Hangzhou
sea-gate | 海门潮大学青年急救队 | Tidegate University Youth Aid | 厦门 | Xiamen
banyan-hands | 榕荫大学自救工坊 | Banyan University Self-Rescue Workshop | 福州 | Fuzhou
kapok-team | 木棉岭大学应急社 | Kapok Ridge University Response Club | 广州 | Guangzhou
bay-makers | 湾畔理工创客志愿队 | Bayside Institute Maker Volunteers | 深圳 | Shenzhen
iron-horse | 北辰桥大学安全学社 | Beichen Bridge University Safety Society | 北京 | Beijing
river-mouth | 浦沿大学红背包志愿队 | Puyan University Red Backpack Team | 上海 | Shanghai
haihe-light | 海河湾学院应急灯社 | Haihe Bend College Lantern Club | 天津 | Tianjin
spring-city | 泉上大学志愿者分会 | Quanshang University Volunteers | 济南 | Jinan
blue-tile | 青瓦大学海岸救护队 | Blue Tile University Coast Team | 青岛 | Qingdao
yellow-bank | 黄岸大学防灾减灾社 | Huang'an University Risk Club | 郑州 | Zhengzhou
white-pagoda | 白塔岭学院志愿队 | White Pagoda College Volunteers | 兰州 | Lanzhou
snow-wheat | 雪麦大学极地求生社 | Snow Wheat University Winter Skills | 哈尔滨 | Harbin
larch-north | 落叶松大学志愿者协会 | Larch University Volunteers | 长春 | Changchun
shenshui | 沈水湾大学急救社 | Shenshui Bend University First Aid | 沈阳 | Shenyang
sunbird | 太阳鸟大学社区防灾队 | Sunbird University Community Team | 贵阳 | Guiyang
green-hill | 青秀坡学院志愿队 | Green Hill College Volunteers | 南宁 | Nanning
pear-garden | 梨园口大学结绳社 | Pear Garden University Knots | 合肥 | Hefei
teng-tower | 滕影大学青年应急队 | Tengying University Youth Response | 南昌 | Nanchang
helan-stone | 贺兰石大学志愿者分会 | Helan Stone University Volunteers | 银川 | Yinchuan
lake-of-birds | 青鸟湖大学急救学社 | Bird Lake University First Aid | 西宁 | Xining | accepted
grape-valley | 葡萄谷大学应急社 | Grape Valley University Response Club | 乌鲁木齐 | Urumqi | invited
grass-sea | 草海大学志愿队 | Grass Sea University Volunteers | 呼和浩特 | Hohhot | expired
"""
_BLUE = """
small-bridge | 小石桥孤独症支持中心 | Little Stone Bridge Autism Centre | 苏州 | Suzhou
quiet-harbour | 静港成长中心 | Quiet Harbour Centre | 宁波 | Ningbo
slow-train | 慢慢开融合教育中心 | Slow Train Inclusive Centre | 北京 | Beijing
nine-colours | 九色光康复中心 | Nine Colours Centre | 兰州 | Lanzhou
cloud-ladder | 云梯家庭支持中心 | Cloud Ladder Family Centre | 昆明 | Kunming
paper-boat | 纸船儿童发展中心 | Paper Boat Centre | 无锡 | Wuxi
same-window | 同窗融合支持中心 | Same Window Centre | 武汉 | Wuhan
rain-and-tea | 雨前茶社区康复站 | Rain Before Tea Community Centre | 福州 | Fuzhou
lighthouse-nan | 灯塔南路支持中心 | Lighthouse Road Centre | 大连 | Dalian
own-rhythm | 自己的节拍艺术疗愈中心 | Own Rhythm Arts Centre | 广州 | Guangzhou
first-job | 第一份工作支持中心 | First Job Centre | 上海 | Shanghai
kite-field | 风筝坪成长中心 | Kite Field Centre | 潍坊 | Weifang
orange-grove | 橘子洲畔家长互助中心 | Orange Grove Parents' Centre | 长沙 | Changsha
whale-song | 鲸歌语言支持中心 | Whale Song Speech Centre | 青岛 | Qingdao
warm-brick | 暖砖康复中心 | Warm Brick Centre | 西安 | Xi'an
seven-steps | 七步康复中心 | Seven Steps Centre | 成都 | Chengdu
moon-gate | 月洞门支持中心 | Moon Gate Centre | 扬州 | Yangzhou
bamboo-ring | 竹铃儿童中心 | Bamboo Bell Centre | 贵阳 | Guiyang | accepted
river-stones | 鹅卵石康复中心 | Pebble Centre | 南昌 | Nanchang | declined
deer-path | 鹿径家庭中心 | Deer Path Family Centre | 长春 | Changchun | invited
"""


def _rows(page: str, table: str) -> list[Organisation]:
    return [Organisation(page, *(cell.strip() for cell in row.split("|"))) for row in table.strip().split("\n")]


ORGANISATIONS = _rows("512", _RESCUE) + _rows("42", _BLUE)
