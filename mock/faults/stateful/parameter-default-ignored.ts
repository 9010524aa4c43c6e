import type { ApiDocument } from '../../../openapi/api-document.ts';
import { isArray, isObject, type Json } from '../../../openapi/json.ts';
import type { Operation } from '../../../openapi/operation.ts';
import type { JsonPointer } from '../../../openapi/pointer.ts';
import { documentedDefaults } from '../../../properties/lists/documented-default.ts';
import type { Fault, MockRequest } from '../../fault.ts';
import { pairsOf } from '../../judge/wire.ts';
import { jsonOf, onSuccess, withJson } from '../bend.ts';
import { keptKinds, validatorsOf } from '../sample-answers.ts';

/** Lists the last first, unless it is told the default of a parameter. */
export const parameterDefaultIgnored: Fault = {
  id: 'parameter-default-ignored',
  family: 'stateful',
  summary: 'lists the last first, unless it is told the default of a parameter',
  provokes: 'parameter-default-assumed',
  also: [
    'sort-honoured',
    'pages-disjoint',
    'next-page-advances',
    'page-links-consistent',
    'page-members-accurate',
    'page-total-matches',
    'safe-methods-change-nothing',
  ],
  appliesTo: (operation, document, all) =>
    named(operation, document) !== undefined &&
    keptKinds(document, all).some((kind) => kind.list === operation && kind.create !== undefined),
  answer: onSuccess((answer, scene) => {
    const name = named(scene.operation, scene.document);
    const body = jsonOf(answer);
    return name === undefined || body === undefined || tells(scene.request, name)
      ? answer
      : withJson(answer, reversed(body));
  }),
};

/** The first query parameter of a list with a default that a request may as well state. */
function named(operation: Operation, document: ApiDocument): string | undefined {
  if (operation.method !== 'GET') return undefined;
  const validators = validatorsOf(document);
  const accepts = (schema: JsonPointer, value: Json): boolean => validators.for(schema, 'request').accepts(value);
  return documentedDefaults(operation, document.root, accepts).find(({ parameter }) => parameter.in === 'query')
    ?.parameter.name;
}

function tells({ target }: MockRequest, name: string): boolean {
  const pairs = pairsOf(target.split('?')[1] ?? '') ?? [];
  return pairs.some((pair) => pair.name === name);
}

function reversed(body: Json): Json {
  if (isArray(body)) return body.toReversed();
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, inner]) => [name, isArray(inner) ? inner.toReversed() : inner]),
  );
}
