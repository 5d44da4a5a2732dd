# Servers that nobody here wrote, as Debian packages them, for the stories on a real cluster: a stateful one, and a proxy to stand in front.
ARG DEBIAN_IMAGE=docker.io/library/node:24-slim
FROM ${DEBIAN_IMAGE}
RUN apt-get update && apt-get install -y --no-install-recommends redis-server nginx-light && rm -rf /var/lib/apt/lists/*
USER 10001:10001
