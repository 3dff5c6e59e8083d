import { z } from "zod";
import { featureNumber } from "../../bundle/feature-number.ts";
import { type NumberStake, newNumbers } from "../../stakes.ts";
import { namePullRequests } from "../name-pull-requests.ts";
import { byOrder, weightOf } from "../rival-order.ts";
import { defineRule, type RuleInputs } from "../rule.ts";

export const numberTaken = defineRule({
  id: "trace/number-taken",
  input: "trace",
  summary: "Disallow a new feature with a number that is taken, by the base branch or by an open pull request",
  rationale: "Two branches that both take the next number are each fine alone; merged, feature 004 can mean either.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    later:
      "{pull} took number {number} first, for {other}, and this pull request takes it for {bundle}. Rename {bundle}; {free} is free.",
    outranked:
      "{pull}, of somebody with write access, takes number {number} for {other} and goes first: whoever opened this pull request has no write access. Rename {bundle}; {free} is free.",
    earlier:
      "{pull} takes number {number} too, for {other}. This pull request keeps it for {bundle}; nothing to do here.",
    there: "{bundle} is new and takes number {number}, which {other} has. Rename {bundle}; {free} is free.",
  },
  guard:
    "Only spec bundles that the pull request adds count, with numbers such as `004-` in the same directory; time stamps and days are exempt. Of two open pull requests the one that was first keeps the number, and gets a note alone; one of somebody who may write goes before one of somebody who may not. Of a number that the base branch has it is a warning: some repositories use one for several features.",
  examples: [
    {
      name: "A number that another pull request took first",
      kind: "invalid",
      files: { "specs/003-cart/spec.md": "# Cart\n", "specs/004-search/spec.md": "# Search\n" },
      base: { "specs/003-cart/spec.md": "# Cart\n" },
      change: {
        rivalStakes: [{ kind: "number", key: "specs/004", name: "specs/004-auth", pullRequest: 41, isEarlier: true }],
      },
      reports: [
        "1: Pull request 41 took number 004 first, for specs/004-auth, and this pull request takes it for specs/004-search. Rename specs/004-search; 005 is free.",
      ],
      looked: "1/2",
    },
    {
      name: "A number of its own",
      kind: "valid",
      files: { "specs/003-cart/spec.md": "# Cart\n", "specs/004-search/spec.md": "# Search\n" },
      base: { "specs/003-cart/spec.md": "# Cart\n" },
      change: {
        rivalStakes: [{ kind: "number", key: "specs/005", name: "specs/005-auth", pullRequest: 41, isEarlier: true }],
      },
      reports: [],
    },
    {
      name: "A number that another pull request took later",
      kind: "invalid",
      files: { "specs/004-search/spec.md": "# Search\n" },
      base: { "specs/003-cart/spec.md": "# Cart\n" },
      change: {
        rivalStakes: [{ kind: "number", key: "specs/004", name: "specs/004-auth", pullRequest: 43, isEarlier: false }],
      },
      reports: [
        "1: Pull request 43 takes number 004 too, for specs/004-auth. This pull request keeps it for specs/004-search; nothing to do here.",
      ],
    },
    {
      name: "A number, while another pull request takes one far beyond",
      kind: "invalid",
      files: { "specs/003-cart/spec.md": "# Cart\n", "specs/004-search/spec.md": "# Search\n" },
      base: { "specs/003-cart/spec.md": "# Cart\n" },
      change: {
        rivalStakes: [
          { kind: "number", key: "specs/004", name: "specs/004-auth", pullRequest: 41, isEarlier: true },
          { kind: "number", key: "specs/005", name: "specs/005-mail", pullRequest: 42, isEarlier: true },
          { kind: "number", key: "specs/999", name: "specs/999-mine", pullRequest: 43, isEarlier: true },
        ],
      },
      reports: [
        "1: Pull request 41 took number 004 first, for specs/004-auth, and this pull request takes it for specs/004-search. Rename specs/004-search; 006 is free.",
      ],
    },
    {
      name: "A number that somebody with write access takes, and the author has none",
      kind: "invalid",
      files: { "specs/004-search/spec.md": "# Search\n" },
      base: { "specs/003-cart/spec.md": "# Cart\n" },
      change: {
        rivalStakes: [
          {
            kind: "number",
            key: "specs/004",
            name: "specs/004-auth",
            pullRequest: 43,
            isEarlier: true,
            byRank: true,
          },
        ],
      },
      reports: [
        "1: Pull request 43, of somebody with write access, takes number 004 for specs/004-auth and goes first: whoever opened this pull request has no write access. Rename specs/004-search; 005 is free.",
      ],
    },
    {
      name: "A number that the base branch has by now",
      kind: "invalid",
      files: { "specs/004-auth/spec.md": "# Auth\n", "specs/004-search/spec.md": "# Search\n" },
      base: { "specs/004-auth/spec.md": "# Auth\n" },
      change: {},
      reports: [
        "1: specs/004-search is new and takes number 004, which specs/004-auth has. Rename specs/004-search; 005 is free.",
      ],
    },
    {
      name: "The same spec bundle in a pull request that builds on another",
      kind: "false-positive",
      files: { "specs/004-auth/spec.md": "# Auth\n" },
      base: { "specs/003-cart/spec.md": "# Cart\n" },
      change: {
        rivalStakes: [{ kind: "number", key: "specs/004", name: "specs/004-auth", pullRequest: 41, isEarlier: true }],
      },
      reports: [],
    },
    {
      name: "Days of one year",
      kind: "false-positive",
      files: {
        "agent-os/specs/2026-01-10-auth/spec.md": "# Auth\n",
        "agent-os/specs/2026-01-31-search/spec.md": "# Search\n",
      },
      base: { "agent-os/specs/2026-01-10-auth/spec.md": "# Auth\n" },
      change: {},
      reports: [],
      looked: "0/2",
    },
    {
      name: "Two features that were there before",
      kind: "false-positive",
      files: { "specs/004-auth/spec.md": "# Auth\n", "specs/004-search/spec.md": "# Search and more\n" },
      base: { "specs/004-auth/spec.md": "# Auth\n", "specs/004-search/spec.md": "# Search\n" },
      change: {},
      reports: [],
      looked: "0/2",
    },
  ],

  *check(trace) {
    const added = newNumbers(trace.bundles, (path) => trace.before.get(path) ?? null);
    yield { examined: added.length, of: trace.bundles.length, unit: "spec bundles" };
    for (const one of added) yield* judge(one, trace);
  },
});

