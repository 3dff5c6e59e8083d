import { z } from "zod";
import { dialects } from "../dialects/index.ts";
import { rules } from "../rules/index.ts";
import { STATUSES } from "../statuses/status.ts";

export const level = z.enum(["off", "info", "warning", "error"]);

/** Longer globs are not needed for paths, and take long to match. */
const glob = z.string().min(1).max(200);

export const globs = z.array(glob).max(200);

export const ruleId = z.enum(rules.map(({ id }) => id));

/** A level per rule, for places where a rule's options stay as they are. */
export const levels = z.partialRecord(ruleId, level);

export const dialect = z.enum(["auto", ...dialects.map(({ id }) => id)]);

/** What marks mean: `"~": in-progress`, `"[>]": deferred`, or a word of a status field. */
export const markers = z.record(z.string().min(1).max(40), z.enum(STATUSES));

/** A day that the calendar has, leap years included, as ISO 8601 writes it. Regular, so JSON Schema says the same. */
export const DAY = z.core.regexes.date;

export const day = z
  .string()
  .regex(DAY, "must be a day of the calendar, as YYYY-MM-DD")
  .meta({ examples: ["2027-01-31"] });

/** A sentence for the readers of the check. */
export const sentence = z.string().min(1).max(500);

/** A GitHub login, with the `[bot]` of an App where it is one. */
export const login = z.string().min(1).max(100);
