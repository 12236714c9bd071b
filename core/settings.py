"""Settings: every one is an environment variable, read once at start. docs/settings.md lists them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """What one process needs to know about its surroundings. Addresses are whole URLs."""

    host: str
    port: int
    public_url: str
    environment: Literal["production", "development"]
    neo4j_url: str
    neo4j_user: str
    neo4j_password: str
    redis_url: str
    s3_url: str
    s3_access_key: str
    s3_secret_key: str
    s3_bucket: str
    smtp_host: str
    smtp_port: int
    mail_from: str
    mailbox_url: str
    frontend: Path
    ffmpeg: str
    secret: str
    operators: frozenset[str]
    demo: bool
    answers: bool
    smallest_group: int

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Reads KINDRED_* from the environment; anything absent gets the value that `make up` uses."""
        values = os.environ if env is None else env

        def get(name: str, default: str = "") -> str:
            return values.get(f"KINDRED_{name}", default)

        port = int(get("PORT", "8000"))
        host = get("HOST", "127.0.0.1")
        return cls(
            host=host,
            port=port,
            public_url=get("PUBLIC_URL", f"http://{host}:{port}").rstrip("/"),
            environment="development" if get("ENV") == "development" else "production",
            neo4j_url=get("NEO4J_URL", "bolt://127.0.0.1:7687"),
            neo4j_user=get("NEO4J_USER", "neo4j"),
            neo4j_password=get("NEO4J_PASSWORD"),
            redis_url=get("REDIS_URL", "redis://127.0.0.1:6379/0"),
            s3_url=get("S3_URL", "http://127.0.0.1:9000").rstrip("/"),
            s3_access_key=get("S3_ACCESS_KEY"),
            s3_secret_key=get("S3_SECRET_KEY"),
            s3_bucket=get("S3_BUCKET", "kindred"),
            smtp_host=get("SMTP_HOST", "127.0.0.1"),
            smtp_port=int(get("SMTP_PORT", "1025")),
            mail_from=get("MAIL_FROM", "Kindred 同行 <hello@kindred.example>"),
            mailbox_url=get("MAILBOX_URL"),
            frontend=Path(get("FRONTEND", "frontend/dist")),
            ffmpeg=get("FFMPEG"),
            secret=get("SECRET", "only-for-one-machine"),
            operators=frozenset(a.strip().casefold() for a in get("OPERATORS").split(",") if a.strip()),
            demo=get("DEMO", "0") == "1",
            answers=get("ANSWERS", "1") == "1",
            smallest_group=int(get("SMALLEST_GROUP", "5")),
        )
