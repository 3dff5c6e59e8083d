/** The day in UTC, as the App counts it: waivers end by it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
