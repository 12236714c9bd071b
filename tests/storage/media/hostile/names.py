"""Names of files: what is sent, and what is kept of it. None means: refused."""

NAMES: list[tuple[str, str, str | None]] = [
    ("climbing out", "../../etc/passwd.mp4", "passwd.mp4"),
    ("path of another system", "C:\\Users\\me\\film.mp4", "film.mp4"),
    ("network path", "\\\\server\\share\\film.mp4", "film.mp4"),
    ("nul", "film.mp4\0.sh", "film.mp4.sh"),
    ("written from right to left", "film\u202e4pm.exe", "film4pm.exe"),
    ("emoji", "🌊👩‍🦽.mp4", "🌊👩‍🦽.mp4"),
    ("lines", "film\r\nSet-Cookie: x.mp4", "filmSet-Cookie: x.mp4"),
    ("only dots and slashes", "../../", None),
    ("nothing", "", None),
    ("too long", "x" * 300 + ".mp4", None),
]
