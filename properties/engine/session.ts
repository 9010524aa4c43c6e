import type { Case } from '../../http/case.ts';
import type { Exchange, WireRequest } from '../../http/exchange.ts';
import { configuredFields } from '../../http/identity.ts';
import type { Redactor } from '../../http/redact.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import type { Check, CheckContext } from '../check.ts';
import { answerShape } from '../checks/answer-shape.ts';
import { checks as ours } from '../checks/index.ts';
import { selectChecks } from '../checks/select.ts';
import { createContext } from '../context.ts';
import { guardedCheck, guardedGenerator } from '../extension.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { generators as allGenerators } from '../generators/index.ts';
import { attemptedAgain } from '../generators/own-keys.ts';
import { createResponseJudge, type Judge } from '../judge/index.ts';
import type { Finding } from '../outcome.ts';
import { createRequestModels } from '../request-models.ts';
import type { RunOptions } from '../run-options.ts';
import type { Bench } from '../verify.ts';
import { createBreath } from './breath.ts';
import { createLedger, type Ledger } from './coverage.ts';
import { type CutAnswers, createCutAnswers } from './cut-answers.ts';
import { createRecorder, type Recorder } from './exchange-record.ts';
import { createFindingBook } from './findings.ts';
import { createGovernor, type Governor } from './governor.ts';
import { createInspector } from './inspect.ts';
import { createKnownValues, type KnownValues } from './known-values.ts';
import { createLargeNumbers } from './large-numbers.ts';
import { createLoneSurrogates } from './lone-surrogates.ts';
import { createOriginals, type Originals } from './originals.ts';
import { renewingSender } from './renewing-sender.ts';
import { createResourcePool, type ResourcePool } from './resource-pool.ts';
import { createResources } from './resources.ts';
import { runRedactor } from './run-redactor.ts';
import { createSender, MOST_BODY, type Sender } from './sender.ts';
import { createWays } from './ways.ts';

/** Everything that lives as long as one run, put together. */
export interface Session {
  readonly options: RunOptions;
  readonly context: GeneratorContext;
  readonly generators: readonly CaseGenerator[];
  /** Those that are on. */
  readonly checks: ReturnType<typeof selectChecks>;
  /** All that there are, the user's own among them. */
  readonly everyCheck: readonly Check[];
  /** What code of the user's own did wrong, a sentence each. */
  readonly failures: ReadonlySet<string>;
  readonly governor: Governor;
  readonly bench: Bench;
  readonly recorder: Recorder;
  /** The same sender, which gets fresh credentials where those of a request have worn out. */
  readonly renewing: (sender: Sender, governor: Governor) => Sender;
  /** To be awaited between pieces of work that send nothing. */
  readonly breathe: () => Promise<void> | undefined;
  readonly known: KnownValues;
  readonly pool: ResourcePool;
  readonly ledger: Ledger;
  readonly judge: Judge;
  /** Answers that were too long to be judged. */
  readonly cut: CutAnswers;
  readonly originals: Originals;
  /** Operation label → the first valid request that was accepted. */
  readonly controls: Map<string, Case>;
  /** Operation label → a valid request that was read and refused all the same: what can be broken where nothing is accepted. */
  readonly readings: Map<string, Case>;
  readonly basePath: string;
  learnUnknownPath(exchange: Exchange): void;
}

