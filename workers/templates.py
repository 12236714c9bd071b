"""What our mails say, by kind and language: a subject and a text with places for parameters."""

from string import Template

_BYE = {"ZH": "\n\n—— Kindred 同行", "EN": "\n\n— Kindred 同行"}

TEMPLATES: dict[str, dict[str, tuple[str, str]]] = {
    "confirm_email": {
        "ZH": (
            "请确认您的邮箱",
            "$name,您好!\n\n点开下面的链接即可确认邮箱(三天内有效):\n$link\n\n如果不是您注册的,请忽略此邮件。",
        ),
        "EN": (
            "Please confirm your address",
            "Hello $name,\n\nopen this link to confirm your address (it works for three days):\n$link\n\n"
            "If you did not sign up, please ignore this mail.",
        ),
    },
    "guardian": {
        "ZH": (
            "$name 需要您的同意",
            "您好!\n\n$name 在 Kindred 同行注册,并填写您为监护人。\n\n"
            "在您同意、并经机构审核之前,$name 的作品只有本人可见。请点开链接选择同意或不同意:\n$link\n\n"
            "您之后可以用同一链接更改决定。",
        ),
        "EN": (
            "$name needs your consent",
            "Hello,\n\n$name signed up at Kindred and named you as parent or guardian.\n\n"
            "Until you agree and an organisation has reviewed it, what $name makes stays private. "
            "Please say yes or no here:\n$link\n\nThe same link lets you change your answer later.",
        ),
    },
    "member_invitation": {
        "ZH": (
            "邀请您加入 $organisation",
            "您好!\n\n$organisation 邀请您以 $role 的身份加入。链接 14 天内有效,只能使用一次:\n$link",
        ),
        "EN": (
            "You are invited to join $organisation",
            "Hello,\n\n$organisation invites you to join as $role. The link works once, for 14 days:\n$link",
        ),
    },
    "partner_invitation": {
        "ZH": (
            "邀请 $organisation 参加“$campaign”",
            "您好!\n\n$foundation 邀请 $organisation 参加“$campaign”。链接 14 天内有效,只能使用一次:\n$link",
        ),
        "EN": (
            "$organisation is invited to “$campaign”",
            "Hello,\n\n$foundation invites $organisation to take part in “$campaign”. "
            "The link works once, for 14 days:\n$link",
        ),
    },
    "partner_verified": {
        "ZH": (
            "$organisation 已通过“$campaign”的认证",
            "您好!\n\n$organisation 现在出现在活动页面上:\n$link",
        ),
        "EN": (
            "$organisation is verified for “$campaign”",
            "Hello,\n\n$organisation now appears on the page:\n$link",
        ),
    },
    "partner_declined": {
        "ZH": (
            "关于 $organisation 参加“$campaign”",
            "您好!\n\n基金会未通过此次申请,原因:\n\n$reason\n\n$link",
        ),
        "EN": (
            "About $organisation in “$campaign”",
            "Hello,\n\nthe foundation did not verify the organisation. The reason given:\n\n$reason\n\n$link",
        ),
    },
    "partner_invitation_reminder": {
        "ZH": (
            "提醒:$organisation 参加“$campaign”的邀请",
            "您好!\n\n$foundation 邀请 $organisation 参加“$campaign”,尚未收到答复。"
            "请使用这个新链接(14 天内有效,之前的链接已失效):\n$link",
        ),
        "EN": (
            "A reminder: $organisation is invited to “$campaign”",
            "Hello,\n\n$foundation invited $organisation to take part in “$campaign” and has no answer yet. "
            "Please use this new link; it works for 14 days, and the earlier one no longer does:\n$link",
        ),
    },
    "partner_reminder": {
        "ZH": (
            "提醒:$organisation 参加“$campaign”的材料",
            "您好!\n\n$foundation 还在等待 $organisation 完成“$campaign”的认证清单:\n$link",
        ),
        "EN": (
            "A reminder: what $organisation still needs for “$campaign”",
            "Hello,\n\n$foundation waits for what $organisation still needs before it is verified "
            "for “$campaign”:\n$link",
        ),
    },
    "partner_application_accepted": {
        "ZH": (
            "$organisation 可以参加“$campaign”",
            "您好!\n\n基金会接受了 $organisation 的申请,接下来进行认证:\n$link",
        ),
        "EN": (
            "$organisation may take part in “$campaign”",
            "Hello,\n\nthe foundation said yes to $organisation. Verification comes next:\n$link",
        ),
    },
    "partner_expiring": {
        "ZH": (
            "$organisation 在“$campaign”的认证将于 $until 到期",
            "您好!\n\n请联系基金会续期;到期后,作品旁会注明认证已过期:\n$link",
        ),
        "EN": (
            "The verification of $organisation for “$campaign” ends on $until",
            "Hello,\n\nplease ask the foundation to renew it; once it has ended, entries are marked so:\n$link",
        ),
    },
    "partner_expired": {
        "ZH": (
            "$organisation 在“$campaign”的认证已到期",
            "您好!\n\n认证已于 $until 到期,作品保留,并注明认证已过期。请联系基金会续期:\n$link",
        ),
        "EN": (
            "The verification of $organisation for “$campaign” has ended",
            "Hello,\n\nit ended on $until. Entries stay and are marked so. The foundation can renew it:\n$link",
        ),
    },
    "submission_accepted": {
        "ZH": ("“$work”已入选“$campaign”", "$name,您好!\n\n您的作品“$work”已被接受:\n$link"),
        "EN": ("“$work” is in “$campaign”", "Hello $name,\n\nyour work “$work” has been accepted:\n$link"),
    },
    "submission_declined": {
        "ZH": (
            "关于您的作品“$work”",
            "$name,您好!\n\n“$work”此次未被“$campaign”接受,原因:\n\n$reason\n\n$link",
        ),
        "EN": (
            "About your work “$work”",
            "Hello $name,\n\n“$work” was not accepted for “$campaign”. The reason given:\n\n$reason\n\n$link",
        ),
    },
}


def render(kind: str, language: str, params: dict[str, str]) -> tuple[str, str]:
    """Subject and text of a mail; a missing parameter is a fault of ours and rises."""
    subject, text = TEMPLATES[kind]["ZH" if language == "ZH" else "EN"]
    return Template(subject).substitute(params), Template(text).substitute(params) + _BYE[language]
