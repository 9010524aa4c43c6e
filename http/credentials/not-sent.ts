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
    ids: ['oidc-nonce-wrong', 'oidc-azp-wrong', 'oidc-id-token-unsigned', 'oidc-issuer-mismatch'],
    needs: 'an id_token of an issuer that signs what it is asked to',
  },
  {
    ids: [
      'token-grant-missing',
      'token-grant-unknown',
      'token-client-bad',
      'token-client-twice',
      'token-code-reused',
      'token-code-other-client',
      'token-redirect-mismatch',
      'token-parameter-repeated',
      'token-json-body',
    ],
    needs:
      'a token endpoint that neither counts failures nor locks its client; where it is an operation of the document, it is tested like any other',
  },
  {
    ids: [
      'mtls-none',
      'mtls-self-signed',
      'mtls-expired',
      'mtls-not-yet-valid',
      'mtls-wrong-ca',
      'mtls-wrong-eku',
      'mtls-revoked',
      'mtls-wrong-key',
      'mtls-san-mismatch',
      'mtls-token-binding',
      'mtls-old-tls',
    ],
    needs: 'certificates of the authority that the target trusts, one for each way to be wrong',
  },
  {
    ids: ['dpop-missing', 'dpop-bad', 'dpop-nonce', 'dpop-replayed', 'dpop-htm', 'dpop-htu', 'dpop-ath'],
    needs: 'the key that the token is bound to (RFC 9449)',
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
  {
    ids: ['bearer-other-user', 'authz-other-user', 'authz-parent-swap'],
    needs: 'to know what belongs to whom; `existence-not-leaked` compares what two identities are told',
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
