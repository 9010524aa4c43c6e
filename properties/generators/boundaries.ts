import type { Case } from '../../http/case.ts';
import type { Json } from '../../openapi/json.ts';
import type { CaseGenerator } from '../generator.ts';
import { bodyMediaTypes, bodyOf, minimalCase, parameterValues, variable, withParameter } from './assembly.ts';

const MOST_PER_PARAMETER = 14;

/**
 * Valid requests chosen for a reason (P3–P8): required parts only, everything, each optional part alone, every boundary,
 * member and branch of every parameter and of the body on a request that is minimal otherwise.
 */
export const boundaries: CaseGenerator = {
  id: 'boundaries',
  summary: 'required-only, everything, each optional part, every bound, member and branch',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const valid = (testCase: Case, summary: string): Case => ({ ...testCase, intent: { kind: 'valid', summary } });
    const found: Case[] = [base];

    const values = operation.parameters
      .filter(variable)
      .map((parameter) => ({ parameter, values: parameterValues(operation, parameter, context) }));
    let everything = base;
    for (const {
      parameter,
      values: [first],
    } of values)
      if (first !== undefined && !parameter.required)
        everything = withParameter(everything, { in: parameter.in, name: parameter.name, value: first });
    const [media] = bodyMediaTypes(operation);
    const whole = media?.schema === undefined ? undefined : context.models.model(media.schema).maximal();
    const body = media && whole !== undefined ? bodyOf(media, whole) : undefined;
    found.push(valid({ ...everything, ...(body && { body }) }, 'every parameter and every member'));

    // A list of each parameter's boundaries and of the body's, dealt out in turn, so that none waits for another.
    const queues: Case[][] = values.map(({ parameter, values: list }) => {
      const known = parameter.in === 'path' ? context.known(operation, 'path', parameter.name).length : 0;
      // Another id names another resource: only ids that are known to exist say something of the operation.
      const worth = parameter.in === 'path' && known > 0 ? list.slice(1, known) : list.slice(0, MOST_PER_PARAMETER);
      return worth.map((value) =>
        valid(
          withParameter(base, { in: parameter.in, name: parameter.name, value }),
          `${parameter.in} ${parameter.name} is ${shown(value)}`,
        ),
      );
    });
    for (const each of bodyMediaTypes(operation)) {
      if (each.schema === undefined) continue;
      queues.push(
        context.models
          .model(each.schema)
          .systematic()
          .flatMap(({ value, summary }) => {
            const carried = bodyOf(each, value);
            return carried ? [valid({ ...base, body: carried }, `body: ${summary}`)] : [];
          }),
      );
    }
    for (let round = 0; queues.some((queue) => queue.length > round); round++)
      for (const queue of queues) if (queue[round]) found.push(queue[round] as Case); // just looked
    return { systematic: distinct(found) };
  },
};

function distinct(cases: readonly Case[]): readonly Case[] {
  return [...new Map(cases.map((testCase) => [keyOf(testCase), testCase])).values()];
}

/** What a case would put on the wire, as far as telling two apart needs it. */
function keyOf({ parameters, body }: Case): string {
  return JSON.stringify(
    [[...parameters].sort((a, b) => (`${a.in}${a.name}` < `${b.in}${b.name}` ? -1 : 1)), body],
    (_, value: unknown) => (Object.is(value, -0) ? '-0' : value),
  );
}

function shown(value: Json): string {
  const text = Object.is(value, -0) ? '-0' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
