/** Rows of the matrix that a static credential cannot show, and what each would take: said, not pretended. */
export const notSent: readonly { readonly ids: readonly string[]; readonly needs: string }[] = [
  {
    ids: ['bearer-expired', 'bearer-not-yet-valid', 'bearer-revoked', 'apikey-revoked'],
    needs: 'a credential that was valid, or will be',
  },
  {
    ids: ['bearer-refresh-token', 'bearer-id-token', 'bearer-authorization-code', 'oidc-id-token-as-access-token'],
    needs: 'another token of the same login',
  },
  {
    ids: ['bearer-other-environment', 'bearer-other-tenant', 'apikey-other-tenant'],
    needs: 'credentials of another environment or tenant',
  },
  {
    ids: [
      'jwt-exp-past',
      'jwt-exp-absent',
      'jwt-exp-string',
      'jwt-exp-negative',
      'jwt-exp-huge',
      'jwt-nbf-future',
      'jwt-iat-future',
      'jwt-iss-wrong',
      'jwt-aud-wrong',
      'jwt-aud-absent',
      'jwt-aud-array',
      'jwt-aud-array-valid',
      'jwt-typ-wrong',
      'jwt-crit-unknown',
      'jwt-kid-unknown',
      'jwt-kid-path',
      'jwt-kid-sql',
      'jwt-kid-url',
      'jwt-claims-duplicate',
    ],
    needs: 'the signing key: without it an edited token shows only that the signature is verified (jwt-claims-edited)',
  },
  { ids: ['jwt-hs256-public-key'], needs: 'the public key of the issuer' },
  { ids: ['jwt-jku-attacker', 'jwt-x5u-attacker'], needs: 'a listener that the target can reach' },
  {
    ids: ['scope-none', 'scope-without-each', 'scope-unrelated', 'scope-case'],
    needs: 'a token for each set of scopes; one less privileged identity is `second-identity`',
  },
  {
    ids: ['basic-colon-in-password', 'basic-charset'],
    needs: 'an account whose password has a colon, or is not ASCII',
  },
  {
    ids: ['bearer-1m'],
    needs: 'nothing: 64 KiB is as telling, and a megabyte in a field is an attack on what stands between',
  },
];
