/** A media type without parameters, as it is compared. */
export function mediaKey(range: string): string {
  return (range.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether a range of one document stands for a media type of the other: `application/*` for `application/json`. */
export function covers(range: string, type: string): boolean {
  const [main = '', sub = ''] = mediaKey(range).split('/');
  const [otherMain = '', otherSub = ''] = mediaKey(type).split('/');
  if (sub !== '*' || otherSub === '') return false;
  return main === '*' || main === otherMain;
}
