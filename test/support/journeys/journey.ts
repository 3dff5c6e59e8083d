import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const words = z.union([z.string(), z.array(z.string())]);
const marks = z.record(z.string(), z.string().length(1));

/** What a commit changes. Files are as they will be, null deletes one; the rest changes the tasks document. */
const change = {
  files: z.record(z.string(), z.string().nullable()).optional(),
  /** Boxes of the tasks document: the mark that each task gets. */
  marks: marks.optional(),
  /** Words of the tasks document, and what they become. */
  words: z.record(z.string(), z.string()).optional(),
  /** Lines below all others in the tasks document. */
  below: z.string().optional(),
  /** The directory of a copy of the spec bundle; with `moved`, the bundle goes there. */
  copied: z.string().optional(),
  moved: z.string().optional(),
  /** This many files besides. */
  many: z.number().optional(),
  message: z.string().optional(),
};

/** The pull request that is meant; the one opened last where none is named. */
const pull = z.string().optional();
const by = z.string().optional();

const text = z.strictObject({ says: words.optional(), saysNot: words.optional() });

const expectation = z.strictObject({
  pull,
  check: text
    .extend({ conclusion: z.string().optional(), title: words.optional(), runs: z.number().optional() })
    .optional(),
  comment: z.union([z.literal("none"), text]).optional(),
  /** The one reply to a command: the last one, or the one that was given a name. */
  reply: text.extend({ to: z.string().optional(), reactions: z.array(z.string()).optional() }).optional(),
  replies: z.number().optional(),
  /** The tasks document of a branch: as the repository began, but for these boxes and words. */
  tasks: z
    .strictObject({ branch: z.string(), marks: marks.optional(), words: change.words, below: change.below })
    .optional(),
  file: text.extend({ branch: z.string(), path: z.string() }).optional(),
  /** The newest commit of a branch. */
  commit: text.extend({ branch: z.string() }).optional(),
  commits: z.strictObject({ branch: z.string(), count: z.number() }).optional(),
  state: z.enum(["open", "closed", "merged"]).optional(),
  base: z.string().optional(),
  /** The rolling pull request of our own. */
  rolling: z.enum(["open", "closed", "merged", "none"]).optional(),
});

const comment = z.strictObject({ pull, as: z.string().optional(), text: z.string(), by: z.string() });
const actions = {
  open: z.strictObject({
    as: z.string().optional(),
    branch: z.string(),
    on: z.string().optional(),
    base: z.string().optional(),
    fork: z.string().optional(),
    body: z.string().optional(),
    title: z.string().optional(),
    draft: z.boolean().optional(),
    by,
    ...change,
  }),
  push: z.strictObject({ pull, by, author: z.string().optional(), instead: z.boolean().optional(), ...change }),
  commit: z.strictObject({ branch: z.string(), ...change }),
  comment,
  review: comment.extend({
    text: z.string().optional(),
    state: z.enum(["APPROVED", "COMMENTED", "CHANGES_REQUESTED"]).optional(),
    /** The commit that the pull request had when it was opened, instead of its head. */
    first: z.boolean().optional(),
  }),
  edit: z.strictObject({
    pull,
    body: z.string().optional(),
    title: z.string().optional(),
    base: z.string().optional(),
  }),
  merge: z.strictObject({ pull, method: z.enum(["merge", "squash", "rebase"]).optional() }),
  enqueue: z.strictObject({ pull }),
  close: z.strictObject({ pull }),
  reopen: z.strictObject({ pull }),
  ready: z.strictObject({ pull }),
  lock: z.strictObject({ pull }),
  press: z.strictObject({ pull, button: z.string(), by: z.string() }),
  /** Re-run of the check: the newest one, or the one that the first commit got. */
  rerun: z.strictObject({ pull, first: z.boolean().optional() }),
  archive: z.strictObject({}),
  unarchive: z.strictObject({}),
  deleteFork: z.strictObject({ pull }),
  deleteBranch: z.strictObject({ branch: z.string() }),
  /** What the merge queue does with the group in front, once its check is there. */
  queue: z.enum(["merged", "ejected"]),
  /** Until the service has done nothing for a second: what is not there by then does not come. */
  quiet: z.strictObject({}),
  expect: expectation,
};

const plainStep = z.strictObject(
  Object.fromEntries(Object.entries(actions).map(([name, shape]) => [name, shape.optional()])) as {
    [Name in keyof typeof actions]: z.ZodOptional<(typeof actions)[Name]>;
  },
);

const journey = z.strictObject({
  repository: z
    .strictObject({
      /** The configuration on `main`: `mode: enforce` unless given; null for none. */
      config: z.string().nullable().optional(),
      /** The configuration in the organisation's `.github`, and whether the App is there. */
      organisation: z.strictObject({ config: z.string(), installed: z.boolean() }).optional(),
      /** Rules of `main`. */
      rules: z.array(z.enum(["pull_request", "merge_queue"])).optional(),
      ...change,
    })
    .optional(),
  steps: z.array(
    plainStep.extend({
      /** Steps that happen just before the service next asks for this operation. */
      meanwhile: z.strictObject({ operation: z.string(), steps: z.array(plainStep) }).optional(),
    }),
  ),
});

export type Journey = z.infer<typeof journey>;
export type Step = Journey["steps"][number];
export type Expectation = z.infer<typeof expectation>;
type Actions = typeof actions;
export type Given<Name extends keyof Actions> = z.infer<Actions[Name]>;
export type Change = Pick<Given<"commit">, Exclude<keyof typeof change, "message">>;
export type Words = z.infer<typeof words>;

const ROOT = join(import.meta.dirname, "../../../fixtures/pull-requests");

/** The cases that are told as a journey, in the order of their names. */
export function journeyNames(): readonly string[] {
  return readdirSync(ROOT).filter((name) => existsSync(join(ROOT, name, "journey.yml")));
}

/** `fixtures/pull-requests/<case>/journey.yml`; throws where it has a key that no step or expectation knows. */
export function readJourney(name: string): Journey {
  const read = journey.parse(parse(readFileSync(join(ROOT, name, "journey.yml"), "utf8")));
  const steps = read.steps.flatMap((step) => [step, ...(step.meanwhile?.steps ?? [])]);
  const odd = steps.find((step) => Object.keys(step).length !== 1);
  if (odd) throw new Error(`a step does one thing: ${JSON.stringify(odd)}`);
  return read;
}
