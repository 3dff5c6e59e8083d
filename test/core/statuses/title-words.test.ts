import { describe, expect, it } from "vitest";
import { readLegend } from "../../../src/core/statuses/legend.ts";
import { titleSign } from "../../../src/core/statuses/title-signs.ts";
import { titleWords } from "../../../src/core/statuses/title-words.ts";
import { markdownOf } from "../../support/bundles.ts";

const found = (title: string, isExplaining = false) =>
  titleWords(title, isExplaining).map(({ written, status, span }) => {
    expect(title.slice(span.start, span.end)).toBe(written);
    return `${written} ${status}`;
  });

describe("a status in the words of a title", () => {
  it.each([
    ["T013 Sign in with passkeys — DEFERRED", "DEFERRED deferred"],
    ["T014 Sign in with passkeys - skipped (no devices)", "skipped cancelled"],
    ["T015 **DONE 2026-04-25** — keep the old name", "DONE done"],
    ["T016 **Skipped.** The vendor does it", "Skipped cancelled"],
    ["T017 (BLOCKED by T016) Export as PDF", "BLOCKED blocked"],
    ["T018 Export as PDF (deferred to v2)", "deferred deferred"],
    ["T019 Export as PDF [COMPLETED]", "COMPLETED done"],
    ["T020-T024 DROPPED - the vendor does it", "DROPPED cancelled"],
    ["T03 — Freeze the names — **done 2026-09-19, frozen**", "done done"],
    ["Task 2.1: Export as PDF ✅ [COMPLETED]", "COMPLETED done"],
    ["Export as PDF - In Progress", "In Progress in-progress"],
    ["**T025** Export as PDF — WIP", "WIP in-progress"],
    ["4.2 レポートを書く — **不要**", "不要 cancelled"],
    ["4.3 レポートを書く（完了）", "完了 done"],
    ["4.4 导出：已取消 （重复）", "已取消 cancelled"],
  ])("%j says %j", (title, said) => {
    expect(found(title)).toEqual([said]);
  });

  it.each([
    "T001 Show tasks that are done",
    "T002 Write test ✅ FAILING",
    "T003 Return SKIPPED for empty input",
    "T004 Mark the task as **done** in the list",
    "T005 Render the completed table (done when all rows show)",
    "T006 Handle states (completed, skipped) of a job",
    "T007 Export as PDF (blocked by T006)",
    "T008 Add a `— DONE` suffix",
    "T009 Merged lists — done when nobody waits",
    "T010 Show BLOCKED tasks in red",
    "T011 Rename block-level helpers",
    "T012 完了画面を作る",
    "T013 写集成测试：取消 Excel 导入",
  ])("%j is a sentence and says nothing", (title) => {
    expect(found(title)).toEqual([]);
  });

  it("explains a mark that explains nothing, at the end of the title too", () => {
    expect(found("T018 Try it with the herd DEFERRED")).toEqual([]);
    expect(found("T018 Try it with the herd DEFERRED", true)).toEqual(["DEFERRED deferred"]);
  });

  it.each([
    ["~~7.1 Sweep idle sessions~~", "7.1 Sweep idle sessions cancelled"],
    ["~~T020a~~ (numbering artefact)", "T020a cancelled"],
    ["T021 ~~Sweep idle sessions~~", "Sweep idle sessions cancelled"],
    ["**~~T022 Sweep~~**", "T022 Sweep cancelled"],
  ])("%j is struck through as a whole", (title, said) => {
    expect(found(title)).toEqual([said]);
  });

  it("does not take a struck word for the title", () => {
    expect(found("T023 ~~Sweep~~ Keep idle sessions")).toEqual([]);
  });

  it("is read in linear time", () => {
    const started = performance.now();
    for (const part of ["~~", "— DONE", "(done", "**", "[x] T001 "]) titleWords(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("a sign at the end of a heading", () => {
  const nobody = readLegend(markdownOf(""));
  const legend = readLegend(markdownOf("## Legend\n\n- 🚧 **Blocked**: stuck\n"));

  it.each([
    ["Task 1.1: Init ✅", "✅", "done"],
    ["Task 1.1: Init ✔️", "✔️", "done"],
    ["T-001: Tests ✅ [COMPLETED]", "✅", "done"],
    ["Task 1: 初期化 ✅", "✅", "done"],
    ["Task 1.1: Init ‚úÖ", "‚úÖ", "done"],
    ["Task 1.1: Init âœ…", "âœ…", "done"],
  ])("%j ends with %j, which means %j", (title, written, status) => {
    const sign = titleSign(title, nobody);
    expect(sign).toMatchObject({ written, status });
    expect(title.slice(sign?.span.start, sign?.span.end)).toBe(written);
  });

  it("other than a check mark needs a legend", () => {
    expect(titleSign("Task 1.1: Init 🚧", nobody)).toBeNull();
    expect(titleSign("Task 1.1: Init 🚧", legend)).toMatchObject({ status: "blocked" });
  });

  it.each(["Init", "✅ FAILING", "Grüße", "初期化", "Init ✅ of all"])("%j has none", (title) => {
    expect(titleSign(title, nobody)).toBeNull();
  });
});
