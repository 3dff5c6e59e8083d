import type { Estimate } from "../bundle/task.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";

/** Working hours of one unit. */
const HOURS: readonly (readonly [RegExp, number])[] = [
  [/^m(?:in(?:ute)?s?)?$/i, 1 / 60],
  [/^(?:h(?:(?:ou)?rs?)?|時間|小时)$/i, 1],
  [/^(?:d(?:ays?)?|日|天)$/i, 8],
  [/^(?:w(?:ee)?ks?|w|週間|周)$/i, 40],
];
const UNIT = "(?:minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?|w|時間|小时|日|天|週間|周)";
/** `2-4h`, `1h 30m`, `~1.5 days`. */
const AMOUNT = new RegExp(
  `(\\d{1,4}(?:\\.\\d{1,2})?)(?:[ \\t]?(?:[-–—~～]|to)[ \\t]?(\\d{1,4}(?:\\.\\d{1,2})?))?[ \\t+-]{0,2}(${UNIT})(?![A-Za-z])`,
  "gi",
);
/** `[2-4h]` and `(~30 min)` in a title; `[M]` and its like after the id. */
const IN_TITLE = new RegExp(
  `[[(（]~?[ \\t]?(\\d{1,4}(?:\\.\\d)?(?:[ \\t]?[-–—~][ \\t]?\\d{1,4}(?:\\.\\d)?)?[ \\t]?${UNIT})[\\])）]`,
  "i",
);
const SIZE_IN_TITLE = /\[(XS|M|L|XL|XXL)\]/;

/** How long a task is said to take: by its field, or by a label in its text; null where nothing says so. */
export function readEstimate(text: string, fields: readonly Field[]): Estimate | null {
  const stated = fields.find(({ key, value }) => fieldRole(key) === "estimate" && value !== "")?.value;
  const said =
    stated ??
    (/[[(（]/.test(text) ? (IN_TITLE.exec(plainSigns(text))?.[1] ?? SIZE_IN_TITLE.exec(text)?.[1]) : undefined);
  return said === undefined ? null : { text: said.slice(0, 200), hours: hoursOf(plainSigns(said)) };
}

/** The middle of a range, and the sum of `1h 30m`; what stands in parentheses explains. */
function hoursOf(said: string): number | null {
  const amounts = [...said.slice(0, 200).matchAll(AMOUNT)];
  const [first] = amounts;
  if (!first) return null;
  let end = first.index;
  let hours = 0;
  for (const amount of amounts) {
    if (amount !== first && !/^[ \t+]{0,3}$/.test(said.slice(end, amount.index))) break;
    hours += hoursOfAmount(amount);
    end = amount.index + amount[0].length;
  }
  return Math.round(hours * 100) / 100;
}

function hoursOfAmount([, from = "", to = from, unit = ""]: RegExpExecArray): number {
  const ofUnit = HOURS.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
  return ((Number(from) + Number(to)) / 2) * ofUnit;
}
