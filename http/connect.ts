import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ProxyServer } from './proxy.ts';
import type { TlsOptions } from './tls.ts';

/** Where and how to connect. */
export interface Route {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsOptions;
  /** The proxy to tunnel through (CONNECT); absent: directly. */
  readonly proxy?: ProxyServer;
}

const MOST_PROXY_ANSWER = 16 * 1024;

/**
 * Opens a socket to the route's host, through the proxy and TLS where asked. Calls back once, with an error or a socket
 * that is ready to be written to. Returns a function that gives up.
 */
export function openSocket(route: Route, callback: (error: Error | null, socket: Socket | null) => void): () => void {
  let done = false;
  let current: Socket | undefined;
  const finish = (error: Error | null): void => {
    if (done) return;
    done = true;
    if (!error) current?.removeListener('error', finish);
    else current?.destroy();
    callback(error, error ? null : (current ?? null));
  };
  const through = (socket: Socket, ready: string, next: () => void): void => {
    current = socket;
    socket.setNoDelay(true);
    socket.once('error', finish);
    socket.once(ready, next);
    socket.once('close', () => finish(closedEarly()));
  };
  const secure = (below?: Socket): void => {
    if (!route.secure) {
      finish(null);
      return;
    }
    const servername = isIP(route.host) ? undefined : route.host;
    const at = below ? { socket: below } : { host: route.host, port: route.port };
    through(connectTls({ ...route.tls, ...at, servername, ALPNProtocols: ['http/1.1'] }), 'secureConnect', () =>
      finish(null),
    );
  };
  if (route.proxy) {
    const tunnel = connectPlain({ host: route.proxy.host, port: route.proxy.port });
    through(tunnel, 'connect', () => openTunnel(tunnel, route, (error) => (error ? finish(error) : secure(tunnel))));
  } else if (route.secure) secure();
  else {
    const plain = connectPlain({ host: route.host, port: route.port });
    through(plain, 'connect', () => finish(null));
  }
  return () => finish(new Error('given up'));
}

/** Asks the proxy for a tunnel (RFC 9110, 9.3.6). */
function openTunnel(socket: Socket, { host, port, proxy }: Route, callback: (error?: Error) => void): void {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const authorization = proxy?.authorization === undefined ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  let answer = '';
  const listen = (chunk: Buffer): void => {
    answer += chunk.toString('latin1');
    const end = answer.indexOf('\r\n\r\n');
    if (end < 0 && answer.length < MOST_PROXY_ANSWER) return;
    socket.removeListener('data', listen);
    socket.pause();
    const status = /^HTTP\/1\.[01] ([0-9]{3})/.exec(answer)?.[1];
    if (status?.startsWith('2') && end >= 0) callback();
    else
      callback(
        Object.assign(new Error(`the proxy answered ${status ?? 'no HTTP'} to CONNECT`), { code: 'ECONNREFUSED' }),
      );
  };
  socket.on('data', listen);
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${authorization}\r\n`);
}

function closedEarly(): Error {
  return Object.assign(new Error('the connection was closed before it was ready'), { code: 'ECONNRESET' });
}
