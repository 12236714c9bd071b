"""`saveCaptions` and `removeCaptions`."""

from enum import Enum
from typing import Annotated

import strawberry

from core.errors import Invalid
from graph.captions import actions, webvtt
from graph.captions.model import CaptionLanguage, Cue
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.text import Language
from schema.works.types import Work, works_by_global_id


@strawberry.input(description="A line of captions.")
class CaptionLineInput:
    """A cue as typed."""

    start_ms: int = strawberry.field(description="Shown from here on, in milliseconds.")
    end_ms: int = strawberry.field(description="Shown until here, in milliseconds; after the start.")
    text: str = strawberry.field(description="At most 300 characters in 4 rows; plain text.")


@strawberry.input(description="Captions of one language: either their lines or a file.")
class SaveCaptionsInput:
    """Input of `saveCaptions`."""

    work_id: strawberry.ID = strawberry.field(description="The viewer's own ready work.")
    language: Language = strawberry.field(description="The language of the lines.")
    lines: list[CaptionLineInput] | None = strawberry.field(
        default=None, description="The lines, at most 1,000 with 40,000 characters in all, none of which overlap."
    )
    webvtt: str | None = strawberry.field(
        default=None,
        description="Instead of lines: the text of a WebVTT file. Places, styles and tags in it are dropped.",
    )


@strawberry.enum(description="Why captions were not saved.")
class SaveCaptionsErrorCode(Enum):
    """Codes of `saveCaptions`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_READY = strawberry.enum_value("NOT_READY", description="The work is not READY.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="More than 1,000 lines.")
    TOO_LARGE = strawberry.enum_value("TOO_LARGE", description="A file of more than 80,000 characters.")
    BAD_CAPTIONS = strawberry.enum_value("BAD_CAPTIONS", description="No WebVTT; the message names the row.")
    BAD_TIME = strawberry.enum_value("BAD_TIME", description="A line ends before it begins, or after the film.")
    OVERLAP = strawberry.enum_value("OVERLAP", description="A line begins before the one before it ends.")


@strawberry.type(description="Why captions were not saved.")
class SaveCaptionsError(UserError):
    """An error of `saveCaptions`."""

    code: SaveCaptionsErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The work with its captions.")
class SaveCaptionsPayload:
    """Result of `saveCaptions`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[SaveCaptionsError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Captions to take away.")
class RemoveCaptionsInput:
    """Input of `removeCaptions`."""

    work_id: strawberry.ID = strawberry.field(description="The viewer's own work.")
    language: Language = strawberry.field(description="Of which language.")


@strawberry.enum(description="Why captions were not removed.")
class RemoveCaptionsErrorCode(Enum):
    """Codes of `removeCaptions`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why captions were not removed.")
class RemoveCaptionsError(UserError):
    """An error of `removeCaptions`."""

    code: RemoveCaptionsErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The work without these captions.")
class RemoveCaptionsPayload:
    """Result of `removeCaptions`."""

    work: Work | None = strawberry.field(default=None, description="The work; null when there are errors.")
    errors: list[RemoveCaptionsError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class CaptionsMutation:
    """Writing captions."""

    @strawberry.field(
        description="Puts captions beside the viewer's own work, in the place of those it had in this language."
    )
    @refusals(SaveCaptionsPayload, SaveCaptionsError)
    async def save_captions(
        self, info: Info, input: Annotated[SaveCaptionsInput, strawberry.argument(description="The captions.")]
    ) -> SaveCaptionsPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        await actions.save_captions(
            context.db,
            viewer=context.viewer,
            work_id=work_id,
            language=CaptionLanguage[input.language.name],
            cues=_cues(input),
            now=context.now,
        )
        return SaveCaptionsPayload(work=(await works_by_global_id(context, [work_id]))[0])

    @strawberry.field(description="Takes captions away. Doing it twice is no error.")
    @refusals(RemoveCaptionsPayload, RemoveCaptionsError)
    async def remove_captions(
        self, info: Info, input: Annotated[RemoveCaptionsInput, strawberry.argument(description="Which.")]
    ) -> RemoveCaptionsPayload:
        context = info.context
        work_id = local_id(input.work_id, "Work", "workId")
        await actions.remove_captions(
            context.db, viewer=context.viewer, work_id=work_id, language=CaptionLanguage[input.language.name]
        )
        return RemoveCaptionsPayload(work=(await works_by_global_id(context, [work_id]))[0])


def _cues(given: SaveCaptionsInput) -> list[Cue]:
    if given.webvtt is not None:
        return webvtt.read(given.webvtt)
    if given.lines is None:
        raise Invalid("EMPTY", "Please give lines or a file.", "请提供字幕或文件。", "lines")
    return [Cue(line.start_ms, line.end_ms, line.text) for line in given.lines]
