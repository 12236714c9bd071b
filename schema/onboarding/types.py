"""Imports as GraphQL objects; for editors of the host only."""

from enum import Enum

import strawberry

from campaigns.onboarding import model
from campaigns.onboarding.words import words
from graph.people.model import City as CityRecord
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.onboarding.loaders import OnboardingLoaders
from schema.people.types import City
from schema.scalars import DateTime, moment
from schema.text import BilingualText


@strawberry.enum(description="Where an import stands.")
class PartnerImportState(Enum):
    """States of an import."""

    DRAFT = strawberry.enum_value("DRAFT", description="Kept, may be changed; nothing has been sent.")
    SENDING = strawberry.enum_value("SENDING", description="Its invitations are being sent.")
    SENT = strawberry.enum_value("SENT", description="Every row that was included is done.")
    DISCARDED = strawberry.enum_value("DISCARDED", description="Given up before anything was sent.")


@strawberry.enum(description="A column of an import.")
class PartnerImportCell(Enum):
    """Columns."""

    NAME_ZH = strawberry.enum_value("name_zh", description="The name in Chinese.")
    NAME_EN = strawberry.enum_value("name_en", description="The name in English.")
    CONTACT = strawberry.enum_value("contact", description="The person to speak to.")
    EMAIL = strawberry.enum_value("email", description="Their address.")
    CITY = strawberry.enum_value("city", description="Where the organisation works.")
    REGISTRATION = strawberry.enum_value("registration", description="Its number at the register.")
    KIND = strawberry.enum_value("kind", description="What kind of organisation it is.")


@strawberry.enum(description="What is wrong with a cell.")
class PartnerImportProblemCode(Enum):
    """Problems."""

    MISSING = strawberry.enum_value("MISSING", description="It is needed; of the two names, one is.")
    TOO_LONG = strawberry.enum_value("TOO_LONG", description="The text is longer than allowed.")
    BAD_EMAIL = strawberry.enum_value("BAD_EMAIL", description="Not an e-mail address.")
    FORMULA = strawberry.enum_value("FORMULA", description="A spreadsheet program would take it for a formula.")
    UNKNOWN_CITY = strawberry.enum_value("UNKNOWN_CITY", description="No city of this name is known.")
    DUPLICATE = strawberry.enum_value("DUPLICATE", description="An earlier row says the same.")
    ALREADY_INVITED = strawberry.enum_value("ALREADY_INVITED", description="This address has been invited.")
    ALREADY_PARTNER = strawberry.enum_value("ALREADY_PARTNER", description="An organisation like this takes part.")


@strawberry.enum(description="What became of a row when it was sent.")
class PartnerImportResult(Enum):
    """Results."""

    SENT = strawberry.enum_value("SENT", description="Its invitation was mailed, once.")
    ALREADY_INVITED = strawberry.enum_value("ALREADY_INVITED", description="Invited by others meanwhile: no mail.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign was over by then: no mail.")


@strawberry.type(description="What is wrong with one cell of a row.")
class PartnerImportProblem:
    """A problem."""

    cell: PartnerImportCell = strawberry.field(description="In which column.")
    code: PartnerImportProblemCode = strawberry.field(description="Stable, for programs.")
    message: BilingualText = strawberry.field(description="One sentence for a person.")
    suggestions: list[City] = strawberry.field(
        description="Cities that the text resembles, at most 3, likeliest first."
    )
    other_number: int | None = strawberry.field(description="The row that it repeats; null unless DUPLICATE.")

    @classmethod
    def of(cls, record: model.Problem) -> "PartnerImportProblem":
        """The problem of a record."""
        zh, en = words(record)
        return cls(
            cell=PartnerImportCell(record.cell),
            code=PartnerImportProblemCode[record.code.name],
            message=BilingualText(zh=zh, en=en),
            suggestions=[_city(city) for city in record.suggestions],
            other_number=record.other,
        )


