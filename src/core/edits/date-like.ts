const YEAR_FIRST = /^(?:\d{4}|Y{4})([-./])(?:\d\d|MM)\1(?:\d\d|DD)$/i;
const DAY_FIRST = /^(?:\d\d|DD)\.(?:\d\d|MM)\.(?:\d{4}|Y{4})$/i;

/** A day, given as `2026-11-21`, in the form of another date of the document, or of a placeholder such as `YYYY/MM/DD`. */
export function dateLike(sample: string, day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const separator = YEAR_FIRST.exec(sample)?.[1];
  if (separator !== undefined) return [year, month, date].join(separator);
  return DAY_FIRST.test(sample) ? [date, month, year].join(".") : day;
}
