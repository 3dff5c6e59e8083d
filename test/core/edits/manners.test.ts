import { describe, expect, it } from "vitest";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { planFor, sourceFile, text } from "./support.ts";

/** The document after a change, or the reason why it stays. */
function changed(document: string, wanted: Readonly<Record<string, Status>>): string {
  const plan = planFor(sourceFile(document), wanted);
  return plan.refusals[0]?.reason ?? text(plan.after);
}

const boxes = (...marks: string[]) => marks.map((mark, at) => `- [${mark}] T00${at + 1} a\n`).join("");

describe("the box of a task", () => {
  it("is ticked as most of the document's are, and small in a tie", () => {
    expect(changed(boxes(" ", "X", "X", "x"), { T001: "done" })).toBe(boxes("X", "X", "X", "x"));
    expect(changed(boxes(" ", "X", "x"), { T001: "done" })).toBe(boxes("x", "X", "x"));
    expect(changed(boxes(" "), { T001: "done" })).toBe(boxes("x"));
  });

  it("gets what other tasks of that status have, else the usual sign for it", () => {
    expect(changed(boxes(" ", "/", "~", "/"), { T001: "in-progress" })).toBe(boxes("/", "/", "~", "/"));
    expect(changed(boxes(" "), { T001: "in-progress" })).toBe(boxes("~"));
    expect(changed(boxes(" "), { T001: "blocked" })).toBe(boxes("!"));
    expect(changed(boxes("x"), { T001: "todo" })).toBe(boxes(" "));
  });

  it("gets what the legend says", () => {
    const legend = "# Plan\n\n## Legend\n\n- `[>]` In progress\n- `[o]` Done\n\n## Tasks\n\n";
    expect(changed(`${legend}${boxes(" ")}`, { T001: "in-progress" })).toBe(`${legend}${boxes(">")}`);
  });

  it("gets the repository's own mark, which is one character, before the usual one", () => {
    const plan = planStatusEdits(sourceFile(boxes(" ")), [{ task: "T001", to: "blocked" }], {
      markers: { "!!": "blocked", "?": "blocked" },
    });
    expect(text(plan.after)).toBe(boxes("?"));
  });

  it("stays open beside words for everything but done", () => {
    const task = (box: string, word: string) => `- [${box}] **M1.1**: a\n  - Status: ${word}\n`;
    const other = "- [x] **M1.2**: b\n  - Status: Done\n- [ ] **M1.3**: c\n  - Status: In Progress\n";
    expect(changed(`${task(" ", "Backlog")}${other}`, { "M1.1": "in-progress" })).toBe(
      `${task(" ", "In Progress")}${other}`,
    );
    expect(changed(`${task(" ", "Backlog")}${other}`, { "M1.1": "done" })).toBe(`${task("x", "Done")}${other}`);
    expect(changed(`${task("x", "Done")}${other}`, { "M1.1": "in-progress" })).toBe(
      `${task(" ", "In Progress")}${other}`,
    );
  });
});

describe("the status field of a task", () => {
  const field = (id: string, value: string) => `- [ ] **${id}**: a\n  - Status: ${value}\n`;
  const legend = (...lines: string[]) =>
    `# Plan\n\n## Status Legend\n\n${lines.map((line) => `- ${line}\n`).join("")}\n## Tasks\n\n`;

  it("gets what most others of that status say, and of those the sign and the words alone", () => {
    const others = `${field("M1.2", "Blocked, see #4")}${field("M1.3", "⛔ Blocked")}${field("M1.4", "⛔ Blocked today")}`;
    expect(changed(`${field("M1.1", "Backlog")}${others}`, { "M1.1": "blocked" })).toBe(
      `${field("M1.1", "⛔ Blocked")}${others}`,
    );
  });

  it("follows the legend where it does so already, whatever others say", () => {
    const head = legend("📋 Backlog", "🚧 In Progress");
    const other = field("M1.2", "In Progress");
    expect(changed(`${head}${field("M1.1", "📋 Backlog")}${other}`, { "M1.1": "in-progress" })).toBe(
      `${head}${field("M1.1", "🚧 In Progress")}${other}`,
    );
    expect(changed(`${head}${field("M1.1", "Backlog")}${other}`, { "M1.1": "in-progress" })).toBe(
      `${head}${field("M1.1", "In Progress")}${other}`,
    );
  });

  it("takes the legend's word where no field has one, else a bare word in the manner of the present one", () => {
    expect(changed(`${legend("⏸️ Blocked")}${field("M1.1", "Backlog")}`, { "M1.1": "blocked" })).toBe(
      `${legend("⏸️ Blocked")}${field("M1.1", "⏸️ Blocked")}`,
    );
    expect(changed(field("M1.1", "BACKLOG"), { "M1.1": "blocked" })).toBe(field("M1.1", "BLOCKED"));
    expect(changed(field("M1.1", "📋 Backlog"), { "M1.1": "blocked" })).toContain("no mark for");
  });

  it("keeps the spaces behind it", () => {
    expect(changed(field("M1.1", "Backlog  "), { "M1.1": "blocked" })).toBe(field("M1.1", "Blocked  "));
  });

  it("is replaced with the mark that closes it, and stays where it says more", () => {
    expect(changed(field("M1.1", "Backlog."), { "M1.1": "blocked" })).toContain("no mark for");
    const other = field("M1.2", "Blocked");
    expect(changed(`${field("M1.1", "Backlog.")}${other}`, { "M1.1": "blocked" })).toBe(
      `${field("M1.1", "Blocked")}${other}`,
    );
    expect(changed(`${field("M1.1", "Backlog: soon")}${other}`, { "M1.1": "blocked" })).toContain("says more than");
  });

  it("that states nothing is left alone, and a bare sign is replaced", () => {
    const other = field("M1.2", "Blocked");
    expect(changed(`${field("M1.1", "Ask Bob")}${other}`, { "M1.1": "blocked" })).toContain("says more than");
    const ticked = "- [x] **M1.1**: a\n  - Status: ✅\n";
    expect(changed(`${ticked}${other}`, { "M1.1": "blocked" })).toBe(`${field("M1.1", "Blocked")}${other}`);
  });
});

