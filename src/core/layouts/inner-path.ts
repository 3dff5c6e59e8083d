import { z } from "zod";

/** Below the directory that it starts from: relative, no `.` or `..` between its slashes or braces, no backslash, no drive. */
const INNER = /^(?![A-Za-z]:)(?!\/)(?!(?:[\s\S]*[/{,(|])?\.{1,2}(?:[/},)|]|$))[^\\]+$/;

/** A path or glob that cannot lead out of the directory that it starts from. Said in one pattern, for JSON Schema too. */
export function innerPath(from: string, example: string) {
  return z
    .string()
    .min(1)
    .max(200)
    .regex(INNER, `must stay inside ${from}: relative, with / between directories and no . or .. among them`)
    .meta({ examples: [example] });
}
