import type { ApiDocument } from '../openapi/api-document.ts';
import { isArray, isObject, member } from '../openapi/json.ts';

/** The path of the document's first server, its variables set to their defaults. */
export function serverPath({ root }: ApiDocument): string {
  const servers = member(root, 'servers');
  const first = isArray(servers) ? servers[0] : undefined;
  const url = member(first, 'url');
  if (typeof url !== 'string') return '';
  const variables = member(first, 'variables');
  const filled = url.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = isObject(variables) ? member(variables[name], 'default') : undefined;
    return typeof value === 'string' ? value : name;
  });
  try {
    return new URL(filled, 'http://localhost/').pathname;
  } catch {
    return '';
  }
}
