# The explorer, and the counter app of its demo, in one image: Node, what Next's standalone output needs, and nothing that built it.
#   docker build -t statefulset-explorer .
ARG NODE_IMAGE=docker.io/library/node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# Two builds, since a base path is only known when a container starts. Next traces more than it runs with (sources, tests, documents):
# only what the server loads is taken over.
RUN npm run build \
  && npm run build -- --base-path \
  && mkdir -p /out/bin /out/lib \
  && cp bin/serve.mjs bin/lay-out-build.mjs bin/answer-outside.mjs /out/bin/ \
  && cp lib/base-path.mjs /out/lib/ \
  && cp bin/counter.mjs /out/ \
  && cd .next/standalone \
  && cp -a server.js base-path package.json .next node_modules /out/

FROM ${NODE_IMAGE}
# Memory: one arena, and freed blocks from 32 KB go back to the system instead of being kept (docs/decisions/018).
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 \
    MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=32768 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=build /out ./
# A number, so that a cluster can see that it is not root; any other number does as well, since nothing in here is written.
USER 10001:0
EXPOSE 3000
CMD ["node", "--max-semi-space-size=1", "--no-sparkplug", "--heap-growing-percent=20", "--expose-gc", "bin/serve.mjs"]
