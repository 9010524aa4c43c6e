const TOKEN = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/** Whether a message can carry a parameter of this name there: fields and cookies have tokens for names (RFC 9110, 5.6.2). */
export function isTransmittable(name: string, location: string): boolean {
  return location === 'header' || location === 'cookie' ? TOKEN.test(name) : name !== '';
}
