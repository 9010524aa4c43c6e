import type { Family } from '../family.ts';
import type { Draft } from '../repairs/repair.ts';

/** What an object of the specification needs besides its required fields, given what it is; in words. */
export function missingOf(kind: string, value: Draft, family: Family, flow?: string): readonly string[] {
  const has = (name: string): boolean => value[name] !== undefined;
  switch (kind) {
    case 'parameter':
      return [
        ...(value.in === 'path' && value.required !== true ? ['required: true'] : []),
        ...(family !== '2.0' && !has('schema') && !has('content') ? ['schema or content'] : []),
        ...(family === '2.0' && value.in === 'body' && !has('schema') ? ['schema'] : []),
        ...(family === '2.0' && value.in !== 'body' && !has('type') ? ['type'] : []),
      ];
    case 'header':
      return family === '2.0'
        ? has('type')
          ? []
          : ['type']
        : has('schema') || has('content')
          ? []
          : ['schema or content'];
    case 'operation':
      return has('responses') || family === '3.1' || family === '3.2' ? [] : ['responses'];
    case 'link':
      return has('operationId') || has('operationRef') ? [] : ['operationId or operationRef'];
    case 'securityScheme':
      return schemeNeeds(value, family).filter((name) => !has(name));
    case 'flow':
      return flowNeeds(flow).filter((name) => !has(name));
    default:
      return [];
  }
}

function schemeNeeds({ type, flow }: Draft, family: Family): readonly string[] {
  switch (type) {
    case 'apiKey':
      return ['name', 'in'];
    case 'http':
      return family === '2.0' ? [] : ['scheme'];
    case 'oauth2':
      return family === '2.0'
        ? ['flow', 'scopes', ...flowNeeds(typeof flow === 'string' ? flow : undefined)]
        : ['flows'];
    case 'openIdConnect':
      return ['openIdConnectUrl'];
    default:
      return [];
  }
}

/** The addresses that an OAuth flow needs, by its name in OpenAPI 3 or 2. */
function flowNeeds(flow: string | undefined): readonly string[] {
  switch (flow) {
    case 'implicit':
      return ['authorizationUrl'];
    case 'password':
    case 'application':
    case 'clientCredentials':
      return ['tokenUrl'];
    case 'accessCode':
    case 'authorizationCode':
      return ['authorizationUrl', 'tokenUrl'];
    case 'deviceAuthorization':
      return ['deviceAuthorizationUrl', 'tokenUrl'];
    default:
      return [];
  }
}
