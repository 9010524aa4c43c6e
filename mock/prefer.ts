import type { Operation } from '../openapi/operation.ts';
import { responseFor } from './answers/documented.ts';
import type { AnswerMaker } from './answers/make.ts';
import type { MockAnswer, MockRequest } from './fault.ts';
import { linesOf } from './judge/wire.ts';

/** What a client may prefer of a mock's answer (RFC 7240): a documented status, a named example. */
interface Preference {
  readonly code?: number;
  readonly example?: string;
}

/**
 * The answer that `Prefer: code=404, example=NAME` asks for, where the document describes it; `undefined` where nothing is
 * preferred, the document uses the field itself, or it describes no such answer.
 */
export function preferredAnswer(
  operation: Operation,
  usual: number,
  request: MockRequest,
  maker: AnswerMaker,
): MockAnswer | undefined {
  if (
    request.headers.prefer === undefined ||
    operation.parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === 'prefer')
  )
    return undefined;
  const { code, example } = preferenceOf(request);
  if (code === undefined && example === undefined) return undefined;
  const status = code ?? usual;
  const response = responseFor(operation, status);
  const named =
    example === undefined
      ? undefined
      : response?.content?.flatMap(({ examples }) => examples).find(({ name }) => name === example);
  if (!response || (example !== undefined && !named)) return undefined;
  const applied = [...(code === undefined ? [] : [`code=${code}`]), ...(named ? [`example=${named.name}`] : [])].join(
    ', ',
  );
  return maker.make(operation, status, response, {
    accept: request.headers.accept,
    fields: [['Preference-Applied', applied]],
    ...(named && { body: () => named.value }),
  });
}

function preferenceOf({ fields }: MockRequest): Preference {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, plain] of linesOf(fields, 'prefer')
    .join(',')
    .matchAll(/([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|([^\s,;]+))/g))
    found.set(name.toLowerCase(), quoted ?? plain ?? '');
  const code = Number(found.get('code'));
  return { ...(Number.isInteger(code) && code >= 200 && code <= 599 && { code }), example: found.get('example') };
}
