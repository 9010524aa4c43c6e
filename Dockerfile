# Plumbline in a container: docker build -t plumbline . && docker run --rm -v "$PWD:/work" plumbline test openapi.yaml --url …
FROM node:22-alpine AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-alpine
ENV NODE_ENV=production NO_UPDATE_NOTIFIER=1
WORKDIR /opt/plumbline
COPY --from=build /build/package.json /build/README.md /build/LICENSE ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/schemas ./schemas
COPY --from=build /build/examples ./examples
RUN ln -s /opt/plumbline/dist/cli/main.js /usr/local/bin/plumbline && chmod +x dist/cli/main.js && mkdir /work && chown node:node /work
# Documents are mounted here, and reports are written here.
WORKDIR /work
USER node
ENTRYPOINT ["plumbline"]
CMD ["--help"]