describe("a word in a title", () => {
  const title = (words: string) => `- [ ] T001 Scan the letters${words}\n- [ ] T002 Sort\n`;

  it.each([" (skipped)", " [DEFERRED]", " — DEFERRED", " -- **skipped**", " – SKIPPED  ", " (**skipped**)"])(
    "goes with what is around it where the task is open again: %j",
    (words) => {
      expect(changed(title(words), { T001: "todo" }).replace(/ +\n/, "\n")).toBe(title(""));
    },
  );

  it.each([" (skipped, see #12)", " — skipped for now", " was skipped by Ada"])(
    "stays where it belongs to a sentence: %j",
    (words) => {
      const plan = planFor(sourceFile(title(words)), { T001: "todo" });
      expect([plan.changed, text(plan.after)]).toEqual([[], title(words)]);
    },
  );

  it("becomes the word that another title has for the status", () => {
    const document = "- [ ] T001 Scan (skipped)\n- [ ] T002 Sort (DEFERRED)\n";
    expect(changed(document, { T001: "deferred" })).toBe("- [ ] T001 Scan (DEFERRED)\n- [ ] T002 Sort (DEFERRED)\n");
    expect(changed("- [ ] T001 Scan (skipped)\n", { T001: "deferred" })).toContain("no mark for");
  });
});

describe("a sign behind a heading", () => {
  const headings = (first: string, second: string) =>
    `# Harbour\n\n### T-001: Pier${first}\n\n**Dependencies**: None\n\n### T-002: Basin${second}\n\n**Dependencies**: T-001\n`;

  it("is given to another heading, before the hashes that close it", () => {
    expect(changed(headings(" ✅", ""), { "T-002": "done" })).toBe(headings(" ✅", " ✅"));
    expect(changed(headings(" ✅", " ###"), { "T-002": "done" })).toBe(headings(" ✅", " ✅ ###"));
  });

  it("is taken away where the task is open again", () => {
    expect(changed(headings(" ✅", " ✅"), { "T-002": "todo" })).toBe(headings(" ✅", ""));
    expect(changed(headings(" ✅", " ✅ ###"), { "T-002": "todo" })).toBe(headings(" ✅", " ###"));
  });

  it("is not invented: no other heading has one", () => {
    expect(changed(headings("", ""), { "T-002": "done" })).toContain("no place to write one");
  });
});

describe("a sign of the legend behind a box", () => {
  const list = (box: string, sign: string) => `Legend: 🚧 Blocked, ✅ Done\n\n- [${box}] T001 Pier${sign}\n`;

  it("goes with the box, as the legend writes it", () => {
    expect(changed(list(" ", " 🚧"), { T001: "done" })).toBe(list("x", " ✅"));
    expect(changed(list("x", " ✅"), { T001: "todo" })).toBe(list(" ", ""));
  });
});

describe("counters", () => {
  const document = (done: string, total: string, boxes: string) =>
    `# Tasks\n\n**Completed:** ${done}\n**Total Tasks:** ${total}\n\n${boxes}`;

  it("that were right stay right, and all others stay as they are", () => {
    expect(changed(document("1", "3", boxes("x", " ", " ")), { T002: "done", T003: "done" })).toBe(
      document("3", "3", boxes("x", "x", "x")),
    );
    expect(changed(document("2", "3", boxes("x", " ", " ")), { T002: "done" })).toBe(
      document("2", "3", boxes("x", "x", " ")),
    );
    expect(changed(document("01", "3", boxes("x", " ", " ")), { T002: "done" })).toBe(
      document("01", "3", boxes("x", "x", " ")),
    );
  });

  it("of all tasks follow where they leave cancelled ones out, and stay where they count them", () => {
    const marks = (first: string) => `- ${first}\n- [ ] T002 b\n- [-] T003 c (cancelled)\n`;
    expect(changed(document("0", "1", marks("[-] T001 a (cancelled)")), { T001: "todo" })).toBe(
      document("0", "2", marks("[ ] T001 a")),
    );
    expect(changed(document("0", "3", marks("[-] T001 a (cancelled)")), { T001: "todo" })).toBe(
      document("0", "3", marks("[ ] T001 a")),
    );
    expect(changed(document("0", "3", marks("[ ] T001 a")), { T001: "done" })).toBe(
      document("1", "3", marks("[x] T001 a")),
    );
  });
});
