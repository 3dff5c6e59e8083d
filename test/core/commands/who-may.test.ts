import { describe, expect, it } from "vitest";
import type { CommandInput } from "../../../src/core/commands/answer-command.ts";
import type { CommandPermission } from "../../../src/core/commands/command.ts";
import { COMMANDS } from "../../../src/core/commands/index.ts";
import type { TaskDetail } from "../../../src/core/report/task-detail.ts";
import type { CommandComment } from "../../../src/core/snapshot/command-comment.ts";
import type { Permission } from "../../../src/core/snapshot/permission.ts";
import type { PullRequestFacts } from "../../../src/core/snapshot/pull-request.ts";
import { answerComment } from "../../support/answer-comment.ts";
import { buildBrief, buildBundle, buildEvaluation, buildFacts, buildFinding } from "../../support/reports.ts";

const HEAD = "a".repeat(40);
const AUTHOR = "mona";
const CHECKED = { id: 1, headSha: HEAD, status: "completed", conclusion: "failure", externalId: "" };

/** What a person is in a repository, and what GitHub's API gives for it (docs.github.com: `permission` and `role_name`). */
const ROLES: Readonly<Record<string, Permission>> = {
  none: "none",
  read: "read",
  triage: "triage",
  write: "write",
  maintain: "write",
  admin: "admin",
};

type Who = "nobody" | "author" | "others" | "everybody";

/** Who of which role may use a command that asks for a permission. */
const MAY: Readonly<Record<CommandPermission, Readonly<Record<string, Who>>>> = {
  anyone: {
    ...{ none: "everybody", read: "everybody", triage: "everybody" },
    ...{ write: "everybody", maintain: "everybody", admin: "everybody" },
  },
  read: {
    ...{ none: "author", read: "everybody", triage: "everybody" },
    ...{ write: "everybody", maintain: "everybody", admin: "everybody" },
  },
  triage: {
    ...{ none: "author", read: "author", triage: "everybody" },
    ...{ write: "everybody", maintain: "everybody", admin: "everybody" },
  },
  write: {
    ...{ none: "nobody", read: "nobody", triage: "nobody" },
    ...{ write: "everybody", maintain: "everybody", admin: "everybody" },
  },
  approver: {
    ...{ none: "nobody", read: "nobody", triage: "nobody" },
    ...{ write: "others", maintain: "others", admin: "others" },
  },
};

/** Which states of a pull request a command works in beside an open one of the repository's own. */
const WORKS_IN: Readonly<Record<string, readonly ("closed" | "merged" | "fork")[]>> = {
  help: ["closed", "merged", "fork"],
  status: ["closed", "merged", "fork"],
  why: ["closed", "merged", "fork"],
  next: ["closed", "merged", "fork"],
  show: ["closed", "merged", "fork"],
  graph: ["closed", "merged", "fork"],
  recheck: ["fork"],
  link: ["fork"],
  unlink: ["fork"],
  // In a fork they are refused where the branch is written to, with what to do instead.
  tick: ["merged", "fork"],
  untick: ["merged", "fork"],
  start: ["merged", "fork"],
  block: ["merged", "fork"],
  cancel: ["merged", "fork"],
  fix: [],
  scaffold: [],
  waive: ["fork"],
  override: ["fork"],
};

function detail(id: string): TaskDetail {
  const none = { done: 0, total: 0 };
  const facts = { priority: null, assignee: null, files: [], requirements: [], acceptance: none, subtasks: none };
  const state = { phaseTitle: null, dependsOn: [], waitsFor: null, isReady: true, unblocks: [] };
  return { task: buildBrief({ id }), ...state, ...facts };
}

const LACKING = { ...buildFinding(), creates: "specs/001-auth/plan.md" };
const BUNDLE = buildBundle({
  details: [detail("T012"), detail("T013")],
  completes: [buildBrief({ id: "T012", status: "todo" })],
  findings: [LACKING],
});

interface Scene {
  readonly role?: string;
  readonly by?: string;
  readonly facts?: Partial<PullRequestFacts>;
  readonly pusher?: string;
  readonly comment?: Partial<CommandComment>;
  readonly permissions?: CommandInput["permissions"];
}

