import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';
import type { Link, Operation } from '../../openapi/operation.ts';
import { evaluate } from '../engine/observe.ts';
import { isSafe } from '../engine/safety.ts';
import { NotApplicable, type Scenario, withBody, withField, withQuery } from './scenario.ts';

/** A link of the document resolves, and leads to something that is there. */
export function followLink(source: Operation, link: Link, target: Operation | undefined): Scenario | undefined {
  if (!target || target === source) return undefined;
  // What a reading answer names is not the run's own: it is not changed.
  if (!isSafe(target.method) && isSafe(source.method)) return undefined;
  return {
    id: `follow-link-${link.name}`,
    summary: `${source.label}, then its link ${link.name} to ${target.label}`,
    async play(actor) {
      const origin = await actor.accepted(actor.request(source, actor.known(source.path)[0]));
      await actor.step(linked(actor.request(target), link, origin), 'follow-link', [origin]);
    },
  };
}

function linked(request: ReturnType<typeof withBody>, link: Link, origin: AnsweredExchange): typeof request {
  let followed = request;
  for (const [key, expression] of Object.entries(link.parameters)) {
    const [, place, plain] = /^(path|query|header|cookie)\.(.+)$/.exec(key) ?? [undefined, undefined, key];
    const name = plain ?? key;
    const value = evaluate(expression, origin);
    if (value === undefined || value === null)
      throw new NotApplicable(`${key} of the link has no value in this answer`);
    const declared = request.operation.parameters.find(
      (parameter) => parameter.name === name && (place === undefined || parameter.in === place),
    );
    if (!declared) continue;
    if (declared.in === 'path')
      followed = {
        ...followed,
        parameters: [
          ...followed.parameters.filter((p) => p.in !== 'path' || p.name !== name),
          { in: 'path', name, value },
        ],
      };
    else if (declared.in === 'header') followed = withField(followed, name, String(value));
    else if (declared.in === 'query') followed = withQuery(followed, [{ in: 'query', name, value }]);
  }
  const body: Json | undefined = link.requestBody === undefined ? undefined : evaluate(link.requestBody, origin);
  return body === undefined ? followed : withBody(followed, body);
}
