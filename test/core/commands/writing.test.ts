import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../../src/core/commands/index.ts";
import type { CommandRecord, Order } from "../../../src/core/commands/order.ts";
import { standingOrders } from "../../../src/core/commands/standing-orders.ts";
import type { TaskDetail } from "../../../src/core/report/task-detail.ts";
import { answerComment } from "../../support/answer-comment.ts";
import { buildBrief, buildBundle, buildEvaluation, buildFacts } from "../../support/reports.ts";

const HEAD = "a".repeat(40);
const CHECKED = { id: 1, headSha: HEAD, status: "completed", conclusion: "failure", externalId: "" };

function detail(id: string): TaskDetail {
  const none = { done: 0, total: 0 };
  const facts = { priority: null, assignee: null, files: [], requirements: [], acceptance: none, subtasks: none };
  const state = { phaseTitle: null, dependsOn: [], waitsFor: null, isReady: true, unblocks: [] };
  return { task: buildBrief({ id }), ...state, ...facts };
}

type Over = Partial<Parameters<typeof answerComment>[0]> & { readonly by?: string };

function answer(body: string, { by = "ana", ...over }: Over = {}) {
  return answerComment({
    comment: { id: 99, nodeId: "n", body, author: { login: by, isBot: false }, edited: false },
    facts: buildFacts({ checkRun: CHECKED }),
    permission: "write",
    evaluation: buildEvaluation({ bundles: [buildBundle({ details: [detail("T012"), detail("T013")] })] }),
    ...over,
  });
}

const T012 = { bundle: "specs/001-auth", tasksPath: "specs/001-auth/tasks.md", task: "T012" };

describe.each([
  ["tick", "done"],
  ["untick", "todo"],
  ["start", "in-progress"],
  ["block", "blocked"],
  ["cancel", "cancelled"],
] as const)("/spec %s", (verb, to) => {
  it("wants the status for each task, with the words behind them as the reason", () => {
    const { orders, kind } = answer(`/spec ${verb} T012 T013 because it was so`);
    expect(kind).toBe("answer");
    expect(orders).toEqual([
      { kind: "edit", target: T012, to, reason: "it was so" },
      { kind: "edit", target: { ...T012, task: "T013" }, to, reason: "it was so" },
    ]);
  });

  it("names the branch that it writes to", () => {
    expect(answer(`/spec ${verb} T012`).reply).toContain("Written to `feature`, this pull request's own branch");
    expect(answer(`/spec ${verb} T012`, { facts: buildFacts({ state: "merged" }) }).reply).toContain(
      "Written to `main`:",
    );
  });

  it.each(["none", "read", "triage"] as const)("is refused with permission %s, author or not", (permission) => {
    expect(answer(`/spec ${verb} T012`, { permission })).toMatchObject({ kind: "refuse", orders: [] });
    expect(answer(`/spec ${verb} T012`, { permission, by: "mona" })).toMatchObject({ kind: "refuse", orders: [] });
  });

  it("advises the author alone to change the branch, which others may not push to", () => {
    const advice = "or change the task's box yourself on your branch";
    expect(answer(`/spec ${verb} T012`, { permission: "read", by: "mona" }).reply).toContain(advice);
    expect(answer(`/spec ${verb} T012`, { permission: "read" }).reply).not.toContain("yourself");
  });

  it("asks for a new comment where it was miswritten, since an edited one is ignored", () => {
    for (const written of [`/spec ${verb}x T012`, `/spec ${verb}`, `/spec ${verb} T099`])
      expect(answer(written).reply).toContain("Write the command in a new comment: an edited one is ignored.");
    const closed = answer(`/spec ${verb} T012`, { facts: buildFacts({ state: "closed" }) });
    expect(closed.reply).not.toContain("an edited one is ignored");
  });

  it("is refused on a closed pull request, without a task, and for an unknown one", () => {
    const closed = answer(`/spec ${verb} T012`, { facts: buildFacts({ state: "closed" }) });
    expect(closed.reply).toContain("so no task was changed. Reopen it, and write the command again.");
    expect(answer(`/spec ${verb}`).reply).toContain("names no task");
    expect(answer(`/spec ${verb} T099`).reply).toContain("There is no task `T099` in `specs/001-auth`.");
  });
});

