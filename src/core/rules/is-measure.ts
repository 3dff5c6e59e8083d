/** What is counted in versions that look like the numbers of tasks. */
const VERSIONED =
  /(?:\b(?:version|release|v|python|node(?:\.js)?|npm|ruby|rails|php|java|go|rust|swift|xcode|kotlin|django|react|vue|angular|typescript|postgres(?:ql)?|mysql|redis|ios|macos|android|ubuntu|debian)|\.net)[ \t]{0,2}v?(?:[<>=~^]{1,2}[ \t]?)?$/i;

/** What stands behind a score, a lower bound, a share or an amount. */
const AMOUNT = /^(?:\/\d|\+|[ \t]?(?:%|ms\b|s\b|kb\b|mb\b|gb\b|x\b))/i;

/** Whether a number such as `3.11` is a version, a score or an amount wherever it stands in a line. */
export function isMeasure(line: string, number: string): boolean {
  if (!/^\d{1,4}\.\d{1,4}$/.test(number)) return false;
  let found = false;
  for (let at = line.indexOf(number); at !== -1; at = line.indexOf(number, at + 1)) {
    const before = line.slice(Math.max(0, at - 24), at);
    if (!VERSIONED.test(before) && !AMOUNT.test(line.slice(at + number.length, at + number.length + 6))) return false;
    found = true;
  }
  return found;
}
