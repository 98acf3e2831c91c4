# Kindred in a container: the built program, its production dependencies, an unprivileged user.
FROM node:20-bookworm-slim AS build
WORKDIR /kindred
COPY . .
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production KINDRED_STORE=/corpus
WORKDIR /kindred
COPY --from=build /kindred/package.json ./
COPY --from=build /kindred/node_modules ./node_modules
COPY --from=build /kindred/dist ./dist
RUN mkdir /corpus && chown node:node /corpus
USER node
VOLUME /corpus
EXPOSE 7447
ENTRYPOINT ["node", "dist/src/cli.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "7447", "--no-open"]
