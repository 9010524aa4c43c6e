import { join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import { type Draft, type DraftValue, isDraft, mended, type Repair } from './repair.ts';

/** `schema` directly in a response or requestBody of OpenAPI 3: `content` is meant. */
export const schemaWithoutContent: Repair = {
  code: 'schema-without-content',
  summary: 'a response or requestBody of OpenAPI 3 has a schema and no content',
  *mend(root, family) {
    if (family === '2.0') return;
    for (const { operation, pointer } of operationsOf(root)) {
      const responses = isDraft(operation.responses) ? operation.responses : {};
      const places: (readonly [DraftValue | undefined, string, DraftValue | undefined])[] = [
        [operation.requestBody, join(pointer, 'requestBody'), operation.consumes ?? root.consumes],
        ...Object.entries(responses).map(
          ([status, response]) =>
            [response, join(pointer, 'responses', status), operation.produces ?? root.produces] as const,
        ),
      ];
      for (const [holder, at, ranges] of places) {
        if (!isDraft(holder) || holder.content !== undefined || !isDraft(holder.schema)) continue;
        const { schema } = holder;
        delete holder.schema;
        const content: Draft = {};
        for (const range of Array.isArray(ranges) ? ranges : ['application/json'])
          if (typeof range === 'string') content[range] = { schema };
        holder.content = content;
        yield mended(
          'schema-without-content',
          join(at, 'schema'),
          'OpenAPI 3 describes bodies in content, by media type',
          `content: ${Object.keys(content).join(', ')}`,
          'put the schema into content',
        );
      }
    }
  },
};

/** `host`, `basePath` and `schemes` in OpenAPI 3 without servers. */
export const swaggerServers: Repair = {
  code: 'swagger-servers',
  summary: 'host and basePath in OpenAPI 3, where servers are meant',
  *mend(root, family) {
    if (family === '2.0' || root.servers !== undefined) return;
    const { host, basePath, schemes } = root;
    if (typeof host !== 'string' && typeof basePath !== 'string') return;
    const base = typeof basePath === 'string' ? `/${basePath.replace(/^\/|\/$/g, '')}` : '';
    const scheme = Array.isArray(schemes) && typeof schemes[0] === 'string' ? schemes[0] : 'https';
    const url = typeof host === 'string' ? `${scheme}://${host}${base}` : base;
    root.servers = [{ url }];
    for (const name of ['host', 'basePath', 'schemes']) delete root[name];
    yield mended(
      'swagger-servers',
      typeof host === 'string' ? '/host' : '/basePath',
      'OpenAPI 3 has no host and no basePath',
      `servers: [{url: ${url}}]`,
      'write servers',
    );
  },
};