function* judge(added: NumberStake, { change, knownBundles }: RuleInputs["trace"]) {
  const { stake, bundle, number, parent } = added;
  const { path, documents } = bundle.location;
  const rivals = (change.rivalStakes ?? []).filter((one) => one.kind === "number");
  const known = knownBundles.map((location) => location.path);
  const free = freeNumber(
    parent,
    number.length,
    known,
    rivals.map(({ name }) => name),
  );
  const at = { path: documents[0] ?? path, line: 1, endLine: 1 };
  const values = { bundle: path, number, free };
  const there = known.find((other) => other !== path && other.startsWith(`${stake.key}-`) && isBelow(other, parent));
  if (there !== undefined) {
    const reported = { message: "there" as const, values: { ...values, other: there }, at, key: `${path} there` };
    yield { ...reported, atMost: "warning" as const };
  }
  const met = rivals.filter((one) => one.key === stake.key && one.name !== path);
  for (const [order, own] of byOrder(met)) {
    const [first] = own;
    if (!first || (there === first.name && order !== "earlier")) continue;
    yield {
      message: order,
      values: { ...values, other: first.name, pull: namePullRequests(own) },
      at,
      ...weightOf(order, path),
    };
  }
}

/** The first after the highest that is there which no open pull request takes: anybody may open one with a number of 999. */
function freeNumber(parent: string, length: number, there: readonly string[], taken: readonly string[]): string {
  const numbersOf = (paths: readonly string[]) =>
    paths.filter((path) => isBelow(path, parent)).map((path) => Number(featureNumber(path.slice(parent.length)) ?? 0));
  const isTaken = new Set(numbersOf(taken));
  let free = numbersOf(there).reduce((highest, next) => Math.max(highest, next), 0) + 1;
  while (isTaken.has(free)) free += 1;
  return String(free).padStart(length, "0");
}

function isBelow(path: string, parent: string): boolean {
  return path.startsWith(parent) && !path.slice(parent.length).includes("/");
}
