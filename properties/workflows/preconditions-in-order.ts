import { field } from '../../http/fields.ts';
import type { Operation } from '../../openapi/operation.ts';
import { NotApplicable, type Scenario, withField } from './scenario.ts';

const LONG_AGO = 'Sun, 06 Nov 1994 08:49:37 GMT';
const OTHER = '"plumbline-names-another-version"';

/** Two preconditions at once, of which RFC 9110, 13.2.2 has one decide; each is sent alone first, to see that it counts. */
export function preconditionsInOrder(read: Operation): Scenario {
  return {
    id: 'precondition-order',
    summary: `${read.label} with two preconditions that disagree`,
    async play(actor) {
      const plain = actor.request(read, actor.known(read.path)[0]);
      const seen = await actor.accepted(plain);
      const tag = field(seen.response.headers, 'etag');
      const modified = field(seen.response.headers, 'last-modified');
      if (tag === undefined) throw new NotApplicable('the answer has no ETag');
      const send = (relation: string | undefined, ...fields: readonly (readonly [string, string])[]) =>
        actor.step(
          fields.reduce((testCase, [name, value]) => withField(testCase, name, value), plain),
          relation,
          [seen],
        );
      const later = modified ?? field(seen.response.headers, 'date');
      if (later !== undefined && (await send(undefined, ['If-Modified-Since', later])).response.status === 304)
        await send('if-none-match-first', ['If-None-Match', OTHER], ['If-Modified-Since', later]);
      if (!/^W\//.test(tag) && (await send(undefined, ['If-Unmodified-Since', LONG_AGO])).response.status === 412)
        await send('if-match-first', ['If-Match', tag], ['If-Unmodified-Since', LONG_AGO]);
      if ((await send(undefined, ['If-Match', OTHER])).response.status === 412)
        await send('if-match-before-none', ['If-Match', OTHER], ['If-None-Match', tag]);
    },
  };
}
