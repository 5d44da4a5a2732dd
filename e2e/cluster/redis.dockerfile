# A stateful server that nobody here wrote, as Debian packages it, for the stories on a real cluster.
ARG DEBIAN_IMAGE=docker.io/library/node:24-slim
FROM ${DEBIAN_IMAGE}
RUN apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/*
USER 10001:10001
