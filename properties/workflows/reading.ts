import type { Case } from '../../http/case.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Scenario } from './scenario.ts';

/** HEAD says of a representation what GET says, without its content. */
export function headAfterGet(read: Operation, head: Operation | undefined): Scenario {
  return {
    id: 'head-after-get',
    summary: `${read.label} twice, then HEAD`,
    async play(actor) {
      const request = withoutCoding(actor.request(read, actor.known(read.path)[0]));
      const first = await actor.accepted(request);
      const second = await actor.accepted(request);
      await actor.step({ ...request, operation: head ?? read, method: 'HEAD', raw: true }, 'head-after-get', [
        first,
        second,
      ]);
    },
  };
}

/** Reading changes nothing. */
export function safeRead(read: Operation): Scenario {
  return {
    id: 'safe-read',
    summary: `${read.label} three times`,
    async play(actor) {
      const request = actor.request(read, actor.known(read.path)[0]);
      const first = await actor.accepted(request);
      const second = await actor.accepted(request);
      await actor.step(request, 'safe-read', [first, second]);
    },
  };
}

function withoutCoding(testCase: Case): Case {
  return { ...testCase, headers: [...(testCase.headers ?? []), ['Accept-Encoding', 'identity']] };
}
