import pytest

from stack import jars


def test_locks_every_jar_by_coordinate_and_digest() -> None:
    locked = jars.locked()

    assert len(locked) > 200
    assert all(len(jar.sha256) == 64 for jar in locked)
    assert jars.NEO4J in {str(jar) for jar in locked}


def test_gives_a_class_path_of_the_locked_jars() -> None:
    names = {path.rsplit("/", 1)[-1] for path in jars.class_path()}

    assert names == {f"{'-'.join(filter(None, (j.artifact, j.version, j.classifier)))}.jar" for j in jars.locked()}


def test_refuses_a_jar_that_is_not_the_locked_one(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    other = jars.Jar.parse("org.neo4j:annotations:2026.05.0 " + "0" * 64)

    with pytest.raises(jars.JarsError, match="org.neo4j:annotations"):
        jars._fetch([other], Path(str(tmp_path)))
