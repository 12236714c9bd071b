"""The ladder of an account, step by step, as its owner sets it."""

from dataclasses import dataclass

from graph.access.capabilities import MINORS_LEAST, STRICTNESS, Capability, Rule, Who, effective
from graph.access.decide import Facts


@dataclass(frozen=True, slots=True)
class Step:
    """The rule that holds for a capability, and the ones that may be chosen."""

    capability: Capability
    rule: Rule
    choices: tuple[Who, ...]


def ladder(facts: Facts, *, is_organisation: bool) -> list[Step]:
    """All steps. A minor may not loosen them, and an organisation, which follows nobody, has no mutuals."""
    return [
        Step(
            each,
            effective(each, facts.chosen.get(each), minor=facts.is_minor),
            tuple(
                who
                for who in Who
                if not (is_organisation and who is Who.MUTUALS)
                and not (facts.is_minor and STRICTNESS[who] < STRICTNESS[MINORS_LEAST[each].who])
            ),
        )
        for each in Capability
    ]
