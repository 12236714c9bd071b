"""The settings that the stack gives to the product and to tests: docs/settings.md lists them."""

import os
from collections.abc import Mapping
from pathlib import Path

from stack import passwords
from stack.paths import ROOT, cache_folder


def asked() -> dict[str, str]:
    """What a person set that the stack itself does not decide. A test run inherits none of it."""
    return {key: value for key, value in os.environ.items() if key.startswith("KINDRED_")}


def of(data: Path, port: Mapping[str, int], public_url: str) -> dict[str, str]:
    secret = passwords.of(data)
    return {
        "KINDRED_HOST": os.environ.get("KINDRED_HOST", "127.0.0.1"),
        "KINDRED_PORT": str(port["api"]),
        "KINDRED_PUBLIC_URL": public_url,
        "KINDRED_ENV": os.environ.get("KINDRED_ENV", "production"),
        "KINDRED_NEO4J_URL": f"bolt://127.0.0.1:{port['neo4j']}",
        "KINDRED_NEO4J_USER": "neo4j",
        "KINDRED_NEO4J_PASSWORD": secret["neo4j"],
        "KINDRED_REDIS_URL": f"redis://:{secret['redis']}@127.0.0.1:{port['redis']}/0",
        "KINDRED_S3_URL": f"http://127.0.0.1:{port['s3']}",
        "KINDRED_S3_ACCESS_KEY": secret["s3_access"],
        "KINDRED_S3_SECRET_KEY": secret["s3_secret"],
        "KINDRED_S3_BUCKET": "kindred",
        "KINDRED_SMTP_HOST": "127.0.0.1",
        "KINDRED_SMTP_PORT": str(port["smtp"]),
        "KINDRED_MAIL_FROM": os.environ.get("KINDRED_MAIL_FROM", "Kindred 同行 <hello@kindred.example>"),
        "KINDRED_MAILBOX_URL": f"http://127.0.0.1:{port['mailbox']}",
        "KINDRED_FRONTEND": os.environ.get("KINDRED_FRONTEND", str(ROOT / "frontend/dist")),
        "KINDRED_SECRET": secret["secret"],
        "KINDRED_DEMO": os.environ.get("KINDRED_DEMO", "1"),
        "KINDRED_DATA": str(data),
        "KINDRED_CACHE": str(cache_folder()),
    }
