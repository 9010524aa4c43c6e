import type { ReceivedResponse, Transport } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import type { Renewal } from '../../http/identity.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { LoginConfig } from '../config/identities.ts';
import type { LoginRequest } from './login-request.ts';
import { tokenOf } from './token-of.ts';

const MOST_BODY = 1024 * 1024;
const MOST_TRIES = 4;
/** Longest that a login is put off by a Retry-After. Milliseconds. */
const LONGEST_PAUSE = 30_000;

/** Somebody who is logged in. */
export interface LoggedIn {
  readonly renewal: Renewal;
  /** The credential as it is now. */
  token(): string;
}

/** What a login needs beside its request. */
export interface LoginOptions {
  /** Where it is configured, for messages: `identities.main.login in plumbline.config.ts`. */
  readonly place: string;
  readonly transport: Transport;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Logs in, and does so again whenever it is asked to: once, however many ask at the same time. Rejects with
 * TARGET_UNREACHABLE or CREDENTIALS_REFUSED, in one sentence, when there is no credential to be had.
 */
export async function logIn(config: LoginConfig, request: LoginRequest, options: LoginOptions): Promise<LoggedIn> {
  const seen = new Set(request.secrets);
  let sent = 0;
  let current = await obtain(config, request, options, async () => {
    sent++;
  });
  let count = 1;
  let coming: Promise<void> | undefined;
  seen.add(current);
  const again = async (admit: () => Promise<void>): Promise<void> => {
    current = await obtain(config, request, options, async () => {
      await admit();
      sent++;
    });
    seen.add(current);
    count++;
  };
  return {
    token: () => current,
    renewal: {
      on: new Set(config.refreshOn ?? [401]),
      issuer: request.operation,
      count: () => count,
      requests: () => sent,
      credentials: () => [current],
      secrets: () => [...seen],
      renew(since, admit) {
        if (count !== since) return Promise.resolve();
        coming ??= again(admit).finally(() => {
          coming = undefined;
        });
        return coming;
      },
    },
  };
}

async function obtain(
  config: LoginConfig,
  request: LoginRequest,
  options: LoginOptions,
  admit: () => Promise<void>,
): Promise<string> {
  const { place, transport, timeout, sleep } = options;
  const tokenAt = config.tokenAt ?? '/access_token';
  for (let tries = 1; ; tries++) {
    await admit();
    const { response, failure } = await transport.send(request.wire, { timeout, maxBody: MOST_BODY });
    if (failure) {
      const code = failure.kind === 'aborted' ? 'CREDENTIALS_REFUSED' : 'TARGET_UNREACHABLE';
      throw new PlumblineError(code, `the login ${request.shown} failed: ${failure.message}; check ${place}`);
    }
    const { status } = response;
    if (isPutOff(status) && tries < MOST_TRIES) {
      await sleep(pause(response, tries));
      continue;
    }
    if (status < 200 || status > 399)
      throw new PlumblineError(
        'CREDENTIALS_REFUSED',
        `the login ${request.shown} was answered ${status}; check ${place}`,
      );
    const token = tokenOf(response, tokenAt);
    if (token === undefined)
      throw new PlumblineError(
        'CREDENTIALS_REFUSED',
        `the login ${request.shown} was answered ${status} without a credential at ${tokenAt}; set tokenAt of ${place}`,
      );
    return token;
  }
}

/** Whether this answer is about load, not about who asks. */
function isPutOff(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504);
}

function pause(response: ReceivedResponse, tries: number): number {
  const asked = field(response.headers, 'retry-after')?.trim() ?? '';
  return Math.min(/^\d+$/.test(asked) ? Number(asked) * 1000 : 100 * 2 ** tries, LONGEST_PAUSE);
}
