import type { ApiDocument } from '../../openapi/api-document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { isArray, type Json, member } from '../../openapi/json.ts';

/** The base URL that `--url` means, without a trailing slash. Throws USAGE with the remedy when it is none. */
export function baseUrlOf(written: string, document: ApiDocument): string {
  if (written === 'servers') return serverOf(document);
  if (!/^https?:\/\//i.test(written)) {
    const shown = written.replace(/^[^/]*@/, '');
    throw new PlumblineError('USAGE', `--url ${shown} has no scheme; write http://${shown} or https://${shown}`);
  }
  return checked(written, '--url');
}

/** The first server that the document names, its variables filled with their defaults. */
function serverOf(document: ApiDocument): string {
  const servers = member(document.root, 'servers');
  const server = isArray(servers) ? servers[0] : undefined;
  const template = member(server, 'url');
  if (typeof template !== 'string')
    throw new PlumblineError('USAGE', `--url servers: ${document.source} names no server; give the base URL itself`);
  const url = template.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value: Json | undefined = member(member(member(server, 'variables'), name), 'default');
    return typeof value === 'string' ? value : whole;
  });
  if (/^https?:\/\//i.test(url)) return checked(url, `--url servers: the server ${url}`);
  // OpenAPI, Server Object: a relative URL is relative to where the document was served.
  if (/^https?:\/\//i.test(document.source)) return checked(new URL(url, document.source).href, '--url servers');
  throw new PlumblineError(
    'USAGE',
    `--url servers: the document's server ${JSON.stringify(url)} is relative, and the document was not fetched; give the base URL itself`,
  );
}

function checked(written: string, what: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || url.hostname === '')
    throw new PlumblineError('USAGE', `${what} is no URL; write it like https://api.example/v1`);
  if (url.search !== '' || url.hash !== '')
    throw new PlumblineError('USAGE', `${what} has a query or a fragment; paths are appended to it, so leave them out`);
  return written.replace(/\/+$/, '');
}

/** True for a target on this machine. */
export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
