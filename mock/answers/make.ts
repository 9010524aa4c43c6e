import type { Json } from '../../openapi/json.ts';
import type { HeaderObject, MediaType, Operation, ResponseObject } from '../../openapi/operation.ts';
import type { MockAnswer } from '../fault.ts';
import { type Choice, negotiate } from '../judge/negotiation.ts';
import { type FieldPlan, fieldAccepts, requiredFields } from './fields.ts';
import { type Random, randomFrom } from './random.ts';
import { type AnswerSources, createTemplate, type Template } from './template.ts';

type Field = readonly [name: string, value: string];

/** What is particular about one answer. */
export interface Particulars {
  readonly accept?: string | undefined;
  /** Makes the body from the template; without it the template's own value is sent. `undefined`: the template's value. */
  readonly body?: (template: Template, random: Random) => Json | undefined;
  /** Sent where the document declares the field and the value fits; they win over generated values. */
  readonly offered?: readonly Field[];
  /** Sent in any case. */
  readonly fields?: readonly Field[];
}

/** Makes documented answers; everything that does not depend on the request is made once. */
export interface AnswerMaker {
  /** The media type of the answer, as the Accept field prefers; `undefined` when it excludes all that are declared. */
  choose(response: ResponseObject, accept: string | undefined): Choice | undefined;
  template(operation: Operation, response: ResponseObject, choice: Choice): Template;
  make(
    operation: Operation,
    status: number,
    response: ResponseObject | undefined,
    particulars: Particulars,
  ): MockAnswer;
}

const MOST_CACHED = 1000;
const REDIRECTIONS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Fields without which RFC 9110 (15.3.7, 15.5) does not let a status be answered, whatever the document says of them. */
const OWED: Readonly<Record<number, Field>> = {
  206: ['Content-Range', 'bytes 0-0/*'],
  407: ['Proxy-Authenticate', 'Basic realm="mock"'],
  416: ['Content-Range', 'bytes */0'],
  426: ['Upgrade', 'HTTP/2.0'],
};

/** A maker of answers for one document. */
export function createAnswerMaker(sources: AnswerSources): AnswerMaker {
  const templates = new Map<MediaType, Map<string, Template>>();
  const required = new Map<ResponseObject, readonly FieldPlan[]>();
  const chosen = new Map<ResponseObject, Map<string, Choice | undefined>>();
  let answers = 0;

  const self: AnswerMaker = {
    choose(response, accept) {
      const known = chosen.get(response) ?? new Map<string, Choice | undefined>();
      chosen.set(response, known);
      const key = accept ?? '';
      if (known.has(key)) return known.get(key);
      if (known.size > MOST_CACHED) known.clear();
      const choice = negotiate(accept, response.content ?? []);
      known.set(key, choice);
      return choice;
    },
    template(operation, response, choice) {
      const byOperation = templates.get(choice.mediaType) ?? new Map<string, Template>();
      templates.set(choice.mediaType, byOperation);
      // Shared responses have one media type for many operations: their bodies may be shared too.
      const known = byOperation.get(choice.contentType);
      if (known) return known;
      const made = createTemplate(sources, operation, response, choice);
      byOperation.set(choice.contentType, made);
      return made;
    },
    make(operation, status, response, { accept, body, offered = [], fields = [] }) {
      const random = lazy(() => randomFrom(sources.seed + answers * 2_654_435_761));
      answers++;
      const headers: Field[] = [...fields];
      const has = (name: string): boolean => headers.some(([field]) => field.toLowerCase() === name.toLowerCase());
      for (const [name, value] of offered) {
        const declared = response?.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
        if (declared && !has(name) && fieldAccepts(sources, declared, value)) headers.push([name, value]);
      }
      if (response) {
        const plans = required.get(response) ?? requiredFields(sources, operation, response);
        required.set(response, plans);
        for (const plan of plans) if (!has(plan.name)) headers.push([plan.name, plan.value(random())]);
      }
      // RFC 9110, 15.4: a redirection says where to.
      if (REDIRECTIONS.has(status) && !has('Location')) headers.push(['Location', '/']);
      // A 201 that may say where the resource is does so (RFC 9110, 15.3.2).
      const place = status === 201 && !has('Location') ? response?.headers.find(isLocation) : undefined;
      if (place && fieldAccepts(sources, place, '/')) headers.push(['Location', '/']);
      const owed = OWED[status];
      if (owed && !has(owed[0])) headers.push(owed);
      const none =
        status < 200 ||
        status === 204 ||
        status === 205 ||
        status === 304 ||
        !response?.content ||
        response.content.length === 0;
      const choice =
        none || !response ? undefined : (self.choose(response, accept) ?? self.choose(response, undefined));
      if (!choice || !response) return { status, headers };
      const template = self.template(operation, response, choice);
      const value = body?.(template, random());
      headers.unshift(['Content-Type', choice.contentType]);
      return {
        status,
        headers,
        body: value === undefined || value === template.value ? template.bytes : template.render(value),
      };
    },
  };
  return self;
}

function isLocation({ name }: HeaderObject): boolean {
  return name.toLowerCase() === 'location';
}

function lazy(make: () => Random): () => Random {
  let made: Random | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
