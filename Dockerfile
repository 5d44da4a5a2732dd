# The explorer, and the counter app of its demo, in one image: Node, what Next's standalone output needs, and nothing that built it.
#   docker build -t statefulset-explorer .
ARG NODE_IMAGE=docker.io/library/node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# Next traces more than it runs with (sources, tests, documents): only what the server loads is taken over.
RUN npm run build \
  && mkdir /out \
  && cd .next/standalone \
  && cp -a server.js package.json .next node_modules /out/ \
  && cp /src/bin/serve.mjs /src/bin/counter.mjs /out/

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build /out ./
# A number, so that a cluster can see that it is not root; any other number does as well, since nothing in here is written.
USER 10001:0
EXPOSE 3000
CMD ["node", "serve.mjs"]
