"""Demo data: `python -m stack.demo` fills a running stack through the product's own actions, and may be repeated."""
