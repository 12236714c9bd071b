import subprocess
import sys
from pathlib import Path

from storage.media.workspace import root, workspace

ROOT = Path(__file__).parents[3]


def test_folder_is_gone_at_the_end() -> None:
    with workspace("test", "a") as folder:
        (folder / "source").write_bytes(b"x")

    assert not folder.exists()


def test_folder_of_a_killed_process_is_removed_by_the_next_job() -> None:
    code = f"""
import os, signal, sys; sys.path.insert(0, {str(ROOT)!r})
from storage.media.workspace import workspace
with workspace("test", "killed") as folder:
    (folder / "source").write_bytes(b"x")
    print(folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    left = Path(killed.stdout.strip())
    assert left.parent == root()
    assert (left / "source").exists()

    with workspace("test", "other"):
        assert not left.exists()


def test_folder_of_a_living_job_stays() -> None:
    with workspace("test", "same") as first, workspace("test", "same") as second:
        assert first != second
        assert first.exists()