@strawberry.type(description="One organisation of an import, as the sheet has it.")
class PartnerImportRow:
    """A row."""

    id: strawberry.ID = strawberry.field(description="Global identifier.")
    number: int = strawberry.field(description="Its number in the sheet.")
    name_zh: str = strawberry.field(description="The name in Chinese; of the two names one is needed.")
    name_en: str = strawberry.field(description="The name in English.")
    contact: str = strawberry.field(description="The person to speak to.")
    email: str = strawberry.field(description="Where the invitation goes.")
    city: str = strawberry.field(description="Where it works, as typed.")
    registration: str = strawberry.field(description="Its number at the register.")
    kind: str = strawberry.field(description="What kind of organisation it is, in words.")
    known_city: City | None = strawberry.field(description="The city that is meant; null where none is known.")
    included: bool = strawberry.field(description="Whether it is to be sent.")
    problems: list[PartnerImportProblem] = strawberry.field(
        description="What is wrong, at most one a cell; empty for rows that are left out or done."
    )
    result: PartnerImportResult | None = strawberry.field(description="What became of it; null before it is sent.")

    @classmethod
    def of(cls, record: model.Judged) -> "PartnerImportRow":
        """The row of a record."""
        row = record.row
        return cls(
            id=global_id("PartnerImportRow", row.id),
            number=row.number,
            name_zh=row.cells.name_zh,
            name_en=row.cells.name_en,
            contact=row.cells.contact,
            email=row.cells.email,
            city=row.cells.city,
            registration=row.cells.registration,
            kind=row.cells.kind,
            known_city=None if record.city is None else _city(record.city),
            included=row.included,
            problems=[PartnerImportProblem.of(each) for each in record.problems],
            result=None if row.result is None else PartnerImportResult[row.result.name],
        )


@strawberry.type(description="A spreadsheet of organisations to invite to a campaign; for editors of the host only.")
class PartnerImport(Node):
    """An import."""

    local_id: strawberry.Private[str]
    file_name: str = strawberry.field(description="What the file was called.")
    state: PartnerImportState = strawberry.field(description="Where it stands.")
    created_at: DateTime = strawberry.field(description="When the file was brought.")
    row_count: int = strawberry.field(description="Rows in the file that have anything in them, at most 500.")
    included_count: int = strawberry.field(description="Rows that are to be sent.")
    sent_count: int = strawberry.field(description="Rows that are done.")
    progress: int = strawberry.field(description="Of the rows to be sent, how many per cent are done.")

    @classmethod
    def of(cls, record: model.Import) -> "PartnerImport":
        """The import of a record."""
        return cls(
            id=global_id("PartnerImport", record.id),
            local_id=record.id,
            file_name=record.file_name,
            state=PartnerImportState[record.state.name],
            created_at=moment(record.created_at),
            row_count=record.row_count,
            included_count=record.included_count,
            sent_count=record.sent_count,
            progress=record.progress,
        )

    @strawberry.field(description="Every row, at most 500, in the order of the sheet.")
    async def rows(self, info: Info) -> list[PartnerImportRow]:
        judged = await info.context.use(OnboardingLoaders).rows_by_import.load(self.local_id)
        return [PartnerImportRow.of(each) for each in judged]

    @strawberry.field(description="How many rows have a problem; sending waits until none has.")
    async def problem_count(self, info: Info) -> int:
        judged = await info.context.use(OnboardingLoaders).rows_by_import.load(self.local_id)
        return sum(1 for each in judged if each.problems)


def _city(record: model.City) -> City:
    return City.of(CityRecord(record.id, record.name_zh, record.name_en))


@fetched_by("PartnerImport")
async def imports_by_global_id(context: Context, ids: list[str]) -> list[PartnerImport | None]:
    """Imports, for `node`, for editors of the host only."""
    found = await context.use(OnboardingLoaders).import_by_id.load_many(ids)
    return [None if each is None else PartnerImport.of(each) for each in found]
