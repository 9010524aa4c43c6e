import { rootCertificates } from 'node:tls';

/** What may be said about TLS. PEM texts, not file names: reading files is the caller's. */
export interface TlsSettings {
  /** Certificates to trust beside the well-known ones. */
  readonly ca?: string;
  /** Client certificate and its key. */
  readonly cert?: string;
  readonly key?: string;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
}

/** The options that `node:tls` takes. */
export interface TlsOptions {
  readonly ca?: string[];
  readonly cert?: string;
  readonly key?: string;
  readonly rejectUnauthorized: boolean;
}

/** Settings as `node:tls` wants them: its `ca` replaces the well-known certificates, so they are named again. */
export function tlsOptions({ ca, cert, key, insecure }: TlsSettings): TlsOptions {
  return {
    ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    rejectUnauthorized: insecure !== true,
  };
}
