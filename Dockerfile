# docker build --tag followup-cards .
# docker run --rm followup-cards demo
# docker run --rm -it -v followup-cards:/home/person/data -v "$PWD:/photos" followup-cards capture /photos

FROM debian:trixie-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY requirements requirements
RUN python3 -m venv /app/build \
    && /app/build/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/build.txt
RUN python3 -m venv /app/followup-cards \
    && /app/followup-cards/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY followup_cards followup_cards
COPY sample_cards sample_cards
RUN /app/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir wheels . \
    && /app/followup-cards/bin/pip install --no-cache-dir --no-deps wheels/*.whl

FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*
# The data belongs to a person without rights over the container; nobody else may look into the folder.
RUN useradd --create-home --uid 1000 person \
    && install --directory --owner person --group person --mode 0700 /home/person/data /photos
COPY --from=build /app/followup-cards /app/followup-cards
ENV PATH=/app/followup-cards/bin:/usr/local/bin:/usr/bin:/bin \
    LANG=C.UTF-8 \
    FOLLOWUP_CARDS_HOME=/home/person/data
VOLUME /home/person/data
USER person
WORKDIR /photos
ENTRYPOINT ["followup-cards"]
CMD ["--help"]
