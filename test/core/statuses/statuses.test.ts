import { describe, expect, it } from "vitest";
import { readLegend } from "../../../src/core/statuses/legend.ts";
import { withLegendBoxes } from "../../../src/core/statuses/legend-boxes.ts";
import { repairMojibake } from "../../../src/core/statuses/mojibake.ts";
import { combineStatuses, readBox, readStatusField } from "../../../src/core/statuses/read-status.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { statusOfLabel, statusOfWords } from "../../../src/core/statuses/status-words.ts";
import { markdownOf } from "../../support/bundles.ts";

/** Bytes of UTF-8, read by somebody as another code page, in hexadecimal UTF-8. */
const garbled = (hex: string) =>
  new TextDecoder().decode(Uint8Array.from(hex.split(" "), (byte) => Number.parseInt(byte, 16)));

describe("repairMojibake", () => {
  it.each([
    ["a check mark", "E2 80 9A C3 BA C3 96", "✅"],
    ["an hourglass", "E2 80 9A C3 A8 E2 89 A5", "⏳"],
    ["a cycle, whose F0 became an apple", "EF A3 BF C3 BC C3 AE C3 91", "🔄"],
    ["a construction sign", "EF A3 BF C3 BC C3 B6 C3 9F", "🚧"],
    ["a right arrow", "E2 80 9A C3 9C C3 AD", "→"],
    ["an en dash", "E2 80 9A C3 84 C3 AC", "–"],
    ["a warning sign with its selector", "E2 80 9A C3 B6 E2 80 A0 C3 94 E2 88 8F C3 A8", "⚠️"],
  ])("reads %s through Mac Roman", (_, hex, meant) => {
    expect(repairMojibake(`a ${garbled(hex)} b`)).toBe(`a ${meant} b`);
  });

  it("reads Windows-1252 too", () => {
    expect(repairMojibake("T1â€“T3 âœ… Ã©")).toBe("T1–T3 ✅ é");
  });

  it.each(["plain", "Größe über Maß", "✅ Done", "日本語", "naïve café", "‚úÖ‚úÖx"])("leaves %j readable", (text) => {
    expect(repairMojibake(repairMojibake(text))).toBe(repairMojibake(text));
    if (!text.startsWith("‚")) expect(repairMojibake(text)).toBe(text);
  });
});

describe("status words", () => {
  it.each<[string, Status | null]>([
    ["✅ Done", "done"],
    ["Completed (2025-11-17)", "done"],
    ["In Progress - 50%", "in-progress"],
    ["in_progress", "in-progress"],
    ["NOT STARTED", "todo"],
    ["⏳ Backlog", "todo"],
    ["[x] (100% - Completed)", "done"],
    ["ready for review", "in-review"],
    ["ready", "todo"],
    ["On hold until May", "blocked"],
    ["Won't fix", "cancelled"],
    ["partial", "in-progress"],
    ["Definitely not done", null],
    ["❌ Not complete", "todo"],
    ["Incomplete", "todo"],
    ["Not yet done", "todo"],
    ["Nearly done", null],
    ["", null],
    ["⏳", null],
    ["50% complete", "in-progress"],
    ["(100% - Completed)", "done"],
    ["0% done", "todo"],
    ["3 of 5 done", "in-progress"],
    ["5/5 complete", "done"],
    ["InProgress", "in-progress"],
    ["Ready for Dev", "todo"],
    ["ready-for-dev", "todo"],
    ["In QA", "in-review"],
    ["Not needed any more", "cancelled"],
    ["完了 (2026-01-02)", "done"],
    ["未完了", "todo"],
    ["В работе", "in-progress"],
    ["Concluído", "done"],
    ["Terminé", "done"],
  ])("%j says %j", (text, status) => {
    expect(statusOfWords(text)).toBe(status);
  });

  it("a label must be nothing but a status", () => {
    expect(statusOfLabel("Completed Tasks")).toBe("done");
    expect(statusOfLabel("Open questions")).toBeNull();
  });
});