describe("/spec link and /spec unlink", () => {
  it("are recorded and judged anew", () => {
    expect(answer("/spec link T012")).toMatchObject({
      recheck: true,
      orders: [{ kind: "link", target: T012, as: "completes" }],
    });
    expect(answer("/spec link part-of T012").orders).toEqual([{ kind: "link", target: T012, as: "part-of" }]);
    expect(answer("/spec unlink T012").orders).toEqual([{ kind: "unlink", target: T012 }]);
  });

  it.each([
    ["auto", "It is ticked when this merges."],
    ["in-pr", "It is ticked in this pull request once somebody approves it, or by `/spec tick`."],
    ["off", "It is to be ticked by hand."],
  ] as const)("say when and how a task is ticked with `ticks: %s`", (ticks, said) => {
    expect(answer("/spec link T012", { ticks }).reply).toContain(`this pull request completes it. ${said}`);
  });

  it("are the author's too, and nobody's after the merge", () => {
    expect(answer("/spec link T012", { permission: "none", by: "mona" }).kind).toBe("answer");
    expect(answer("/spec link T012", { permission: "read" }).kind).toBe("refuse");
    expect(answer("/spec link T012", { facts: buildFacts({ state: "merged" }) }).kind).toBe("refuse");
  });
});

describe("/spec override", () => {
  it("is recorded with its reason", () => {
    expect(answer("/spec override because the outage cannot wait").orders).toEqual([
      { kind: "override", reason: "the outage cannot wait" },
    ]);
  });

  it("is refused to the author, to those who may not write, and without a reason", () => {
    const why = "/spec override because I say so";
    expect(answer(why, { by: "Mona", permission: "admin" }).reply).toContain(
      "anyone with write access, except the author and whoever pushed last, and `@Mona` is the author.",
    );
    expect(answer(why, { permission: "triage" }).kind).toBe("refuse");
    expect(answer("/spec override").reply).toContain("An override needs a reason.");
    expect(answer("/spec override because").kind).toBe("refuse");
  });

  it("is refused on a commit whose verdict nobody can have read", () => {
    const pushed = buildFacts({ checkRun: { ...CHECKED, headSha: "b".repeat(40) } });
    expect(answer("/spec override because of it", { facts: pushed }).reply).toContain("has no verdict yet");
    expect(answer("/spec override because of it", { facts: buildFacts() }).kind).toBe("refuse");
  });
});

describe.each(["/spec override because of it", "/spec waive graph/cycle because of it"])("%s", (body) => {
  const AT = "2026-03-01T10:00:05Z";
  const author = { login: "ana", isBot: false };
  const judged = (since: string | null) => ({
    facts: buildFacts({ checkRun: { ...CHECKED, since } }),
    comment: { id: 99, nodeId: "n", body, author, edited: false, createdAt: AT },
    judgedSha: HEAD,
  });

  it("is for a verdict that was there when it was written", () => {
    expect(answer(body, judged("2026-03-01T10:00:04Z")).kind).toBe("answer");
    expect(answer(body, judged(AT)).kind).toBe("answer");
  });

  it.each(["2026-03-01T10:00:06Z", null])("is refused where that is of %s", (since) => {
    const { kind, reply } = answer(body, judged(since));
    expect(kind).toBe("refuse");
    expect(reply).toContain("had no verdict yet when this was written");
  });

  it("is refused on a commit that was judged for another pull request alone", () => {
    const pushed = { ...judged("2026-03-01T10:00:04Z"), judgedSha: "b".repeat(40) };
    expect(answer(body, pushed).reply).toContain("has no verdict yet");
    expect(answer(body, { ...pushed, judgedSha: null }).kind).toBe("refuse");
  });

  it("given with a review or a button, which are about that commit, is for whatever verdict it has", () => {
    const { createdAt: _, ...comment } = judged(null).comment;
    expect(answer(body, { ...judged(null), comment: { ...comment, commitSha: HEAD } }).kind).toBe("answer");
  });
});

describe("/spec tick of a task before its time", () => {
  const blocked = [
    { task: buildBrief({ id: "T012" }), waitsFor: ["T011", "T013"] },
    { task: buildBrief({ id: "T013" }), waitsFor: ["T011"] },
  ];
  const evaluation = buildEvaluation({
    bundles: [buildBundle({ details: [detail("T012"), detail("T013")], blocked })],
  });

  it("is carried out, and the reply says what the task waits for", () => {
    const { orders, reply } = answer("/spec tick T012", { evaluation });
    expect(orders).toHaveLength(1);
    expect(reply).toContain(
      "⚠️ `T012` waits for `T011`, `T013`, which are still open. Do that first, or correct the dependency.",
    );
  });

  it("leaves aside what is ticked along, and says nothing for other statuses", () => {
    const { reply } = answer("/spec tick T012 T013", { evaluation });
    expect(reply).toContain("⚠️ `T012` waits for `T011`, which is still open.");
    expect(answer("/spec start T012", { evaluation }).reply).not.toContain("⚠️");
  });
});

