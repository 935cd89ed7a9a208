# One small image for every process: `atlas api`, `atlas crawler`, `atlas migrate`. Settings come from the environment.
FROM node:24.21-bookworm-slim AS build
WORKDIR /atlas
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run web \
 # The image brings its own Node, and PostgreSQL is another container: neither is needed twice.
 && npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
 && rm -rf test .ci

FROM node:24.21-bookworm-slim
ENV NODE_ENV=production ATLAS_DATA=/data PORT=8080
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /atlas /atlas
WORKDIR /atlas
USER node
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["node", "crawler/atlas.js"]
CMD ["api"]