describe("legends", () => {
  const statusesOf = (text: string) => {
    const { boxes, symbols, lines } = readLegend(markdownOf(text));
    return { boxes: Object.fromEntries(boxes), symbols: Object.fromEntries(symbols), lines: [...lines] };
  };

  it("are read from bullets with boxes, which are no tasks", () => {
    const legend = statusesOf(
      "## Status Legend\n\n- [ ] Not started\n- [~] In progress\n- [-] Cancelled\n\n## Work\n\n- [ ] Done deals\n",
    );
    expect(legend).toEqual({
      boxes: { " ": "todo", "~": "in-progress", "-": "cancelled" },
      symbols: {},
      lines: [3, 4, 5],
    });
  });

  it("are read from bullets with emoji", () => {
    expect(statusesOf("## Legend\n- ✅ **Done**: all of it\n- ⚠️ **Blocked**: stuck\n").symbols).toEqual({
      "✅": "done",
      "⚠": "blocked",
    });
  });

  it("are read from tables and single lines", () => {
    const table = "| Status | Marker |\n| --- | --- |\n| In Progress | `[~]` |\n| Blocked | 🚧 |\n";
    expect(statusesOf(table)).toMatchObject({ boxes: { "~": "in-progress" }, symbols: { "🚧": "blocked" } });
    expect(statusesOf("Legend: `[ ]` Pending, `[x]` Complete, `[-]` Blocked\n").boxes).toMatchObject({
      "-": "blocked",
    });
  });

  it("give letters a meaning, in tables, lists and lines", () => {
    const table = "## Status\n\n| Mark | Meaning |\n| --- | --- |\n| `[B]` | Blocked |\n| `[D]` | Deferred |\n";
    expect(statusesOf(table).boxes).toEqual({ B: "blocked", D: "deferred" });
    expect(statusesOf("**Legend**:\n- [B] Blocked\n- `[▶]` In progress\n- [IP] Started\n")).toMatchObject({
      boxes: { B: "blocked", "▶": "in-progress", IP: "in-progress" },
      lines: [2, 3, 4],
    });
    expect(statusesOf("Key: [X] Blocked, [v] Done\n").boxes).toEqual({ X: "blocked", v: "done" });
  });

  it("are read from one line of signs", () => {
    expect(statusesOf("Status: ✅ Done | 🚧 In progress | ❌ Dropped\n").symbols).toEqual({
      "✅": "done",
      "🚧": "in-progress",
      "❌": "cancelled",
    });
  });

  it.each([
    "Status legend: ✅ Done, 🔶 Partially done, ⏳ Not started yet\n",
    "**Status Key:** ✅ = Done (merged, too) 🔶 = Partially done ⏳ = Not started\n",
    "## Legend\n\n✅ Done · 🔶 Partial, for the most part · ⏳ Not begun\n",
    "## Status symbols\n\n✅ Done  \n🔶 Partially complete\n⏳ Pending\n",
    "**Legend**\n\n- ✅ — Done\n- 🔶 — Partially done\n- ⏳ — Pending\n",
  ])("say of each sign what the words behind it begin with: %j", (text) => {
    expect(statusesOf(text).symbols).toEqual({ "✅": "done", "🔶": "in-progress", "⏳": "todo" });
  });

  it("say nothing where words come first, or where a field has one sign", () => {
    expect(statusesOf("Legend: Done ✅, Partial 🔶, Blocked ⛔\n").symbols).toEqual({});
    expect(statusesOf("**Status**: 🔶 Partially done, ⏳ all the rest\n").symbols).toEqual({});
    expect(statusesOf("Status legend: 🔶 Partial\n").symbols).toEqual({});
  });

  it("are not seen in tables that list tasks", () => {
    const tasks = "| ID | State | Task |\n| --- | --- | --- |\n| T1 | 🚧 | Review |\n| T2 | [~] | Draft |\n";
    expect(statusesOf(tasks)).toEqual({ boxes: {}, symbols: {}, lines: [] });
  });

  it("are not seen in an example in prose", () => {
    expect(statusesOf("Write `[~]` skipped where nobody cares.\n").boxes).toEqual({});
  });
});

