import { type ObjectType, object } from './object-type.ts';
import { METHODS, objects3 } from './objects-3.ts';

/** The objects of OpenAPI 2.0. */
export const objects2: Readonly<Record<string, ObjectType>> = {
  ...objects3,
  root: object(
    'the document',
    {
      swagger: 'any',
      info: 'info',
      host: 'text',
      basePath: 'text',
      schemes: '[text',
      consumes: '[text',
      produces: '[text',
      paths: 'paths',
      definitions: '{schema',
      parameters: '{parameter',
      responses: '{response',
      securityDefinitions: '{securityScheme',
      security: '[security',
      tags: '[tag',
      externalDocs: 'externalDocs',
    },
    ['info', 'paths'],
  ),
  pathItem: object(
    'a path item',
    {
      parameters: '[parameter',
      ...Object.fromEntries(METHODS.slice(0, 7).map((method) => [method, 'operation'])),
    },
    [],
    { referable: true },
  ),
  operation: object('an operation', {
    tags: '[text',
    summary: 'text',
    description: 'text',
    externalDocs: 'externalDocs',
    operationId: 'text',
    consumes: '[text',
    produces: '[text',
    parameters: '[parameter',
    responses: '{response',
    schemes: '[text',
    deprecated: 'boolean',
    security: '[security',
  }),
  parameter: object(
    'a parameter',
    { name: 'text', in: 'text', description: 'text', schema: 'schema' },
    ['name', 'in'],
    {
      referable: true,
    },
  ),
  header: object('a header', { description: 'text' }),
  response: object(
    'a response',
    { description: 'text', schema: 'schema', headers: '{header', examples: '{any' },
    ['description'],
    { referable: true },
  ),
  securityScheme: object(
    'a security scheme',
    {
      type: 'text',
      description: 'text',
      name: 'text',
      in: 'text',
      flow: 'text',
      authorizationUrl: 'text',
      tokenUrl: 'text',
      scopes: '{text',
    },
    ['type'],
  ),
};
