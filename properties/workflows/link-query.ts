import type { Case, ParameterValue } from '../../http/case.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** The same request with the query that a link spells out: parameters that it does not name are gone. */
export function fromQuery(request: Case, query: URLSearchParams): Case {
  const values: ParameterValue[] = [];
  for (const { in: place, name } of request.operation.parameters) {
    if (place !== 'query') continue;
    const sent = request.parameters.find((one) => one.in === 'query' && one.name === name);
    // What is unchanged keeps its own serialisation; what the link changes is a scalar.
    if (sent && 'value' in sent && spells(query, name, sent.value)) values.push(sent);
    else if (query.has(name)) values.push({ in: 'query', name, value: scalar(query.get(name) ?? '') });
  }
  return { ...request, parameters: [...request.parameters.filter((parameter) => parameter.in !== 'query'), ...values] };
}

/** Whether a query spells this value, in any of the styles that a parameter can have. */
function spells(query: URLSearchParams, name: string, value: Json): boolean {
  if (isArray(value)) {
    const names = [name, `${name}[]`, ...value.map((_, i) => `${name}[${i}]`)];
    const given = names.flatMap((one) => query.getAll(one));
    const wanted = value.map(String).join();
    return given.join() === wanted || (given.length === 1 && given[0]?.replace(/[| ]/g, ',') === wanted);
  }
  if (isObject(value)) {
    const members = Object.entries(value);
    const whole = query.get(name)?.split(',') ?? [];
    return (
      members.every(([own, inner]) => query.get(`${name}[${own}]`) === String(inner)) ||
      members.every(([own, inner]) => query.get(own) === String(inner)) ||
      whole.join() === members.flat().map(String).join()
    );
  }
  return query.get(name) === String(value);
}

function scalar(text: string): Json {
  return /^-?(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : text;
}
