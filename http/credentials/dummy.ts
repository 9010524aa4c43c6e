/**
 * What stands for a secret where none is supplied, or none may be read (`plumbline cases`): fixed, so that the same
 * document yields the same requests, and known to be no secret.
 */
export const DUMMY_CREDENTIALS = {
  first: 'plumbline-dummy-credential-0001',
  second: 'plumbline-dummy-credential-0002',
} as const;
