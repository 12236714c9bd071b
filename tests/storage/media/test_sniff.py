import pytest

from storage.media.sniff import picture_format, video_container


@pytest.mark.parametrize(
    ("head", "video", "picture"),
    [
        (b"\0\0\0\x20ftypisom", "mov", None),
        (b"\0\0\0\x14ftypqt  ", "mov", None),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "mov", None),
        (b"\x1aE\xdf\xa3\x01\0\0\0", "matroska", None),
        (b"RIFF\0\0\0\0AVI LIST", "avi", None),
        (b"\xff\xd8\xff\xe0", None, "JPEG"),
        (b"\x89PNG\r\n\x1a\n", None, "PNG"),
        (b"GIF89a", None, "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", None, "WEBP"),
        (b"\0\0\0\x20ftypavif", None, "AVIF"),
        (b"\0\0\0\x20ftypheic", None, None),
        (b"#EXTM3U\n", None, None),
        (b"ffconcat version 1.0\n", None, None),
        (b"<svg xmlns=", None, None),
        (b"<?xml version", None, None),
        (b"GIF", None, None),
        (b"RIFF\0\0\0\0WAVE", None, None),
        (b"%PDF-1.7", None, None),
        (b"", None, None),
        (b"just some text", None, None),
    ],
)
def test_first_bytes_tell_what_a_file_is(head: bytes, video: str | None, picture: str | None) -> None:
    assert video_container(head) == video
    assert picture_format(head) == picture
