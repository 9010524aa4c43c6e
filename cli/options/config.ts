import type { ExtensionConfig } from '../config/extension.ts';
import type { IdentitiesConfig } from '../config/identities.ts';
import type { OperationsConfig } from '../config/operations.ts';

/**
 * What `plumbline.config.ts` may say: every option of the command line under its name in camelCase. The command line and
 * the environment win over it.
 */
export interface Config extends ExtensionConfig {
  /** Path or URL of the document. */
  readonly document?: string;
  readonly url?: string;
  readonly token?: string;
  readonly secondToken?: string;
  /** Security scheme → credential (`user:password` for basic). */
  readonly auth?: Readonly<Record<string, string>> | readonly string[];
  /** Field name → value, sent with every request. */
  readonly header?: Readonly<Record<string, string>> | readonly string[];
  readonly disposableCredentials?: boolean;
  readonly readOnly?: boolean;
  readonly ca?: string;
  readonly clientCert?: string;
  readonly clientKey?: string;
  readonly insecure?: boolean;
  readonly http2?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly generator?: readonly string[];
  readonly check?: readonly string[];
  readonly profile?: readonly string[];
  readonly shard?: string;
  readonly cases?: number;
  readonly seed?: number | 'random';
  readonly concurrency?: number;
  readonly rate?: number;
  readonly timeout?: number;
  readonly timeLimit?: number;
  readonly maxRequests?: number;
  readonly stopAfter?: number;
  readonly maxResponseTime?: number;
  readonly strict?: boolean;
  readonly noFormats?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: 'error' | 'warning' | 'none' | 'breaking' | 'review' | 'any';
  readonly overlay?: readonly string[];
  readonly noRepair?: boolean;
  readonly allowFileRefs?: boolean;
  readonly allowRemoteRefs?: boolean;
  /** `FORMAT` or `FORMAT=PATH`. */
  readonly report?: readonly string[];
  readonly record?: boolean;
  readonly resume?: string;
  readonly format?: string;
  readonly fix?: boolean;
  readonly port?: number;
  readonly host?: string;
  readonly fault?: readonly string[];
  readonly faults?: boolean;
  readonly latency?: number;
  readonly rateLimit?: number;
  /** `ID=VERDICT`: what a kind of change is taken for by `drift`. */
  readonly change?: readonly string[];
  /** `LEVEL=DAYS`: notice that deprecations must give. */
  readonly deprecationDays?: readonly string[];
  readonly cors?: boolean;
  readonly run?: string;
  readonly lock?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly envFile?: string;
  readonly noColor?: boolean;
  readonly noProgress?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** Who sends, and where their credentials are to be had. Only a configuration file says this. */
  readonly identities?: IdentitiesConfig;
  /** What holds for some operations alone. Only a configuration file says this. */
  readonly operations?: OperationsConfig;
}

/** The same object: gives a configuration file its types. */
export function defineConfig(config: Config): Config {
  return config;
}
