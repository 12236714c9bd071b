"""Where each object lies. Keys are made of our own ids only, never of what a person typed."""

UPLOADS = "uploads/"
PICTURES = "pictures/"
WORKS = "works/"


def upload(upload_id: str) -> str:
    """The bytes as they were sent: private, never handed out."""
    return f"{UPLOADS}{upload_id}/original"


def upload_folder(upload_id: str) -> str:
    """Everything of one upload."""
    return f"{UPLOADS}{upload_id}/"


def picture(upload_id: str) -> str:
    """A picture made fit for pages: turned upright, without metadata, at most 1600 pixels."""
    return f"{PICTURES}{upload_id}/1600.webp"


def picture_folder(upload_id: str) -> str:
    """Everything made from one uploaded picture."""
    return f"{PICTURES}{upload_id}/"


def poster(work_id: str) -> str:
    """The still that stands for a video."""
    return f"{WORKS}{work_id}/poster.jpg"


def chosen_poster(work_id: str, number: int) -> str:
    """The still that its author chose to stand for a video."""
    return f"{WORKS}{work_id}/poster-{number}.jpg"


def video(work_id: str) -> str:
    """The rendition that browsers play."""
    return f"{WORKS}{work_id}/video.mp4"


def ladders(work_id: str) -> str:
    """Where every run that made a ladder of a work has its folder."""
    return f"{WORKS}{work_id}/ladder/"


def ladder_folder(work_id: str, run_id: str) -> str:
    """What one run made."""
    return f"{ladders(work_id)}{run_id}/"


def work_folder(work_id: str) -> str:
    """Everything made for one work."""
    return f"{WORKS}{work_id}/"
