import { join } from '../pointer.ts';
import { isDraft, mended, type Repair, renameMember } from './repair.ts';

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** `GET:` in a path item: methods are written in lower case. */
export const methodCase: Repair = {
  code: 'method-case',
  summary: 'a method is written in capitals',
  *mend({ paths }) {
    for (const [path, item] of Object.entries(isDraft(paths) ? paths : {})) {
      if (!isDraft(item)) continue;
      for (const name of Object.keys(item)) {
        const method = name.toLowerCase();
        if (name === method || !METHODS.has(method) || Object.hasOwn(item, method)) continue;
        renameMember(item, name, method);
        yield mended(
          'method-case',
          join('/paths', path, name),
          `${name} is no member of a path item`,
          method,
          `write ${method}`,
        );
      }
    }
  },
};
