"""What is wrong with a cell, in words."""

from campaigns.onboarding.model import Problem, ProblemCode

_WORDS = {
    ProblemCode.MISSING: ("请填写此项。", "Please fill this in."),
    ProblemCode.TOO_LONG: ("文字太长。", "This is too long."),
    ProblemCode.BAD_EMAIL: ("这不是有效的邮箱地址。", "This is not an e-mail address."),
    ProblemCode.FORMULA: ("看起来像公式,请改为普通文字。", "This looks like a formula; please type plain text."),
    ProblemCode.UNKNOWN_CITY: ("没有找到这个城市。", "No city of this name is known."),
    ProblemCode.ALREADY_INVITED: ("该邮箱已被邀请。", "This address has been invited already."),
    ProblemCode.ALREADY_PARTNER: ("该机构已参加此活动。", "This organisation takes part already."),
}


def words(problem: Problem) -> tuple[str, str]:
    """(Chinese, English), one sentence each."""
    if problem.code is ProblemCode.DUPLICATE:
        return f"与第 {problem.other} 行重复。", f"Row {problem.other} says the same."
    if problem.code is ProblemCode.MISSING and problem.cell == "name_zh":
        return "请填写中文或英文名称。", "Please give a name in Chinese or English."
    return _WORDS[problem.code]