describe("a box", () => {
  const nobody = { config: {}, legend: readLegend(markdownOf("")), path: "tasks.md" };

  it.each<[string, string, Status]>([
    [" ", "", "todo"],
    ["\t", "", "todo"],
    ["x", "", "done"],
    ["X", "", "done"],
    ["~", "", "in-progress"],
    ["/", "", "in-progress"],
    ["!", "", "blocked"],
    ["-", "Fade in", "unknown"],
    ["-", "Fade in, skipped", "cancelled"],
    [">", "", "unknown"],
    ["?", "", "unknown"],
    ["~", "T062-T067 DROPPED - the vendor does it", "cancelled"],
    ["~", "Try it with the herd DEFERRED", "deferred"],
    ["!", "Fade in (skipped)", "cancelled"],
    [">", "Fade in — DEFERRED", "deferred"],
  ])("%j before %j means %j when nobody says", (mark, text, status) => {
    expect(readBox(mark, text, nobody)).toBe(status);
  });

  it("means what the configuration says, above the legend, above the default", () => {
    const legend = readLegend(markdownOf("Key: [~] Blocked, [-] Deferred\n"));
    expect(readBox("~", "", { config: {}, legend, path: "tasks.md" })).toBe("blocked");
    expect(readBox("~", "", { config: { "~": "cancelled" }, legend, path: "tasks.md" })).toBe("cancelled");
    expect(readBox("-", "", { config: { "[-]": "in-progress" }, legend, path: "tasks.md" })).toBe("in-progress");
  });

  it("means what the tool that owns its directory means by it", () => {
    expect(readBox("-", "Fade", { ...nobody, path: ".kiro/specs/fade/tasks.md" })).toBe("in-progress");
  });

  it("is not confused by names that objects have", () => {
    expect(readStatusField("constructor", nobody)).toBe("unknown");
    expect(readBox("__proto__", "", nobody)).toBe("unknown");
  });
});

describe("a status field", () => {
  const legend = readLegend(markdownOf("## Legend\n- 🚧 **Blocked**: stuck\n"));

  it("is done where it is a check mark and nothing else", () => {
    expect(readStatusField("✅", { config: {}, legend, path: "tasks.md" })).toBe("done");
  });

  it("is its word; an emoji alone counts only through a legend", () => {
    const withLegend = { config: {}, legend, path: "tasks.md" };
    expect(readStatusField("🚧 Done", withLegend)).toBe("done");
    expect(readStatusField("🚧", withLegend)).toBe("blocked");
    expect(readStatusField("🚧", { config: {}, legend: readLegend(markdownOf("")), path: "tasks.md" })).toBe("unknown");
    expect(readStatusField("Parked", { config: { parked: "deferred" }, legend, path: "tasks.md" })).toBe("deferred");
  });
});

describe("statements together", () => {
  const box = (status: Status) => ({ kind: "box" as const, status, written: "x" });
  const field = (status: Status, written = "word") => ({ kind: "field" as const, status, written });

  it.each([
    ["nothing is todo", [], "todo"],
    ["the word beats the box", [box("todo"), field("blocked")], "blocked"],
    ["done needs all", [box("done"), field("todo")], "todo"],
    ["done needs the box too", [box("todo"), field("done")], "todo"],
    ["all done is done", [box("done"), field("done")], "done"],
    ["an unknown one is silent", [box("unknown"), field("in-progress")], "in-progress"],
    ["a word of unknown meaning leaves nothing done", [box("done"), field("unknown", "Nearly done")], "unknown"],
    ["a sign of unknown meaning is silent", [box("done"), field("unknown", "🎉")], "done"],
    ["unknown alone is unknown", [box("unknown")], "unknown"],
  ] as const)("%s", (_, marks, status) => {
    expect(combineStatuses(marks)).toBe(status);
  });
});

describe("letters between brackets", () => {
  const boxes = (text: string, config: Readonly<Record<string, Status>> = {}) => {
    const document = markdownOf(text);
    const { blocks } = withLegendBoxes(document, { config, legend: readLegend(document) });
    return blocks.flatMap((block) =>
      block.kind === "item" && block.box
        ? [[block.box.mark, block.text, text.slice(block.box.span.start - 1, block.box.span.end + 1)]]
        : [],
    );
  };

  it("are boxes where the legend explains them", () => {
    const text = "Key: `[B]` Blocked, `[IP]` In progress\n\n- [B] T001 Schema\n- [IP] T002 Pages\n- [P] T003 Mail\n";
    expect(boxes(text)).toEqual([
      ["B", "T001 Schema", "[B]"],
      ["IP", "T002 Pages", "[IP]"],
    ]);
  });

  it("are boxes where the configuration explains them, and labels otherwise", () => {
    expect(boxes("- [D] T001 Schema\n")).toEqual([]);
    expect(boxes("- [D] T001 Schema\n", { "[D]": "deferred" })).toEqual([["D", "T001 Schema", "[D]"]]);
  });
});
