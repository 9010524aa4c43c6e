import type { StartRecord } from '../run-record.ts';
import type { Session } from './session.ts';

/** The first record of a run: everything that reports need to know about what was asked for. */
export function startRecord({ options, checks, everyCheck, generators, bench }: Session): StartRecord {
  const { document } = options;
  const enabled = new Set(checks.map(({ id }) => id));
  return {
    type: 'start',
    schemaVersion: 1,
    tool: { name: 'plumbline', version: options.version },
    document: {
      source: bench.redactor.url(document.source),
      title: document.title,
      version: document.version,
      openapi: document.openapi,
      digest: document.digest,
      text: options.documentText === undefined ? undefined : bench.redactor.text(options.documentText),
    },
    target: { url: bench.redactor.url(options.target.baseUrl), embedded: options.embedded },
    seed: options.seed,
    startedAt: options.startedAt,
    settings: options.settings,
    shard: options.shard,
    operations: options.operations.map(
      ({ label, id, method, path, operationId, summary, tags, pointer, responses }) => {
        const place = document.locate(pointer);
        return {
          label,
          id,
          method,
          path,
          operationId,
          summary,
          tags,
          at: { pointer: `#${pointer}`, line: place?.line, column: place?.column },
          documentedStatuses: [...responses.keys()],
        };
      },
    ),
    generators: generators.map(({ id, summary }) => ({ id, summary })),
    checks: everyCheck.map(({ id, family, level, severity, requirement, clause }) => ({
      id,
      family,
      level,
      severity,
      requirement,
      clause,
      enabled: enabled.has(id),
    })),
    diagnostics: [...document.diagnostics, ...(options.diagnostics ?? [])],
    // What was no secret then may be one now.
    previous: options.previous && {
      ...options.previous,
      target: bench.redactor.url(options.previous.target),
      findings: options.previous.findings.map((finding) => ({
        ...finding,
        actual: bench.redactor.text(finding.actual),
      })),
    },
  };
}
