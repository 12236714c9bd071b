import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from stack import ports


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_names_the_taken_port_and_the_setting(taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINDRED_PORT", str(taken))

    with pytest.raises(ports.PortTaken, match=rf"port {taken} is taken.*KINDRED_PORT={taken + 1}"):
        ports.choose(ports.DEFAULT, tmp_path / "ports.json")


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eight", "80 "])
def test_refuses_what_is_no_port(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINDRED_PORT", text)

    with pytest.raises(ports.PortTaken, match="KINDRED_PORT must be a port number"):
        ports.api_port()


def test_moves_a_part_whose_port_is_taken_and_remembers_it(
    taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINDRED_PORT", str(ports.any_free()))
    monkeypatch.setitem(ports.FIXED, "redis", taken)

    first = ports.choose(ports.DEFAULT, tmp_path / "ports.json")
    second = ports.choose(ports.DEFAULT, tmp_path / "ports.json")

    assert first["redis"] != taken
    assert first == second
