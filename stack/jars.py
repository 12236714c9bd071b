"""The class path of Neo4j: fetched by jgo from coordinates locked with SHA-256, checked, then remembered.

`python -m stack.jars lock` writes the lock anew after the version was changed here.
"""

import hashlib
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from stack.paths import ROOT, cache_folder

NEO4J = "org.neo4j:neo4j:2026.05.0"
LOCK = ROOT / "stack/neo4j.lock"


class JarsError(Exception):
    """A jar is missing or is not the one we locked."""


@dataclass(frozen=True)
class Jar:
    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @classmethod
    def parse(cls, line: str) -> "Jar":
        coordinate, digest = line.split()
        group, artifact, version, *classifier = coordinate.split(":")
        return cls(group, artifact, version, classifier[0] if classifier else "", digest)

    def __str__(self) -> str:
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))


def locked() -> list[Jar]:
    return [Jar.parse(line) for line in LOCK.read_text().splitlines() if line and not line.startswith("#")]


def _remembered() -> Path:
    return cache_folder() / "jars" / f"classpath-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]}"


def class_path() -> list[str]:
    """Every jar, verified. The first call on a machine fetches them; later ones read one small file."""
    remembered = _remembered()
    if remembered.exists():
        paths = remembered.read_text().splitlines()
        if all(Path(path).exists() for path in paths):
            return paths
    paths = [str(path) for path in _fetch(locked(), cache_folder() / "jars/repository")]
    draft = remembered.with_suffix(f".{os.getpid()}")
    draft.write_text("\n".join(paths))
    draft.replace(remembered)
    return paths


def _fetch(jars: list[Jar], repository: Path) -> list[Path]:
    repository.mkdir(parents=True, exist_ok=True)
    local = threading.local()

    def one(jar: Jar) -> Path:
        if not hasattr(local, "context"):
            from jgo.maven import MavenContext

            local.context = MavenContext(repo_cache=repository, timeout=60)
        component = local.context.project(jar.group, jar.artifact).at_version(jar.version)
        artifact = component.artifact(classifier=jar.classifier)
        for attempt in (1, 2, 3):
            path = Path(artifact.resolve())
            if _digest(path) == jar.sha256:
                return path
            path.unlink()
            if attempt == 3:
                raise JarsError(f"{jar} does not have the SHA-256 of {LOCK.name}: refused")
        raise AssertionError

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, jars))


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def write_lock() -> int:
    """Resolve NEO4J with jgo and write coordinates and digests, no addresses."""
    import tomllib

    import jgo

    environment = jgo.build(NEO4J, cache_dir=cache_folder() / "jars/resolve")
    entries = tomllib.loads(Path(environment.lock_path).read_text())["dependencies"]
    lines = sorted(
        str(Jar(e["groupId"], e["artifactId"], e["version"], e.get("classifier", ""), "")) + " " + e["sha256"]
        for e in entries
    )
    header = f"# {NEO4J} and what it needs: coordinate and SHA-256. Written by `python -m stack.jars lock`.\n"
    LOCK.write_text(header + "\n".join(lines) + "\n")
    return len(lines)


def main(arguments: list[str]) -> int:
    if arguments == ["lock"]:
        print(f"{write_lock()} jars locked in {LOCK.name}")
        return 0
    known = _remembered().exists()
    try:
        count = len(class_path())
    except JarsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} jars {'are there' if known else 'fetched'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
