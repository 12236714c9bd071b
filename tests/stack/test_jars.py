from pathlib import Path

import pytest

from stack import jars


def test_locks_every_jar_by_coordinate_and_digest() -> None:
    locked = jars.locked()

    assert len(locked) > 200
    assert all(len(jar.sha256) == 64 for jar in locked)
    assert jars.NEO4J in {str(jar) for jar in locked}


def test_gives_a_class_path_of_the_locked_jars() -> None:
    names = {Path(path).stem for path in jars.class_path()}

    assert names == {str(jar).removeprefix(f"{jar.group}:").replace(":", "-") for jar in jars.locked()}


def test_refuses_a_jar_that_is_not_the_locked_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = jars.Jar.parse("org.neo4j:annotations:2026.05.0 " + "0" * 64)

    with pytest.raises(jars.JarsError, match="annotations"):
        jars._fetch([other], tmp_path)
