# One image for the API, which serves the page, and for the workers and the mail sink.
FROM python:3.12-slim AS build
WORKDIR /kindred
COPY requirements.txt requirements-data.txt ./
RUN python -m venv .venv \
 && .venv/bin/pip install -q --require-hashes -r requirements.txt \
 && .venv/bin/pip install -q --require-hashes --no-deps -r requirements-data.txt
COPY . .
RUN .venv/bin/python -c "from stack import node; node.link()" \
 && PATH="/kindred/.venv/bin:$PATH" npm --prefix frontend ci --no-audit --no-fund \
 && PATH="/kindred/.venv/bin:$PATH" npm --prefix frontend run build \
 && rm -rf frontend/node_modules

FROM python:3.12-slim
RUN useradd --create-home kindred && install -d -o kindred /data/mail
WORKDIR /kindred
COPY --from=build --chown=kindred /kindred /kindred
USER kindred
ENV PATH="/kindred/.venv/bin:$PATH" PYTHONUNBUFFERED=1
ENTRYPOINT ["python"]
CMD ["-m", "uvicorn", "app:create", "--factory", "--host", "0.0.0.0", "--port", "8000"]
