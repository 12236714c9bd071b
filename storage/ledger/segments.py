"""A sealed part of the ledger: Parquet that names its number and the digest of the part before it.

Anyone who holds the files can check the chain and count again with any tool that reads Parquet.
"""

import hashlib
import io
import itertools
from dataclasses import asdict, dataclass
from typing import Any, Self

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from storage.ledger.rows import Position, Row

FIRST_PREVIOUS = "0" * 64
CONTENT_TYPE = "application/vnd.apache.parquet"

_NAME = pa.dictionary(pa.int32(), pa.string())
_SCHEMA = pa.schema(
    [
        ("ms", pa.int64()),
        ("seq", pa.int32()),
        ("kind", _NAME),
        ("actor", pa.string()),
        ("campaign", _NAME),
        ("submission", _NAME),
        ("work", _NAME),
        ("organisation", _NAME),
        ("cast_at", pa.int64()),
        ("late", pa.int8()),
        ("before", pa.string()),
        ("rule", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One link of the chain, as the manifest lists it. `first` and `last` are positions."""

    number: int
    key: str
    sha256: str
    previous: str
    first: str
    last: str
    rows: int

    def to_json(self) -> bytes:
        """One object, keys in order."""
        return orjson.dumps(asdict(self), option=orjson.OPT_SORT_KEYS)

    @classmethod
    def of_json(cls, value: bytes | dict[str, Any]) -> Self:
        """Reads what `to_json` gave."""
        return cls(**(orjson.loads(value) if isinstance(value, bytes) else value))


def pack(rows: list[Row], *, number: int, previous: str) -> tuple[Segment, bytes]:
    """The segment of these rows, and the bytes of its file."""
    columns = list(zip(*rows, strict=True))
    meta = {b"kindred.segment": str(number).encode(), b"kindred.previous": previous.encode()}
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
    out = io.BytesIO()
    table = pa.Table.from_arrays(arrays, schema=_SCHEMA.with_metadata(meta))
    pq.write_table(table, out, compression="zstd")
    data = out.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    segment = Segment(
        number,
        f"ledger/{number:08d}-{digest[:16]}.parquet",
        digest,
        previous,
        str(rows[0].position),
        str(rows[-1].position),
        len(rows),
    )
    return segment, data


def unpack(data: bytes) -> list[Row]:
    """The rows of a file."""
    columns = [column.to_pylist() for column in pq.read_table(io.BytesIO(data)).columns]
    return [Row(*values) for values in zip(*columns, strict=True)]


def problem_in(segment: Segment, data: bytes | None, before: Segment | None) -> str | None:
    """What is wrong with a link of the chain, in words; None when nothing is."""
    name = f"segment {segment.number}"
    if data is None:
        return f"{name}: its file is not there"
    if hashlib.sha256(data).hexdigest() != segment.sha256:
        return f"{name}: its bytes are not those that were sealed"
    meta = pq.read_schema(io.BytesIO(data)).metadata
    if meta[b"kindred.segment"] != str(segment.number).encode():
        return f"{name}: its file has another number"
    if meta[b"kindred.previous"] != segment.previous.encode():
        return f"{name}: its file names another segment before it"
    if segment.previous != (before.sha256 if before else FIRST_PREVIOUS):
        return f"{name}: does not follow the segment before it"
    places = [row.position for row in unpack(data)]
    if len(places) != segment.rows or any(a >= b for a, b in itertools.pairwise(places)):
        return f"{name}: its rows are not in order"
    if before and places[0] <= Position.read(before.last):
        return f"{name}: begins before the last one ends"
    return None
