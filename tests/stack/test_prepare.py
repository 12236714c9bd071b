from pathlib import Path

import pytest

from stack import prepare
from stack.prepare import SetUpError, Step


def step(done: list[str], name: str, *after: str, worked: bool = True) -> Step:
    def work() -> bool:
        done.append(name)
        return worked

    return Step(name, work, after)


def test_does_each_step_after_what_it_needs_and_says_only_what_it_did() -> None:
    done: list[str] = []
    said: list[str] = []

    steps = [step(done, "last", "first"), step(done, "other", "first", worked=False), step(done, "first")]
    prepare.perform(steps, said.append)

    assert done[0] == "first"
    assert sorted(done) == ["first", "last", "other"]
    assert sorted(line.split()[1] for line in said) == ["first", "last"]


@pytest.mark.timeout(20)
def test_a_failure_ends_what_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stack.commands.end_all", lambda: None)
    done: list[str] = []

    def fail() -> bool:
        raise SetUpError("no space left")

    steps = [step(done, "page", "npm"), step(done, "npm", "venv"), Step("venv", fail)]
    with pytest.raises(SetUpError, match="no space left"):
        prepare.perform(steps, lambda line: None)

    assert done == []


def test_repeats_what_broke_and_what_changed(tmp_path: Path) -> None:
    stamp = tmp_path / "folder/stamp"

    def broken() -> None:
        raise SetUpError("half done")

    with pytest.raises(SetUpError):
        prepare.once(stamp, "1", broken)

    assert prepare.once(stamp, "1", lambda: None)
    assert not prepare.once(stamp, "1", broken)
    assert prepare.once(stamp, "2", lambda: None)
