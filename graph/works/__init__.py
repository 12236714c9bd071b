"""What people made: a work goes from an upload to a video that others may see."""
