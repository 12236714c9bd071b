"""`python -m stack up [--detach] [--no-demo]`, `down`, and `run COMMAND...` with the settings of what runs."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time

from stack import variables
from stack.paths import ROOT, data_folder, python
from stack.ports import PortTaken
from stack.process import Child
from stack.redis import RedisMissing
from stack.running import Running
from stack.supervisor import Stack, StackError, say

_LOG = "logs/stack.log"
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Asked(BaseException):
    """A signal asked us to stop."""


def _on_signal(*_: object) -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # once is enough: the end is under way
    raise _Asked


def up(demo: bool) -> int:
    """In front until SIGINT or SIGTERM; then everything ends in order."""
    started = time.monotonic()
    running = Running(data_folder())
    if not running.take():
        return _already(running)
    stack = Stack(data_folder(), env={} if demo else {"KINDRED_DEMO": "0"})
    try:
        for number in _SIGNALS:
            signal.signal(number, _on_signal)
        stack.start()
        if stack.environment()["KINDRED_DEMO"] == "1":
            _seed(stack)
        running.note(stack.public_url)
        _ready(stack, time.monotonic() - started)
        while True:
            signal.pause()
    except _Asked:
        say("stopping")
    except (StackError, PortTaken, RedisMissing) as error:
        print(f"cannot start: {error}", file=sys.stderr, flush=True)
        return 1
    finally:
        stack.stop()
        running.release()
    say(f"stopped; what it keeps is in {stack.data}")
    return 0


def _seed(stack: Stack) -> None:
    started = time.monotonic()
    log = stack.data / "logs/demo.log"
    say(f"{stack.public_url} answers; the demo data is on its way")
    seen = log.stat().st_size if log.exists() else 0
    child = Child([python(), "-m", "stack.demo"], os.environ | stack.environment(), log)
    try:
        with log.open(encoding="utf-8") as lines:
            lines.seek(seen)
            while (code := child.exit_code()) is None:
                for line in lines:
                    say(line.rstrip())
                time.sleep(0.05)
            for line in lines:
                say(line.rstrip())
    finally:
        child.signal(signal.SIGTERM)
        child.finish(5)
    if code:
        raise StackError(f"the demo data could not be made (exit code {code}); the end of {log}:\n{child.tail(20)}")
    say(f"demo data is there after {time.monotonic() - started:.1f} s")


def _ready(stack: Stack, seconds: float) -> None:
    environment = stack.environment()
    say(f"mail: {environment['KINDRED_MAILBOX_URL']}   logs: {stack.data / 'logs'}   (up in {seconds:.1f} s)")
    say(f"ready: {stack.public_url}")


def _already(running: Running) -> int:
    """Somebody's stack over this data folder is up, or nearly: say so once it answers."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = running.holder()
        if found is None:
            print("the stack that was running here has stopped; start again", file=sys.stderr)
            return 1
        if found[1]:
            say(f"already running as process {found[0]}; `make down` stops it")
            say(f"ready: {found[1]}")
            return 0
        time.sleep(0.2)
    print("another process is starting this stack and has not finished in 120 s", file=sys.stderr)
    return 1


def detach(demo: bool) -> int:
    """Start it as a process of its own and return when it is ready."""
    log = data_folder() / _LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [python(), "-m", "stack", "up", *([] if demo else ["--no-demo"])]
    with log.open("w+") as out, log.open() as said:
        child = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        try:
            while True:
                ended = child.poll() is not None
                for line in said:
                    sys.stdout.write(line)
                    sys.stdout.flush()
                    if line.startswith("ready: "):
                        return 0
                if ended:
                    return child.returncode or 1
                time.sleep(0.1)
        except KeyboardInterrupt:
            child.send_signal(signal.SIGTERM)
            child.wait()
            return 130


def down() -> int:
    started = time.monotonic()
    found = Running(data_folder()).end()
    say(f"stopped after {time.monotonic() - started:.1f} s" if found else "nothing is running")
    return 0


def run(command: list[str]) -> int:
    """Run this command with the settings of the stack that runs over this data folder."""
    data = data_folder()
    found = Running(data).holder()
    if found is None or not found[1]:
        print("nothing is running; `make up` starts it", file=sys.stderr)
        return 1
    settings = variables.of(data, json.loads((data / "ports.json").read_text()), found[1])
    return subprocess.run(command, env=os.environ | settings).returncode


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m stack")
    verbs = parser.add_subparsers(dest="verb", required=True)
    start = verbs.add_parser("up", help="start every part and watch it")
    start.add_argument("--detach", action="store_true", help="return once it is ready")
    start.add_argument("--no-demo", action="store_true", help="without demo data")
    verbs.add_parser("down", help="stop every part")
    other = verbs.add_parser("run", help="a command with the settings of the stack that runs")
    other.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    if asked.verb == "down":
        return down()
    if asked.verb == "run":
        return run(asked.command)
    return (detach if asked.detach else up)(demo=not asked.no_demo)


if __name__ == "__main__":
    sys.exit(main())