/** Puts a session together. Sends nothing. */
export function createSession(options: RunOptions, sleep: (milliseconds: number) => Promise<void>): Session {
  const { document, operations } = options;
  const basePath = new URL(options.target.baseUrl).pathname.replace(/\/$/, '');
  const models = createRequestModels(document, { formats: options.formats });
  const pool = createResourcePool();
  const known = createKnownValues(operations, models, pool, basePath);
  const controls = new Map<string, Case>();
  const readings = new Map<string, Case>();
  const ledger = createLedger(models);
  const originals = createOriginals(operations, models, ({ label }) => controls.get(label));
  const loggedIn = [options.identities.first, options.identities.second].map(
    (identity) => identity?.renewal?.requests() ?? 0,
  );
  const governor = createGovernor(
    options,
    sleep,
    loggedIn.reduce((sum, count) => sum + count, 0),
  );
  const failures = new Set<string>();
  const blame = (sentence: string): void => void failures.add(sentence);
  const { checks: ownChecks = [], generators: ownGenerators = [] } = options.extension ?? {};
  const everyCheck = [...ours, ...ownChecks.map((check) => guardedCheck(check, blame))];
  const checks = selectChecks(everyCheck, {
    ids: options.checks,
    maxResponseTime: options.maxResponseTime,
    profiles: options.profiles,
  });
  const everyGenerator = [...allGenerators, ...ownGenerators.map((generator) => guardedGenerator(generator, blame))];
  const generators = everyGenerator.filter(
    ({ id }) => options.generators === undefined || options.generators.includes(id),
  );

  const { identities } = options;
  const renewals = [identities.first.renewal, identities.second?.renewal].filter((renewal) => renewal !== undefined);
  const issuers = new Set(renewals.flatMap(({ issuer }) => issuer ?? []));
  const asked = new Set(options.checks?.filter((id) => !id.startsWith('-')));
  let unknownPath: CheckContext['unknownPath'];
  const seen = (): CheckContext => ({
    document,
    judge,
    formats: options.formats,
    maxResponseTime: options.maxResponseTime,
    unknownPath,
    secrets: [...options.secrets, ...renewals.flatMap((renewal) => renewal.credentials())],
    issuers,
    expected: options.expected,
    asked,
    large,
    surrogates,
  });
  const large = createLargeNumbers();
  const surrogates = createLoneSurrogates();
  const note = (request: WireRequest): void => {
    large.note(request);
    surrogates.note(request);
  };
  const judge = createResponseJudge(document, { formats: options.formats });
  let view = seen();
  const inspector = createInspector(checks, () => view);

  const redactor = runRedactor(options);
  const cut = createCutAnswers(MOST_BODY);
  const recorder = createRecorder(options, redactor);
  const observed = (exchange: Exchange): void => {
    ledger.note(exchange);
    cut.note(exchange);
    if (exchange.failure !== undefined) return;
    bench.resources.observe(exchange);
    originals.observe(exchange);
  };
  const renewing = (plain: Sender, limits: Governor): Sender =>
    renewingSender(plain, options, limits, () => {
      redactor.learn();
      view = seen();
    });
  const sender = renewing(createSender({ ...options, redactor }, governor, recorder, observed, note), governor);
  const context = createContext({
    ...options,
    models,
    known: known.known,
    references: known.references,
    accepted: ({ label }) => controls.get(label) ?? readings.get(label),
    configuredHeaders: (operation) => configuredFields(options.target, operation).map(([name]) => name.toLowerCase()),
  });
  const valid = allGenerators.find(({ id }) => id === 'valid');
  let variants = 0;
  const resources = createResources({
    operations,
    basePath,
    sender,
    recipe(creator, attempt) {
      const control = controls.get(creator.label);
      if (attempt % 3 === 0 || !valid) return control && attemptedAgain(control, attempt);
      const source = valid.cases(creator, context);
      return 'skip' in source ? control : (source.draw?.(source.systematic.length + 1_000_000 + attempt) ?? control);
    },
  });
  const bench: Bench = {
    document,
    sender,
    inspector,
    book: createFindingBook(options.judged?.findings),
    resources,
    ways: createWays({
      operations,
      resources,
      sender,
      readOnly: options.readOnly,
      valid: (operation) => bench.control(operation) ?? bench.variant(operation),
    }),
    validators: createValidators(document.root, { formats: options.formats }),
    redactor,
    strict: options.strict,
    variant(operation) {
      const source = valid?.cases(operation, context);
      return !source || 'skip' in source ? undefined : source.draw?.(source.systematic.length + 3_000_000 + variants++);
    },
    control: ({ label }) => controls.get(label),
    emit(finding) {
      const waiver = options.known?.get(finding.id);
      options.sink({ type: 'finding', ...finding, ...(waiver && { known: cleaned(waiver, redactor) }) });
      const counting = bench.book.findings.filter(({ id }) => !options.known?.has(id));
      if (options.stopAfter !== undefined && counting.length >= options.stopAfter) governor.stop('findings');
    },
  };
  return {
    options,
    context,
    generators,
    checks,
    everyCheck,
    failures,
    governor,
    bench,
    recorder,
    renewing,
    breathe: createBreath(options.now),
    known,
    pool,
    ledger,
    judge,
    cut,
    originals,
    controls,
    readings,
    basePath,
    learnUnknownPath({ response }) {
      if (!response) return;
      unknownPath = { status: response.status, shape: answerShape(response) };
      view = seen();
    },
  };
}

/** What a baseline says is as likely to hold a secret as anything that people write. */
function cleaned(waiver: NonNullable<Finding['known']>, redactor: Redactor): NonNullable<Finding['known']> {
  const { owner, reason, expires } = waiver;
  return {
    ...(owner !== undefined && { owner: redactor.text(owner) }),
    ...(reason !== undefined && { reason: redactor.text(reason) }),
    expires,
  };
}
