"""Captions of some films, in both languages."""

from graph.captions.actions import save_captions
from graph.captions.model import CaptionLanguage, Cue
from stack.demo.showing import programme
from stack.demo.world import World

_LINES = {
    CaptionLanguage.ZH: ("(轻快的音乐)", "三分钟就能做好,大家一起来。"),
    CaptionLanguage.EN: ("(cheerful music)", "Done in three minutes: join in."),
}
_CAPTIONED = 6


async def caption(world: World) -> int:
    """Captions the first films that are shown; doing it again changes nothing. How many."""
    shown = [one for one in programme(world) if one.film.slug in world.counted][:_CAPTIONED]
    for one in shown:
        for language, (sound, words) in _LINES.items():
            await save_captions(
                world.db,
                viewer=world.viewer(one.author),
                work_id=world.works[one.film.slug],
                language=language,
                cues=[Cue(0, 1500, sound), Cue(1500, 3000, words)],
                now=world.now,
            )
    return len(shown)
