import { z } from "zod";
import type { Document, SpecBundle } from "../../bundle/spec-bundle.ts";
import { fileName } from "../file-name.ts";
import { quote } from "../name-task.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

export const checklistWithoutApproval = defineRule({
  id: "trace/checklist-without-approval",
  input: "trace",
  summary: "Require an approval for points of a checklist that a pull request ticks",
  rationale:
    "A checklist is what a reviewer looked at. Ticked by whoever wrote the work, or by their agent, it says nothing.",
  level: "warning",
  options: z.strictObject({
    "author-owned": z
      .array(z.string().min(1).max(200))
      .max(100)
      .default(["requirements.md"])
      .describe("Names of checklists that authors tick themselves."),
  }),
  messages: {
    ticked:
      "This pull request ticks {count} of {all} {all|point|points} of {document}, beginning with {point}, and nobody but its author has said so. Have somebody with write access approve this commit, or leave {count|it|them} open.",
  },
  guard:
    "An approval counts on the commit that it was given on, by somebody with write access who is not the author and did not push it. The checklists of a spec bundle that is new, points that were ticked before, and `requirements.md`, by which authors check their own specification, are left alone.",
  examples: [
    {
      name: "Ticked by the author",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/security.md": "# Security\n\n- [x] CHK001 Keys\n- [x] CHK002 Logs\n",
      },
      base: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/security.md": "# Security\n\n- [ ] CHK001 Keys\n- [x] CHK002 Logs\n",
      },
      change: {},
      reports: [
        '3: This pull request ticks 1 of 2 points of security.md, beginning with "CHK001 Keys", and nobody but its author has said so. Have somebody with write access approve this commit, or leave it open.',
      ],
      looked: "1/1",
    },
    {
      name: "Approved by somebody else",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/security.md": "- [x] CHK001 Keys\n",
      },
      base: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/security.md": "- [ ] CHK001 Keys\n",
      },
      change: { approver: "otto" },
      reports: [],
    },
    {
      name: "Ticked before, and moved to another line",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/security.md": "# Security\n\n- [ ] CHK003 Names\n- [x] CHK001 Keys\n",
      },
      base: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/security.md": "- [x] CHK001 Keys\n",
      },
      change: {},
      reports: [],
      looked: "1/1",
    },
    {
      name: "The author's own look at the specification",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/requirements.md": "- [x] CHK001 Clear\n",
      },
      base: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/checklists/requirements.md": "- [ ] CHK001 Clear\n",
      },
      change: {},
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ change, bundles, before, options }) {
    const authorOwned = new Set(options["author-owned"]);
    const lists = bundles.flatMap((bundle) => checklistsOf(bundle).map((list) => ({ bundle, list })));
    const owned = lists.filter(
      ({ bundle, list }) => before.has(bundle.location.path) && !authorOwned.has(fileName(list.file.path)),
    );
    yield { examined: owned.length, of: lists.length, unit: "checklists" };
    if (change.approver) return;
    for (const { bundle, list } of owned) {
      const earlier = before.get(bundle.location.path)?.documents.find(({ file }) => file.path === list.file.path);
      const points = pointsOf(list);
      const ticked = newlyTicked(points, earlier ? pointsOf(earlier) : []);
      const [first] = ticked;
      if (!first) continue;
      yield {
        message: "ticked",
        values: {
          count: ticked.length,
          all: points.length,
          document: fileName(list.file.path),
          point: quote(first.text),
        },
        at: { path: list.file.path, line: first.line, endLine: first.line },
        key: `${list.file.path} ${ticked.map(({ text }) => text).join("\n")}`,
      };
    }
  },
});

interface Point {
  readonly text: string;
  readonly isTicked: boolean;
  readonly line: number;
}

function checklistsOf({ documents }: SpecBundle): readonly Document[] {
  return documents.filter(({ role }) => role === "checklist");
}

function pointsOf({ markdown }: Document): readonly Point[] {
  return [...blocksWithin(markdown())].flatMap((block) =>
    block.kind === "item" && block.box
      ? [{ text: block.text.replace(/\s+/g, " ").trim(), isTicked: /^x$/i.test(block.box.mark), line: block.line }]
      : [],
  );
}

/** Points by their words, wherever they stand: of several with the same words, as many as were ticked before stay so. */
function newlyTicked(now: readonly Point[], then: readonly Point[]): readonly Point[] {
  const left = new Map<string, number>();
  for (const { text, isTicked } of then) if (isTicked) left.set(text, (left.get(text) ?? 0) + 1);
  return now.filter(({ text, isTicked }) => {
    if (!isTicked) return false;
    const known = left.get(text) ?? 0;
    left.set(text, known - 1);
    return known <= 0;
  });
}
