import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { commonest } from "../../../src/core/edits/box-text.ts";
import { readLegendTexts } from "../../../src/core/edits/legend-texts.ts";
import { readStatusPart } from "../../../src/core/edits/status-part.ts";
import { plainWord } from "../../../src/core/edits/status-words.ts";
import { sourceFile } from "./support.ts";

describe("a bare word of a status field", () => {
  it.each([
    ["pending", "done", "completed"],
    ["pending", "todo", "pending"],
    ["Completed", "todo", "Pending"],
    ["COMPLETED", "in-progress", "IN PROGRESS"],
    ["not started", "done", "complete"],
    ["not_started", "done", "complete"],
    ["Not-Started", "in-progress", "In-progress"],
    ["complete", "todo", "not started"],
    ["backlog", "done", "done"],
    ["done", "todo", "todo"],
    ["planned", "todo", "backlog"],
    ["Incomplete", "done", "Done"],
    ["TODO", "done", "DONE"],
    ["IN_PROGRESS", "in-review", "IN_REVIEW"],
    ["in-progress", "in-review", "in-review"],
    ["in progress", "blocked", "blocked"],
    ["todo", "cancelled", "cancelled"],
    ["todo", "deferred", "deferred"],
    ["todo  ", "in-progress", "in progress"],
  ] as const)("%j becomes, as %s, %j", (written, to, word) => {
    expect(plainWord(written, to)).toBe(word);
  });

  it.each(["✅ done", "done!", "2 done", "fällig", "", " todo"])("is not invented in place of %j", (written) => {
    expect(plainWord(written, "done")).toBeNull();
  });

  it("does not exist for a status that nobody knows", () => {
    expect(plainWord("todo", "unknown")).toBeNull();
  });
});

describe("a value of a status field", () => {
  it.each([
    ["Done", "Done", ""],
    ["Done.", "Done", "."],
    ["Done - see #4 ", "Done", "- see #4"],
    ["**Done** since May", "**Done**", "since May"],
    ["`done`", "`done`", ""],
    ["__In progress__: half", "__In progress__", ": half"],
    ["✅ Done (today)", "✅ Done", "(today)"],
    ["Ready for review by Ada", "Ready for review", "by Ada"],
    ["In Progress  ", "In Progress", ""],
  ])("%j is %j and %j", (value, text, rest) => {
    expect(readStatusPart(value)).toEqual({ text, rest });
  });

  it.each(["", "soon", "the lamp is done", "42"])("%j states no status", (value) => {
    expect(readStatusPart(value)).toBeNull();
  });
});

describe("the commonest of several values", () => {
  it("is the first of those that are as frequent, and none of none", () => {
    expect(commonest(["a", "b", "b", "a"])).toBe("a");
    expect(commonest(["a", "b", "b"])).toBe("b");
    expect(commonest([])).toBeNull();
  });
});

describe("the texts of a legend", () => {
  const texts = (legend: string) => {
    const { document } = parseTasksFile(
      sourceFile(`# Plan\n\n## Status Legend\n\n${legend}\n\n## Work\n\n- [ ] T1 a\n`),
    );
    return [...readLegendTexts(document)];
  };

  it("are sign and words of each bullet, without emphasis and explanation", () => {
    expect(
      texts(
        "- ✅ **Done**: merged\n- 🚧 In Progress - somebody is at it\n- **Blocked** – waits\n- Backlog\n- ⏸️  Deferred — later: never",
      ),
    ).toEqual([
      ["done", "✅ Done"],
      ["in-progress", "🚧 In Progress"],
      ["blocked", "Blocked"],
      ["todo", "Backlog"],
      ["deferred", "⏸️ Deferred"],
    ]);
  });

  it("are the first of several for one status, and those of boxes are none", () => {
    expect(texts("- ✅ Done: a\n- 🎉 Complete: b\n- [ ] Todo\n- Blocked: c")).toEqual([
      ["done", "✅ Done"],
      ["blocked", "Blocked"],
    ]);
  });

  it("are none outside the legend", () => {
    const { document } = parseTasksFile(sourceFile("# Plan\n\n## Notes\n\n- ✅ Done: merged\n\n- [ ] T1 a\n"));
    expect([...readLegendTexts(document)]).toEqual([]);
  });
});
