import { join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import { isDraft, mended, type Repair, renameMember } from './repair.ts';

/** `2xx`, `200 OK`, `Default`: the status, the range or `default` is meant. */
export const responseKeys: Repair = {
  code: 'response-key',
  summary: 'a response stands under something that resembles a status: `2xx`, `200 OK`, `Default`',
  *mend(root) {
    for (const { operation, pointer } of operationsOf(root)) {
      const { responses } = operation;
      if (!isDraft(responses)) continue;
      for (const key of Object.keys(responses)) {
        const meant = statusOf(key);
        if (meant === undefined || Object.hasOwn(responses, meant)) continue;
        renameMember(responses, key, meant);
        yield mended(
          'response-key',
          join(pointer, 'responses', key),
          `${key} is no status, range or default`,
          meant,
          `write '${meant}'`,
        );
      }
    }
  },
};

function statusOf(key: string): string | undefined {
  if (key.startsWith('x-') || /^([1-5](\d\d|XX)|default)$/.test(key)) return undefined;
  const range = /^\s*([1-5])(xx|\*\*|\*|\?\?|00-[1-5]99)\s*$/i.exec(key);
  if (range) return `${range[1]}XX`;
  const status = /^\s*(?:http[\s_-]*)?([1-5]\d\d)(?!\d)(?:\.0)?(?:[\s:_-]+[a-z].*)?\s*$/i.exec(key);
  if (status) return status[1];
  return /^\s*default\s*$/i.test(key) ? 'default' : undefined;
}
