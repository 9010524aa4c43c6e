import { join } from '../pointer.ts';
import { type Draft, isDraft, mended, type Repair, renameMember } from './repair.ts';

/**
 * Paths as frameworks write them: `/x/:id`, `/x/<int:id>`, `/x/{id:[0-9]+}`, `/x/{rest*}`, whole addresses, without the
 * slash in front, with a query behind.
 */
export const pathForm: Repair = {
  code: 'path-form',
  summary:
    'a path is written as a framework writes routes: `:id`, `<id>`, `{id:[0-9]+}`, no leading slash, a query string',
  *mend(root) {
    const { paths } = root;
    if (!isDraft(paths)) return;
    for (const path of Object.keys(paths)) {
      if (path.startsWith('x-') || !isDraft(paths[path])) continue;
      const meant = templateOf(path);
      if (meant === path) continue;
      // Two paths that are one without their queries cannot both be it.
      if (Object.hasOwn(paths, meant)) continue;
      renameMember(paths, path, meant);
      yield mended('path-form', join('/paths', path), `${path} is no path template`, meant, `write ${meant}`);
    }
  },
};

function templateOf(path: string): string {
  const named = path
    .trim()
    .replace(/^https?:\/\/[^/]+/i, '')
    // RFC 6570: {?q,limit} is a query, {+rest} and {rest*} are their names.
    .replace(/\{[?&][^{}]*\}/g, '')
    .replace(/\{\+?(\w+)[*+]?\}/g, '{$1}')
    .replace(/\{(\w+):(?:[^{}]|\{[^{}]*\})*\}/g, '{$1}');
  const [whole = ''] = named.split('#');
  const [plain = '', query = ''] = whole.split('?');
  // A query that says which operation is meant (`?action=list`) is part of its address; one of placeholders says nothing.
  const kept = query.split('&').some((pair) => /=(?!\{[^}]*\}$)./.test(pair)) ? `?${query}` : '';
  const template = plain
    .replace(/(^|\/):([A-Za-z_]\w*)(?:\([^/]*\))?(?=\/|$)/g, '$1{$2}')
    .replace(/(^|\/)<(?:\w+:)?([A-Za-z_]\w*)>(?=\/|$)/g, '$1{$2}');
  return `${template.startsWith('/') ? '' : '/'}${template}${kept}`;
}

/** Characters of a path that no address holds as they are (RFC 3986, 3.3): they are sent percent-encoded. */
export const pathCharacters: Repair = {
  code: 'path-characters',
  summary: 'a path holds characters that no address holds as they are: spaces, controls, letters beyond ASCII',
  *mend(root) {
    const { paths } = root;
    for (const path of isDraft(paths) ? Object.keys(paths) : []) {
      const meant = path.replace(/\{[^{}]*\}|[^\x21-\x7e]|["<>\\^`|]/gu, (part) =>
        part.startsWith('{') ? part : encodeURIComponent(part.toWellFormed()),
      );
      if (!isDraft(paths) || meant === path || path.startsWith('x-') || Object.hasOwn(paths, meant)) continue;
      renameMember(paths, path, meant);
      yield mended(
        'path-characters',
        join('/paths', path),
        `${JSON.stringify(path)} holds what no address holds as it is`,
        meant,
        'write the characters percent-encoded, or name the path otherwise',
      );
    }
  },
};

/** Every path parameter that a template names: `{id}`. */
export function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name = '']) => name);
}

/** A path parameter that the template does not name, where one of its own is not declared: that one is meant. */
export const pathParameterName: Repair = {
  code: 'path-parameter-name',
  summary: 'a path parameter has another name than the template',
  *mend(root) {
    const { paths } = root;
    if (!isDraft(paths)) return;
    for (const [path, item] of Object.entries(paths)) {
      if (!isDraft(item)) continue;
      const names = templateNames(path);
      const shared = parametersOf(item);
      for (const [method, operation] of Object.entries(item)) {
        if (!isDraft(operation) || method === 'parameters') continue;
        const all = [...shared, ...parametersOf(operation)];
        // What stands behind a reference is shared by others: there it is not renamed.
        if (all.some((parameter) => parameter.$ref !== undefined)) continue;
        const own = all.filter((parameter) => parameter.in === 'path');
        const missing = names.filter((name) => !own.some((parameter) => parameter.name === name));
        const idle = own.filter(({ name }) => typeof name === 'string' && !names.includes(name));
        const [name] = missing;
        const [parameter] = idle;
        if (missing.length !== 1 || idle.length !== 1 || !parameter || name === undefined) continue;
        if (shared.includes(parameter)) continue;
        const { parameters } = operation;
        const index = Array.isArray(parameters) ? parameters.indexOf(parameter) : 0;
        const written = String(parameter.name);
        parameter.name = name;
        yield mended(
          'path-parameter-name',
          join('/paths', path, method, 'parameters', index, 'name'),
          `${path} has no {${written}}, and {${name}} is not declared`,
          `the path parameter ${name}`,
          `name it ${name}`,
        );
      }
    }
  },
};

function parametersOf(holder: Draft): readonly Draft[] {
  return Array.isArray(holder.parameters) ? holder.parameters.filter(isDraft) : [];
}