function use(body: string, { role = "admin", by = "otto", facts = {}, comment = {}, pusher, permissions }: Scene = {}) {
  const author = { login: by, isBot: false };
  return answerComment({
    comment: { id: 99, nodeId: "n", body, author, edited: false, ...comment },
    facts: buildFacts({ author: { login: AUTHOR, isBot: false }, checkRun: CHECKED, headSha: HEAD, ...facts }),
    permission: ROLES[role] ?? "none",
    ...(pusher === undefined ? {} : { pusher }),
    ...(permissions === undefined ? {} : { permissions }),
    evaluation: buildEvaluation({ bundles: [BUNDLE] }),
  });
}

const RANKS: readonly Permission[] = ["none", "read", "triage", "write", "admin"];

const ONLY =
  /access to this repository, which `@\w+` does not have\.|is for anyone with write access, except the author and whoever pushed last, /;

describe.each(COMMANDS)("/spec $name", ({ name, permission, reach, examples }) => {
  const [body = ""] = examples;

  it.each(Object.keys(ROLES))("is for whom its definition says, with role %s", (role) => {
    const who = MAY[permission][role] ?? "nobody";
    const isRefused = (by: string) => ONLY.test(use(body, { role, by }).reply ?? "");
    expect({ author: isRefused(AUTHOR), others: isRefused("otto") }).toEqual({
      author: who !== "author" && who !== "everybody",
      others: who !== "others" && who !== "everybody",
    });
    const refused = use(body, { role, by: who === "author" || who === "everybody" ? AUTHOR : "otto" });
    if (ONLY.test(refused.reply ?? ""))
      expect(refused).toMatchObject({ kind: "refuse", orders: [], reaction: "confused" });
  });

  it.each(["read", "triage", "write"] as const)("is for whom the configuration says: %s", (configured) => {
    const permissions = { [name]: configured };
    for (const [role, given] of Object.entries(ROLES)) {
      const isEnough = RANKS.indexOf(given) >= RANKS.indexOf(configured);
      expect(ONLY.test(use(body, { role, permissions }).reply ?? ""), role).toBe(!isEnough);
    }
  });

  it(`is ${permission === "approver" ? "not" : "also"} for whoever pushed the head`, () => {
    expect(ONLY.test(use(body, { pusher: "Otto" }).reply ?? "")).toBe(permission === "approver");
    expect(ONLY.test(use(body, { pusher: "mona" }).reply ?? "")).toBe(false);
  });

  it.each(["closed", "merged", "fork"] as const)("works where the pull request is %s, or says why not", (state) => {
    const facts = state === "fork" ? { fromFork: true } : { state };
    const { kind, reply, orders } = use(body, { facts });
    const works = WORKS_IN[name]?.includes(state);
    expect({ kind, hasOrders: orders.length > 0 }, reply ?? "").toEqual({
      kind: works ? "answer" : "refuse",
      hasOrders: works === true && reach !== "nothing",
    });
    if (!works) expect(reply).toMatch(/\. [A-Z].*\.\n/);
  });

  it("does the same in a locked conversation, without a reply", () => {
    const [open, locked] = [use(body), use(body, { facts: { locked: true } })];
    expect(locked).toEqual({ ...open, reply: null });
  });

  it("is refused in an edited comment, whoever wrote it", () => {
    expect(use(body, { comment: { edited: true } })).toMatchObject({ kind: "refuse", orders: [] });
  });

  it(`${reach === "nothing" ? "is answered" : "is refused"} in a review of an earlier commit`, () => {
    const comment = { surface: "review" as const, commitSha: "b".repeat(40) };
    const { kind, orders, reply } = use(body, { comment });
    expect({ kind, orders: reach === "nothing" ? [] : orders }).toEqual({
      kind: reach === "nothing" ? "answer" : "refuse",
      orders: [],
    });
    expect(reply?.includes("This review is about commit") ?? false).toBe(reach !== "nothing");
  });
});

it("the table of states has every command, and none that is gone", () => {
  expect(Object.keys(WORKS_IN).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

describe("/spec help", () => {
  it("says who may use a command here, as the configuration has it", () => {
    const { reply } = use("/spec help", { permissions: { next: "write" } });
    const row = reply?.split("\n").find((line) => line.startsWith("| `/spec next"));
    expect(row).toContain("| anyone with write access |");
  });
});
