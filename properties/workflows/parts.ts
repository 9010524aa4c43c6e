import { field } from '../../http/fields.ts';
import type { Operation } from '../../openapi/operation.ts';
import { NotApplicable, type Scenario, withField } from './scenario.ts';

/** A part that is asked for (`Range`) is that part of what GET answers, and what lies behind its end is none. */
export function partsOf(read: Operation): Scenario {
  const described =
    ['206', '416'].some((status) => read.responses.has(status)) ||
    read.parameters.some(({ in: part, name }) => part === 'header' && /^range$/i.test(name));
  return {
    id: 'parts',
    summary: `${read.label}, then parts of it`,
    async play(actor) {
      const plain = withField(actor.request(read, actor.known(read.path)[0]), 'Accept-Encoding', 'identity');
      const request = { ...plain, parameters: plain.parameters.filter(({ name }) => !/^range$/i.test(name)) };
      const first = await actor.accepted(request);
      const announced = field(first.response.headers, 'accept-ranges')?.toLowerCase().includes('bytes') === true;
      if (!described && !announced) throw new NotApplicable('nothing says that parts can be asked for');
      const { length } = first.response.body;
      if (first.response.status !== 200 || length === 0)
        throw new NotApplicable('GET answers nothing to take a part of');
      const second = await actor.accepted(request);
      for (const range of ['bytes=0-0', 'bytes=-1'])
        await actor.step(withField(request, 'Range', range), 'part-of', [first, second]);
      await actor.step(withField(request, 'Range', `bytes=${length}-`), 'part-beyond', [first, second]);
    },
  };
}
