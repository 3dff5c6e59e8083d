import { z } from "zod";
import { STATUSES } from "../statuses/status.ts";

const count = z.number().int().min(0);
const severity = z.enum(["error", "warning", "info"]);
const tally = z.strictObject({ done: count, total: count });

const finding = z.strictObject({
  rule: z.string().describe("Id of the rule, such as graph/cycle; `spec-kit-enforce explain <rule>` tells more."),
  severity,
  status: z.enum(["new", "existing"]).describe("existing: the merge base has it too."),
  counts: z.boolean().describe("Whether it counts for this verdict; an error that counts fails the check."),
  path: z.string(),
  line: z.number().int().min(1),
  endLine: z.number().int().min(1),
  task: z.string().nullable().describe("Id of the task that it is about."),
  message: z.string().describe("What, where, why it matters and one thing to do."),
  fingerprint: z.string().describe("The same for the same finding, whatever lines move."),
  fixable: z.boolean().describe("Whether it can be fixed without anybody's judgement."),
  waived: z.boolean().describe("Whether somebody answers for it, so that its severity is lowered."),
});

const bundle = z.strictObject({
  path: z.string(),
  layout: z.string(),
  dialect: z.string().nullable(),
  tasksPath: z.string().nullable(),
  tasks: tally.describe("Cancelled tasks are in neither number."),
  completes: z.array(z.string()).describe("Ids that are ticked when this merges; at most 50."),
  unblocks: z.array(z.string()).describe("Ids that can be started then and could not before; at most 50."),
  ready: z
    .array(z.strictObject({ id: z.string(), status: z.enum(STATUSES) }))
    .describe("What can be started now, most important first; at most 10."),
  blocked: z
    .array(z.strictObject({ id: z.string(), waitsFor: z.array(z.string()) }))
    .describe("Open tasks that wait, and what for; at most 50."),
});

const claim = z.strictObject({
  written: z.string(),
  bundle: z.string().nullable().describe("Null where it could not be told."),
  task: z.string(),
  kind: z.enum(["completes", "part-of"]),
});

/** The verdict on a pull request as programs read it: a fenced block of the check's text. Version 1 is only added to. */
const verdictSchema = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  outcome: z.enum(["pass", "fail", "error"]).describe("error: could not be evaluated; it fails the check as well."),
  conclusion: z.enum(["success", "failure", "neutral"]).describe("What the check run says on GitHub."),
  mode: z.enum(["report", "enforce"]),
  bundles: z.array(bundle),
  bundlesOmitted: count.describe("Spec bundles that found no room."),
  claims: z.array(claim).describe("Tasks that the pull request names; at most 50."),
  suggestions: z.array(z.string()).describe("References to name where it names none, most likely first."),
  findings: z.array(finding).describe("Errors first, new ones before existing ones."),
  findingsOmitted: count.describe("Findings that found no room."),
  failures: z
    .array(z.strictObject({ path: z.string().nullable(), reason: z.string(), hint: z.string() }))
    .describe("What could not be read or evaluated; at most 10."),
});

export type VerdictDocument = z.output<typeof verdictSchema>;

/** The JSON Schema (2020-12) of the verdict. */
export function verdictJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(verdictSchema), title: "spec-kit-enforce verdict, version 1" };
}
