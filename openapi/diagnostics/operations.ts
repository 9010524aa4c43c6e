import { dereference } from '../dereference.ts';
import { isArray, isObject, member } from '../json.ts';
import { operations } from '../operations.ts';
import { type JsonPointer, join, parentOf } from '../pointer.ts';
import type { Rule } from './rule.ts';

/** Header parameters whose names OpenAPI reserves: they are ignored. */
export const headerIgnored: Rule = {
  code: 'header-ignored',
  severity: 'info',
  summary: 'a header parameter named Accept, Content-Type or Authorization, which OpenAPI ignores',
  *diagnose(document) {
    const { root } = document;
    for (const { source, pointer, security } of operations(document)) {
      const item = parentOf(pointer)?.parent ?? '';
      for (const [holder, at] of [
        [source, pointer],
        [dereference(root, { $ref: `#${item}` }, item).value, item],
      ] as const) {
        const list = member(holder, 'parameters');
        for (const [i, value] of (isArray(list) ? list : []).entries()) {
          const place = dereference(root, value, join(at, 'parameters', i));
          const name = member(place.value, 'name');
          if (member(place.value, 'in') !== 'header' || typeof name !== 'string') continue;
          if (!/^(accept|content-type|authorization)$/i.test(name)) continue;
          if (/^authorization$/i.test(name) && security.length > 0) continue;
          yield {
            pointer: place.pointer,
            message: `a header parameter named ${name} is ignored (OpenAPI, Parameter Object)`,
            interpretation: 'the media types of bodies and answers, and security, say what it would',
            remedy: /^authorization$/i.test(name) ? 'declare a security scheme' : 'remove it',
          };
        }
      }
    }
  },
};

/** A path parameter that its path does not name, or a brace that is not closed. */
export const pathParameterIdle: Rule = {
  code: 'path-parameter-idle',
  severity: 'warning',
  summary: 'a declared path parameter is not in the path, or the path has a brace too many',
  *diagnose(document) {
    const seen = new Set<string>();
    for (const { source, path, pointer } of operations(document)) {
      const at = join('/paths', path);
      if (/[{}]/.test(path.replace(/\{[^{}/]+\}/g, '')) && !seen.has(path)) {
        seen.add(path);
        yield {
          pointer: at,
          message: `${path} has a brace that is none of a parameter`,
          interpretation: 'the characters themselves',
          remedy: 'close it, and give the parameter a name: {id}',
        };
      }
      const list = member(source, 'parameters');
      for (const [i, value] of (isArray(list) ? list : []).entries()) {
        const place = dereference(document.root, value, join(pointer, 'parameters', i));
        const name = member(place.value, 'name');
        if (member(place.value, 'in') === 'path' && typeof name === 'string' && !path.includes(`{${name}}`))
          yield {
            pointer: join(pointer, 'parameters', i),
            message: `${path} has no {${name}}`,
            interpretation: 'the parameter is left out',
            remedy: `write {${name}} into the path, or remove the parameter`,
          };
      }
    }
  },
};

/** Keys of `content` that are no media range (RFC 9110, 12.5.1). */
export const mediaTypeInvalid: Rule = {
  code: 'media-type-invalid',
  severity: 'error',
  summary: 'a key of content is no media type',
  *diagnose(document) {
    for (const operation of operations(document)) {
      const contents = [
        ...(operation.requestBody?.content ?? []),
        ...[...operation.responses.values()].flatMap(({ content }) => content ?? []),
      ];
      for (const { range, pointer } of contents)
        if (
          !/^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+(\s*;\s*[!#$%&'*+.^_`|~\w-]+=("[^"]*"|[^\s;"]+))*\s*;?$/.test(
            range,
          )
        )
          yield {
            pointer,
            message: `${JSON.stringify(range)} is no media type`,
            interpretation: 'no answer has it',
            remedy: 'write type/subtype, such as application/json',
          };
    }
  },
};

/** Links that lead to no operation of the document. */
export const linkUnreachable: Rule = {
  code: 'link-unreachable',
  severity: 'warning',
  summary: 'a link leads to no operation of the document',
  *diagnose(document) {
    for (const { responses } of operations(document))
      for (const { links } of responses.values())
        for (const { name, operation, pointer } of links)
          if (operation === undefined)
            yield {
              pointer,
              message: `the link ${name} leads to no operation of the document`,
              interpretation: 'it is not followed',
              remedy: 'name an operationId or operationRef that exists',
            };
  },
};

/** Parameters that the same list declares twice, or in no place, or with both schema and content. */
export const parameterTwice: Rule = {
  code: 'parameter-twice',
  severity: 'error',
  summary: 'a list declares a parameter twice, or one in no place, or one with both schema and content',
  *diagnose(document) {
    for (const { source, pointer } of operations(document)) {
      const list = member(source, 'parameters');
      const seen = new Map<string, JsonPointer>();
      for (const [i, value] of (isArray(list) ? list : []).entries()) {
        const place = dereference(document.root, value, join(pointer, 'parameters', i));
        if (!isObject(place.value)) continue;
        const { name, in: location } = place.value;
        if (typeof name !== 'string' || typeof location !== 'string') continue;
        const at = join(pointer, 'parameters', i);
        if (!/^(path|query|querystring|header|cookie)$/.test(location))
          yield {
            pointer: at,
            message: `${name} is in ${location}, which is no place of a parameter`,
            interpretation: 'it is left out',
            remedy: 'write path, query, header or cookie',
          };
        else if (place.value.schema !== undefined && place.value.content !== undefined)
          yield {
            pointer: at,
            message: `${name} has both schema and content`,
            interpretation: 'content',
            remedy: 'keep one of them',
          };
        if (seen.has(`${location} ${name}`))
          yield {
            pointer: at,
            message: `${name} in ${location} is declared twice`,
            interpretation: 'the last one counts',
            remedy: 'remove one of them',
          };
        seen.set(`${location} ${name}`, at);
      }
    }
  },
};
