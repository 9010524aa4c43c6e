/** The documented response that an answered status belongs to: itself, its range or `default`. */
export function declares(documented: readonly string[], status: string): string | undefined {
  const range = `${status.charAt(0)}XX`;
  return (
    documented.find((each) => each === status) ??
    documented.find((each) => each.toUpperCase() === range) ??
    documented.find((each) => each === 'default')
  );
}
