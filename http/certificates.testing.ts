import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates and keys, made for one test run: `ca`, and signed by it `server`, `other`, `client` and `expired`. */
export interface Certificates {
  /** The text of a file: `server.pem`, `server.key`. */
  read(name: string): string;
  readonly folder: string;
  end(): void;
}

const REQUEST = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const HERE = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
const SUBJECTS = { server: HERE, other: 'subjectAltName=DNS:elsewhere.invalid', client: 'subjectAltName=DNS:client' };

/** `undefined` where openssl is not installed. */
export function makeCertificates(): Certificates | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-tls-'));
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key'];
  try {
    const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=plumbline test authority'];
    openssl(...REQUEST, '-x509', ...authority);
    for (const [name, subject] of Object.entries(SUBJECTS)) {
      const own = ['-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '2', '-subj', `/CN=${name}`];
      const leaf = ['-addext', subject, '-addext', 'basicConstraints=critical,CA:FALSE'];
      openssl(...REQUEST, '-x509', ...signed, ...own, ...leaf);
    }
    openssl(...REQUEST, '-keyout', 'expired.key', '-out', 'expired.csr', '-subj', '/CN=localhost', '-addext', HERE);
    const yesterday = ['-days', '-1', '-copy_extensions', 'copy'];
    openssl('x509', '-req', '-in', 'expired.csr', ...signed, '-CAcreateserial', ...yesterday, '-out', 'expired.pem');
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  return {
    folder,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
