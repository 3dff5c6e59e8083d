import { z } from "zod";
import { day, login, ruleId, sentence } from "./schema-parts.ts";

/** A finding that is let be for a while, with who answers for it. */
export const waiverSchema = z.strictObject({
  rule: ruleId.describe("The rule whose findings do not fail."),
  place: z
    .string()
    .min(1)
    .max(200)
    .describe("Where: a task (`T012`, `001-auth#T012`), a spec bundle (slug or directory), or a glob of paths."),
  reason: sentence.describe("Why, for the readers of the check."),
  expires: day.describe("Last day on which it holds, `YYYY-MM-DD`."),
  by: login.optional().describe("Who answers for it."),
});

export type WaiverSettings = z.output<typeof waiverSchema>;
