"""What can be wrong with a file that somebody sent in: a stable code and a sentence in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file is refused. The code is stored; the sentences may be improved."""

    code: str
    en: str
    zh: str


class Refused(Exception):
    """A file is refused. Nothing is wrong on our side, and trying again would not help."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.problem = problem(code)


_ALL = (
    Problem("EMPTY_FILE", "The file is empty.", "文件是空的。"),
    Problem("FILE_MISSING", "The file did not arrive. Please send it again.", "没有收到文件,请重新上传。"),
    Problem(
        "SIZE_MISMATCH",
        "The file that arrived has another size than the one that was announced. Please send it again.",
        "收到的文件大小与声明的不符,请重新上传。",
    ),
    Problem(
        "CHECKSUM_MISMATCH",
        "The file changed on its way: its checksum is not the one that was announced. Please send it again.",
        "文件在传输中发生了变化:校验和不符。请重新上传。",
    ),
    Problem(
        "NOT_A_VIDEO",
        "This is no video that we can read. Please send MP4, MOV, WebM, MKV or AVI.",
        "这不是我们能读取的视频。请上传 MP4、MOV、WebM、MKV 或 AVI。",
    ),
    Problem(
        "NOT_A_PICTURE",
        "This is no picture that we can read. Please send JPEG, PNG, WebP, AVIF or GIF.",
        "这不是我们能读取的图片。请上传 JPEG、PNG、WebP、AVIF 或 GIF。",
    ),
    Problem(
        "NO_PICTURE_TRACK",
        "The file has sound but no moving picture. Please send a video.",
        "文件只有声音,没有画面。请上传视频。",
    ),
    Problem(
        "UNKNOWN_CODEC",
        "The picture is stored in a way that we cannot read. Please export the video as H.264 and send it again.",
        "无法读取该视频的编码。请导出为 H.264 后重新上传。",
    ),
    Problem(
        "DAMAGED",
        "The video is damaged or cut off: it cannot be played to its end. Please send it again or export it anew.",
        "视频已损坏或不完整,无法播放到结尾。请重新上传或重新导出。",
    ),
    Problem("TOO_SHORT", "The video is shorter than half a second.", "视频不足半秒。"),
    Problem("TOO_LONG", "The video is longer than 30 minutes.", "视频超过 30 分钟。"),
    Problem(
        "TOO_MANY_PIXELS",
        "The picture is larger than we can take: at most 4096 by 2304 pixels in a video, 50 million in a photo.",
        "画面过大:视频最大 4096×2304 像素,图片最多 5000 万像素。",
    ),
    Problem("TOO_SMALL", "The picture is smaller than 16 by 16 pixels.", "画面小于 16×16 像素。"),
    Problem(
        "TOO_HEAVY",
        "Reading the file took more time or memory than we can give it. Please export it in a simpler form.",
        "处理该文件所需的时间或内存超出限制。请以更简单的格式导出后重新上传。",
    ),
)
PROBLEMS = {each.code: each for each in _ALL}


def problem(code: str) -> Problem:
    """The problem with this code; raises KeyError for a code that is not in the list."""
    return PROBLEMS[code]
