import { PlumblineError } from '../openapi/error.ts';
import { parseUrl } from './url.ts';

/** Proxies as the environment names them (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`); reading it is the caller's. */
export interface ProxySettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  /** Hosts to reach directly, separated by commas or spaces: `host`, `.domain`, `host:port`, or `*`. */
  readonly noProxy?: string;
}

/** The proxy between us and an origin. */
export interface ProxyServer {
  readonly host: string;
  readonly port: number;
  /** Value of Proxy-Authorization, from the userinfo of the proxy's URL. */
  readonly authorization?: string;
}

/** The proxy for this origin; `undefined`: reach it directly. Loopback is always reached directly. */
export function proxyFor(origin: URL, { httpProxy, httpsProxy, noProxy }: ProxySettings): ProxyServer | undefined {
  const written = origin.protocol === 'https:' ? httpsProxy : httpProxy;
  if (!written || isLoopback(origin.hostname) || isExempt(origin, noProxy ?? '')) return undefined;
  const url = proxyUrl(written);
  const userinfo = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 80),
    ...(userinfo !== ':' && { authorization: `Basic ${Buffer.from(userinfo).toString('base64')}` }),
  };
}

/** The URL of a proxy. Throws CONFIG_INVALID for anything but http: going direct instead would be a surprise. */
export function proxyUrl(written: string): URL {
  const url = parseUrl(/^[a-z0-9+.-]+:\/\//i.test(written) ? written : `http://${written}`);
  if (url?.protocol === 'http:') return url;
  throw new PlumblineError(
    'CONFIG_INVALID',
    'the proxy is no http:// URL; set HTTP_PROXY or HTTPS_PROXY to one, or unset it',
  );
}

/** True for `localhost`, 127.0.0.0/8 and ::1. */
function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.[0-9]+){3}|\[::1\]|::1)$/i.test(hostname);
}

function isExempt({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const actual = port || (protocol === 'https:' ? '443' : '80');
  return noProxy.split(/[,\s]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = entry, only] = /^(.+):([0-9]+)$/.exec(entry) ?? [];
    const domain = name.replace(/^\*?\./, '').toLowerCase();
    if (domain === '' || (only !== undefined && only !== actual)) return false;
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