describe("/spec waive", () => {
  it("names a rule, a place, an end and a reason", () => {
    expect(answer("/spec waive graph/cycle T012 until 2028-02-29 because we know").orders).toEqual([
      { kind: "waive", rule: "graph/cycle", place: "T012", reason: "we know", until: "2028-02-29" },
    ]);
    expect(answer("/spec waive graph/cycle because we know").orders).toEqual([
      { kind: "waive", rule: "graph/cycle", place: null, reason: "we know", until: null },
    ]);
  });

  it.each([
    ["/spec waive graph/cycle", "A waiver needs a reason."],
    ["/spec waive graph/circle because so", "There is no rule `graph/circle`."],
    ["/spec waive graph/cycle until 2027-02-29 because so", "`2027-02-29` is no day."],
    ["/spec waive graph/cycle until because so", "is no day."],
    ["/spec waive graph/cycle T012 T013 because so", "A waiver holds at one place."],
  ])("%s is refused", (body, why) => {
    expect(answer(body)).toMatchObject({ kind: "refuse", orders: [] });
    expect(answer(body).reply).toContain(why);
  });
});

describe("several commands in one comment", () => {
  it("stop writing at the first refused one, and go on reading", () => {
    const { orders, reply } = answer("/spec tick T012\n/spec tick T099\n/spec cancel T013\n/spec status");
    expect(orders).toHaveLength(1);
    expect(reply).toContain("Skipped, because the earlier command `/spec ");
    expect(reply).toContain("### `specs/001-auth`");
  });
});

describe("the orders that stand", () => {
  const record = (order: Order, over: Partial<CommandRecord> = {}): CommandRecord => ({
    commentId: 1,
    position: 0,
    order,
    actor: "ana",
    headSha: HEAD,
    givenAt: "2026-03-01T10:00:00.000Z",
    ...over,
  });
  const kinds = (records: readonly CommandRecord[], today = "2026-03-02") => {
    const { links, waivers, override } = standingOrders(records, HEAD, today);
    return {
      links: links.map(({ order }) => order.kind),
      waivers: waivers.length,
      override: override?.order.reason ?? null,
    };
  };

  it("hold the last word on each task", () => {
    const link = record({ kind: "link", target: T012, as: "completes" });
    const unlink = record({ kind: "unlink", target: T012 });
    const other = record({ kind: "link", target: { ...T012, task: "T013" }, as: "part-of" });
    expect(kinds([link, other, unlink]).links).toEqual(["unlink", "link"]);
    expect(kinds([unlink, link]).links).toEqual(["link"]);
  });

  it("hold a waiver up to its last day", () => {
    const waiver = record({ kind: "waive", rule: "graph/cycle", place: null, reason: "r", until: "2026-03-02" });
    expect(kinds([waiver], "2026-03-02").waivers).toBe(1);
    expect(kinds([waiver], "2026-03-03").waivers).toBe(0);
  });

  it.each(["trace/config-weakened", "trace/checklist-without-approval", "trace/gate-changed-with-code"])(
    "hold a waiver of %s on its commit alone, as an approval holds",
    (rule) => {
      const order = { kind: "waive", rule, place: null, reason: "r", until: null } as const;
      expect(kinds([record(order)]).waivers).toBe(1);
      expect(kinds([record(order, { headSha: "b".repeat(40) })]).waivers).toBe(0);
    },
  );

  it("hold an override on its commit alone, the last one of several", () => {
    const early = record({ kind: "override", reason: "early" });
    const late = record({ kind: "override", reason: "late" });
    const elsewhere = record({ kind: "override", reason: "elsewhere" }, { headSha: "b".repeat(40) });
    expect(kinds([early, late, elsewhere]).override).toBe("late");
    expect(kinds([elsewhere]).override).toBeNull();
  });
});

describe("commands that write", () => {
  it.each(COMMANDS.filter(({ reach }) => reach !== "nothing"))("$name is nobody's who may only read", (command) => {
    expect(["triage", "write", "approver"]).toContain(command.permission);
  });
});
