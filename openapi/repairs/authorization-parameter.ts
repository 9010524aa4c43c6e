import type { Family } from '../family.ts';
import { join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import { type Draft, type DraftValue, isDraft, type Repair } from './repair.ts';

const SCHEME = 'Authorization';

/** A header parameter named Authorization, which OpenAPI says is ignored, where there is no security: a bearer scheme is meant. */
export const authorizationParameter: Repair = {
  code: 'authorization-parameter',
  summary: 'Authorization is declared as a header parameter, and no security',
  *mend(root, family) {
    for (const { operation, item, pointer } of operationsOf(root)) {
      for (const [holder, at] of [
        [operation, pointer],
        [item, pointer.slice(0, pointer.lastIndexOf('/'))],
      ] as const) {
        const { parameters } = holder;
        if (!Array.isArray(parameters)) continue;
        const index = parameters.findIndex((parameter) => isAuthorization(resolved(root, parameter)));
        const parameter = resolved(root, parameters[index]);
        if (
          !parameter ||
          Object.hasOwn(operation, 'security') ||
          (Array.isArray(root.security) && root.security.length > 0)
        )
          continue;
        declareScheme(root, parameter, family);
        operation.security = parameter.required === true ? [{ [SCHEME]: [] }] : [{ [SCHEME]: [] }, {}];
        yield {
          code: 'authorization-parameter',
          severity: 'warning',
          pointer: join(at, 'parameters', index),
          message:
            'a header parameter named Authorization is ignored (OpenAPI, Parameter Object), and no security is declared',
          interpretation: `${isBasic(parameter) ? 'a basic' : 'a bearer'} scheme ${parameter.required === true ? 'required' : 'allowed'} on the operation`,
          remedy: 'declare a security scheme of type http and require it with security',
        };
      }
    }
  },
};

function isAuthorization(parameter: Draft | undefined): boolean {
  return (
    parameter !== undefined &&
    parameter.in === 'header' &&
    typeof parameter.name === 'string' &&
    parameter.name.toLowerCase() === 'authorization'
  );
}

function isBasic(parameter: Draft): boolean {
  return (
    typeof parameter.description === 'string' &&
    /\bbasic\b/i.test(parameter.description) &&
    !/bearer/i.test(parameter.description)
  );
}

function declareScheme(root: Draft, parameter: Draft, family: Family): void {
  if (family === '2.0') {
    const definitions = isDraft(root.securityDefinitions) ? root.securityDefinitions : {};
    root.securityDefinitions = definitions;
    definitions[SCHEME] ??= isBasic(parameter) ? { type: 'basic' } : { type: 'apiKey', in: 'header', name: SCHEME };
    return;
  }
  const components = isDraft(root.components) ? root.components : {};
  root.components = components;
  const schemes = isDraft(components.securitySchemes) ? components.securitySchemes : {};
  components.securitySchemes = schemes;
  schemes[SCHEME] ??= { type: 'http', scheme: isBasic(parameter) ? 'basic' : 'bearer' };
}

function resolved(root: Draft, parameter: DraftValue | undefined): Draft | undefined {
  if (!isDraft(parameter)) return undefined;
  const name =
    typeof parameter.$ref === 'string'
      ? /^#\/(?:components\/)?parameters\/([^/]+)$/.exec(parameter.$ref)?.[1]
      : undefined;
  if (name === undefined) return parameter;
  const home = isDraft(root.components) ? root.components.parameters : root.parameters;
  const declared = isDraft(home) ? home[name] : undefined;
  return isDraft(declared) ? declared : undefined;
}
