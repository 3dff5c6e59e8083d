# syntax=docker/dockerfile:1

# Builds with the development dependencies, then installs the production ones alone beside dist/.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY scripts/node-runtime scripts/node-runtime
RUN npm ci
COPY . .
RUN scripts/release.sh /release

FROM node:24-slim
WORKDIR /app
COPY --from=build --chown=root:root /release .
# The embedded database lives here unless DATABASE_URL is set; the service runs without any other writable place.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
# Probot's default is localhost, which nobody outside the container can reach.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/bin.js", "serve"]
