"""Playlists as they are handed out: every address in them replaced by one that the reader may open. Pure."""

import re
from collections.abc import Callable

_NAME = re.compile(r"[a-z0-9]{1,16}\.(?:mp4|m3u8)")
_URI = re.compile(r'URI="([^"]*)"')


def is_playlist(name: str) -> bool:
    """Whether it can be the name of a playlist of ours."""
    return _NAME.fullmatch(name) is not None and name.endswith(".m3u8")


def addressed(playlist: str, address: Callable[[str], str]) -> str:
    """The playlist with each name of a file in it replaced; raises ValueError for a name that is not one of ours."""

    def named(name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a name of ours: {name!r}")
        return address(name)

    rows = []
    for row in playlist.splitlines():
        if row.startswith("#"):
            rows.append(_URI.sub(lambda found: f'URI="{named(found[1])}"', row))
        else:
            rows.append(named(row.strip()) if row.strip() else row)
    return "\n".join(rows) + "\n"
