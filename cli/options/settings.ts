import type { HeaderField } from '../../http/exchange.ts';
import type { Sections } from '../config/sections.ts';
import type { CommandName } from './option.ts';

/** What was asked for, from wherever it came, checked and typed. Holds secrets: never print it. */
export interface Settings {
  readonly command: CommandName;
  readonly positionals: readonly string[];
  readonly document?: string;
  /** The document of the environment or the configuration, whatever the operands are. */
  readonly fallbackDocument?: string;
  readonly url?: string;
  readonly token?: string;
  readonly secondToken?: string;
  /** Security scheme name → credential. */
  readonly auth: ReadonlyMap<string, string>;
  readonly headers: readonly HeaderField[];
  readonly disposableCredentials?: boolean;
  readonly readOnly: boolean;
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly insecure: boolean };
  readonly http2: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly generators?: readonly string[];
  readonly checks?: readonly string[];
  readonly profiles: readonly string[];
  readonly shard: { readonly index: number; readonly of: number };
  readonly cases: number;
  /** `undefined`: derived from the document's digest. */
  readonly seed?: number | 'random';
  readonly concurrency: number;
  readonly rate?: number;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds. */
  readonly timeLimit?: number;
  readonly maxRequests?: number;
  readonly stopAfter?: number;
  readonly maxResponseTime?: number;
  readonly strict: boolean;
  readonly formats: boolean;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly failOn?: string;
  readonly overlays: readonly string[];
  readonly repair: boolean;
  readonly allowFileRefs: boolean;
  readonly allowRemoteRefs: boolean;
  readonly reports?: readonly ReportRequest[];
  readonly record: boolean;
  readonly resume?: string;
  readonly format: string;
  readonly fix: boolean;
  readonly port: number;
  readonly host: string;
  readonly faults: readonly string[];
  readonly listFaults: boolean;
  readonly latency: number;
  readonly rateLimit?: number;
  readonly cors: boolean;
  readonly runFile?: string;
  readonly lockFile?: string;
  /** `ID=VERDICT` and `LEVEL=DAYS`, as written. */
  readonly changeRules: readonly string[];
  readonly deprecationDays: readonly string[];
  readonly yes: boolean;
  /** `init` writes over what is there. */
  readonly force: boolean;
  readonly color?: boolean;
  readonly progress: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** What only a configuration file can say. */
  readonly sections?: Sections;
  /** Option → its value as it may be shown: no secret, nothing that was left at its default. */
  readonly shown: Readonly<Record<string, string | boolean | readonly string[]>>;
}

/** One `--report FORMAT[=PATH]`. */
export interface ReportRequest {
  readonly format: string;
  readonly path?: string;
}
