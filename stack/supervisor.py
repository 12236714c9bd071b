"""Starts the parts, watches them, restarts a dead one and says so, and ends them in order.

One thread does all starting and ending: a child is tied to the thread that made it, and dies with it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from stack import neo4j, passwords, ports, product, redis, s3, smtp, variables
from stack.part import Part
from stack.process import Child

STORES = product.STORES
PARTS = (*STORES, "api", "worker-short", "worker-media")

_WAITS = (0.0, 0.2, 0.5, 1.0, 2.0, 5.0)
_TICK = 0.05
_CALM = 30.0
_HOPELESS = 4


def say(line: str) -> None:
    """One write a line: several threads speak."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class StackError(Exception):
    """The stack could not start, with what the part at fault said last."""


@dataclass
class _State:
    part: Part
    child: Child | None = None
    ready: bool = False
    wanted: bool = False
    deaths: int = 0
    not_before: float = 0.0
    since: float = 0.0
    took: float = 0.0
    last: str = ""


class Stack:
    """All parts over one data folder.

    `ports` is DEFAULT (the known ones when free) or FREE (any); `env` is added for api and workers.
    """

    def __init__(
        self,
        data: Path,
        *,
        ports: str = "default",
        parts: Iterable[str] = PARTS,
        env: Mapping[str, str] | None = None,
        say: Callable[[str], None] = say,
    ) -> None:
        self.data = data
        self.parts = tuple(parts)
        self._mode = ports
        self._say = say
        self._extra = dict(env or {})
        self._states: dict[str, _State] = {}
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ending = False
        self.ports: dict[str, int] = {}

    # -- for callers

    def start(self, *names: str, timeout: float = 300.0) -> None:
        """Start these parts (all by default) and return when each of them answers."""
        if not self._states:
            self.prepare()
        chosen = names or self.parts
        with self._change:
            for name in chosen:
                state = self._states[name]
                state.wanted, state.deaths, state.not_before = True, 0, 0.0
            self._change.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="stack", daemon=True)
            self._thread.start()
        until = time.monotonic() + timeout
        for name in chosen:
            self.wait_ready(name, max(0.1, until - time.monotonic()))

    def environment(self) -> dict[str, str]:
        """Every KINDRED_* variable that api, workers and tests need to reach these parts."""
        asked = variables.asked() if self._mode == ports.DEFAULT else {}
        return asked | variables.of(self.data, self.ports, self.public_url) | self._extra

    @property
    def public_url(self) -> str:
        given = os.environ.get("KINDRED_PUBLIC_URL") if self._mode == ports.DEFAULT else None
        return given or f"http://127.0.0.1:{self.ports['api']}"

    def kill(self, name: str) -> None:
        """SIGKILL, as a crash would; the watcher starts it again."""
        with self._change:
            state = self._states[name]
            if state.child is None:
                raise StackError(f"{name} is not running")
            state.ready = False
            child = state.child
            child.signal(signal.SIGKILL)
            # Only then is "ready" a word about its successor: a heartbeat may outlive the process for a moment.
            self._change.wait_for(lambda: state.child is not child, timeout=10)

    def halt(self, name: str) -> None:
        """End one part in order and leave it down until `start(name)`."""
        with self._change:
            state = self._states[name]
            state.wanted = False
            self._change.wait_for(lambda: state.child is None, timeout=60)

    def wait_ready(self, name: str, timeout: float = 60.0) -> None:
        state = self._states[name]
        with self._change:
            self._change.wait_for(lambda: state.ready or self._hopeless(state), timeout=timeout)
            if state.ready:
                return
            last = state.child.tail() if state.child else state.last
        why = f"died {state.deaths} times" if state.deaths else f"did not answer within {timeout:.0f} s"
        raise StackError(f"{name} {why}; the end of {self._log(name)}:\n{last}")

    def is_ready(self, name: str) -> bool:
        return self._states[name].ready

    def pid(self, name: str) -> int:
        child = self._states[name].child
        if child is None:
            raise StackError(f"{name} is not running")
        return child.pid

    def command(self, name: str) -> Sequence[str]:
        """How this part is started."""
        return self._states[name].part.command

    def took(self) -> dict[str, float]:
        """Seconds from start to first answer, per part."""
        return {name: state.took for name, state in self._states.items() if state.took}

    def stop(self) -> None:
        """End every part, those that depend on others first. Nothing is left."""
        with self._change:
            self._ending = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # -- the watcher

    def prepare(self) -> None:
        """Choose ports and passwords; start nothing."""
        self.data.mkdir(parents=True, exist_ok=True)
        self.ports = ports.choose(self._mode, self.data / "ports.json")
        secret, port = passwords.of(self.data), self.ports
        built = (
            neo4j.part(self.data, port["neo4j"], secret["neo4j"]),
            s3.part(self.data, port["s3"], secret["s3_access"], secret["s3_secret"], self.public_url),
            redis.part(self.data, port["redis"], secret["redis"]),
            smtp.part(self.data, port["smtp"], port["mailbox"]),
            product.api(os.environ.get("KINDRED_HOST", "127.0.0.1"), port["api"]),
            product.worker("short", port["redis"], secret["redis"]),
            product.worker("media", port["redis"], secret["redis"]),
        )
        self._states = {part.name: _State(part) for part in built}

    def _log(self, name: str) -> Path:
        return self.data / "logs" / f"{name}.log"

    def _watch(self) -> None:
        try:
            while not self._ending:
                for state in self._states.values():
                    self._step(state)
                with self._change:
                    if not self._ending:
                        self._change.wait(_TICK)
        finally:
            self._end_all()

    def _step(self, state: _State) -> None:
        if not state.wanted:
            if state.child is not None:
                self._end([state])
            return
        if state.child is None:
            if self._may_start(state):
                self._begin(state)
        elif (code := state.child.exit_code()) is not None:
            self._died(state, code)
        elif not state.ready and state.part.answers():
            self._is_ready_now(state)

    def _may_start(self, state: _State) -> bool:
        due = time.monotonic() >= state.not_before and not self._hopeless(state)
        return due and all(self._states[name].ready for name in state.part.after if self._states[name].wanted)

    def _begin(self, state: _State) -> None:
        part = state.part
        if part.before is not None:
            part.before()
        env = {key: value for key, value in os.environ.items() if not key.startswith("KINDRED_")}
        env |= {
            "PYTHONUNBUFFERED": "1",
            **(self.environment() if part.name not in STORES else {}),
            **part.env,
        }
        with self._change:
            state.child = Child(part.command, env, self._log(part.name))
            state.since = time.monotonic()

    def _died(self, state: _State, code: int) -> None:
        child = state.child
        assert child is not None
        child.sweep()
        lived = time.monotonic() - state.since
        with self._change:
            state.deaths = 1 if lived > _CALM else state.deaths + 1
            wait = _WAITS[min(state.deaths, len(_WAITS)) - 1]
            state.child, state.ready, state.last = None, False, child.tail()
            state.not_before = time.monotonic() + wait
            self._change.notify_all()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        soon = f" in {wait} s" if wait else ""
        self._say(f"{state.part.name} died ({how}, after {lived:.1f} s); it is started again{soon}")

    def _is_ready_now(self, state: _State) -> None:
        took = time.monotonic() - state.since
        answers = "answers again" if state.took else "answers"
        self._say(f"{state.part.name} {answers} after {took:.1f} s  {state.part.address}")
        with self._change:
            state.ready = True
            state.took = state.took or took
            self._change.notify_all()

    def _hopeless(self, state: _State) -> bool:
        return state.deaths >= _HOPELESS and not state.took

    def _end_all(self) -> None:
        states = list(self._states.values())
        self._end([state for state in states if state.part.name not in STORES])
        self._end([state for state in states if state.part.name in STORES])

    def _end(self, states: list[_State]) -> None:
        running = [(state, state.child) for state in states if state.child is not None]
        for _, child in running:
            child.process.send_signal(signal.SIGTERM)
        for state, child in running:
            child.finish(state.part.stop_seconds)
            with self._change:
                state.child, state.ready = None, False
                self._change.notify_all()
