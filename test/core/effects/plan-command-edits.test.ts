import { describe, expect, it } from "vitest";
import { type EditOrder, planCommandEdits } from "../../../src/core/effects/plan-command-edits.ts";
import { planFor, sourceFile } from "../edits/support.ts";

const DOCUMENT = "- [ ] T004-T006 Weed\n";

function refusedBecause(to: EditOrder["to"]): string {
  const plan = planFor(sourceFile(DOCUMENT), { T004: to });
  const target = { bundle: "specs/001-garden", tasksPath: plan.path, task: "T004" };
  const { fates } = planCommandEdits({
    branch: {
      repository: { id: 1, owner: "octo", name: "shop" },
      branch: "feature",
      tipSha: "a".repeat(40),
      directCommitsRefused: null,
      tree: { sha: "b".repeat(40), files: [], unread: [] },
      config: null,
    },
    isHead: true,
    orders: [{ kind: "edit", target, to, reason: null }],
    plans: [plan],
    actor: "ana",
    pullRequest: 12,
  });
  const [fate] = fates.map((one) => one.fate);
  return typeof fate === "object" ? fate.refused : "";
}

describe("a command for one of several tasks that share a box", () => {
  it.each([
    ["done", "tick"],
    ["in-progress", "start"],
  ] as const)("is told the command that gives all of them the status %s", (to, verb) => {
    const quoted =
      refusedBecause(to)
        .split("`")
        .find((part) => part.startsWith(`/spec ${verb} `)) ?? "";
    const ids = quoted.replace(`/spec ${verb} `, "");
    expect(ids).toBe("T004 T005 T006");
    const all = Object.fromEntries(ids.split(" ").map((id) => [id, to]));
    expect(planFor(sourceFile(`- [~] T001 Dig\n${DOCUMENT}`), all).changed).toEqual(ids.split(" "));
  });

  it("is told to ask for them together where no command does it", () => {
    expect(refusedBecause("deferred")).toContain("Ask for T004, T005 and T006 together");
  });
});
