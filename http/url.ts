/** The origin and the rest of an absolute URL, the rest as it is: no normalising. Userinfo is no part of the origin. */
export function splitUrl(url: string): { readonly origin: string; readonly path: string } {
  const start = url.indexOf('://') + 3;
  const cut = url.slice(start).search(/[/?#]/);
  const end = cut < 0 ? url.length : start + cut;
  const authority = url.slice(start, end);
  const path = url.slice(end);
  return {
    origin: `${url.slice(0, start)}${authority.slice(authority.lastIndexOf('@') + 1)}`,
    path: path.startsWith('/') ? path : `/${path}`,
  };
}

/** The URL, or `undefined` where the text is none. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
