import { isArray, isObject, member } from '../json.ts';
import { operations } from '../operations.ts';
import { join } from '../pointer.ts';
import type { Rule } from './rule.ts';

export const operationIdTwice: Rule = {
  code: 'operation-id-twice',
  severity: 'error',
  summary: 'two operations have the same operationId',
  *diagnose(document) {
    const seen = new Map<string, string>();
    for (const { operationId, label, pointer } of operations(document)) {
      if (operationId === undefined) continue;
      const first = seen.get(operationId);
      if (first !== undefined)
        yield {
          pointer: join(pointer, 'operationId'),
          message: `operationId ${operationId} is that of ${first} too`,
          interpretation: `this one is named ${label}`,
          remedy: 'give it an id of its own',
        };
      else seen.set(operationId, label);
    }
  },
};

export const pathParameterUndeclared: Rule = {
  code: 'path-parameter-undeclared',
  severity: 'warning',
  summary: 'a path template and its declared parameters do not agree',
  *diagnose(document) {
    for (const operation of operations(document)) {
      for (const parameter of operation.parameters) {
        if (
          parameter.in === 'path' &&
          parameter.schema === undefined &&
          parameter.content === undefined &&
          parameter.pointer === operation.pointer
        ) {
          yield {
            pointer: operation.pointer,
            message: `{${parameter.name}} of ${operation.path} is not declared as a path parameter`,
            interpretation: 'any text',
            remedy: 'declare it',
          };
        }
      }
    }
  },
};

export const pathAmbiguous: Rule = {
  code: 'path-ambiguous',
  severity: 'warning',
  summary: 'two path templates differ in the names of their parameters only',
  *diagnose({ root }) {
    const seen = new Map<string, string>();
    const paths = member(root, 'paths');
    for (const path of isObject(paths) ? Object.keys(paths) : []) {
      const blank = path.replace(/\{[^}]*\}/g, '{}');
      const first = seen.get(blank);
      if (first !== undefined)
        yield {
          pointer: join('/paths', path),
          message: `${path} is the same template as ${first}`,
          interpretation: 'both are tested',
          remedy: 'merge them',
        };
      else seen.set(blank, path);
      if (!path.startsWith('/') && !path.startsWith('x-'))
        yield {
          pointer: join('/paths', path),
          message: `${path} does not begin with a slash`,
          interpretation: 'it is not tested',
          remedy: `write /${path}`,
        };
    }
  },
};

export const noSuccess: Rule = {
  code: 'no-success-response',
  severity: 'warning',
  summary: 'an operation documents no success',
  *diagnose(document) {
    for (const { responses, pointer, label } of operations(document)) {
      if (![...responses.keys()].some((status) => /^([123]|default)/.test(status)))
        yield {
          pointer: join(pointer, 'responses'),
          message: `${label} documents no success`,
          interpretation: 'any success is fine',
          remedy: 'add the response it gives when it succeeds',
        };
    }
  },
};

export const securityUndefined: Rule = {
  code: 'security-scheme-undefined',
  severity: 'error',
  summary: 'security names a scheme that is not declared',
  *diagnose(document) {
    const schemes = member(member(document.root, 'components'), 'securitySchemes');
    const places = [
      { security: member(document.root, 'security'), pointer: '/security' },
      ...operations(document).map(({ source, pointer }) => ({
        security: member(source, 'security'),
        pointer: join(pointer, 'security'),
      })),
    ];
    for (const { security, pointer } of places) {
      for (const alternative of isArray(security) ? security.filter(isObject) : []) {
        for (const name of Object.keys(alternative))
          if (member(schemes, name) === undefined)
            yield {
              pointer,
              message: `the security scheme ${name} is not declared`,
              interpretation: 'it asks for nothing',
              remedy: `declare ${name} in components.securitySchemes`,
            };
      }
    }
  },
};

export const noPaths: Rule = {
  code: 'no-paths',
  severity: 'warning',
  summary: 'the document has no operation',
  *diagnose(document) {
    const webhooks = isObject(member(document.root, 'webhooks'));
    if (operations(document).length === 0)
      yield {
        pointer: '/paths',
        message: webhooks
          ? 'the document has webhooks only, which the API itself sends'
          : 'the document has no operation',
        interpretation: 'there is nothing to test',
        remedy: 'add paths',
      };
  },
};
