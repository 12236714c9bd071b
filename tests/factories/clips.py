"""Small real videos, made by ffmpeg."""

import subprocess
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe


def a_clip(path: Path, *, seconds: int = 1, size: str = "240x426", sound: bool = True) -> Path:
    """An H.264 video that moves, with a tone; returns its path."""
    picture = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=24:duration={seconds}"]
    tone = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", "-c:a", "aac"] if sound else []
    made = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-shortest"]
    subprocess.run([get_ffmpeg_exe(), "-v", "error", "-y", *picture, *tone, *made, str(path)], check=True, timeout=60)
    return path
