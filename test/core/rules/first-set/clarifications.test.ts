import { describe, expect, it } from "vitest";
import { told } from "./told.ts";

const SPEC = "specs/001-example/spec.md";
const PLAN = "specs/001-example/plan.md";
const TASKS = "specs/001-example/tasks.md";

const says = (files: Readonly<Record<string, string>>) =>
  told("spec/unresolved-clarification", { files: { [TASKS]: "- [ ] T001 Log in\n", ...files } });
/** `line severity` of what is said. */
const places = (files: Readonly<Record<string, string>>) => says(files).map((text) => text.split(":")[0]);
const asks = (what: string) =>
  `${what}, so the tasks rest on a guess. Answer it in the document and remove the marker.`;
const bare = (context: string) =>
  `error: spec.md still says NEEDS CLARIFICATION in "${context}", so the tasks rest on a guess. Decide it and remove the marker.`;

describe("a question that is still open", () => {
  it("is a matter of specifications and plans, not of the tasks", () => {
    expect(says({ [SPEC]: "# A\n", [TASKS]: "- [ ] T001 Ask [NEEDS CLARIFICATION: whom?]\n" })).toEqual([]);
  });

  it("is a warning in what a plan has to find out, down to the first heading below it", () => {
    const plan =
      "# Plan\n\n[NEEDS CLARIFICATION: a?]\n\n## Research\n\n[NEEDS CLARIFICATION: b?]\n\n### Topics\n\n[NEEDS CLARIFICATION: c?]\n\n### More\n\n[NEEDS CLARIFICATION: d?]\n\n## Unknowns [NEEDS CLARIFICATION: e?]\n";
    expect(places({ [SPEC]: "# A\n", [PLAN]: plan })).toEqual([
      "3 error",
      "7 warning",
      "11 warning",
      "15 error",
      "17 warning",
    ]);
  });

  it("is an error under such a heading of a specification, and under one of a plan that says it at its far end", () => {
    expect(places({ [SPEC]: "# A\n\n## Research\n\n[NEEDS CLARIFICATION: a?]\n" })).toEqual(["5 error"]);
    const plan = `# Plan\n\n## ${"word ".repeat(45)}research\n\n[NEEDS CLARIFICATION: a?]\n`;
    expect(places({ [SPEC]: "# A\n", [PLAN]: plan })).toEqual(["5 error"]);
  });

  it("is told in a box and behind a word of denial where it is asked in words", () => {
    const spec = "# A\n\n- [x] [NEEDS CLARIFICATION: who pays?]\n\nWe have no NEEDS CLARIFICATION: who sells?\n";
    expect(says({ [SPEC]: spec })).toEqual([
      asks('3 error: spec.md still asks "who pays?"'),
      asks('5 error: spec.md still asks "who sells?"'),
    ]);
  });

  it("asks nothing where only spaces follow the colon", () => {
    expect(says({ [SPEC]: "# A\n\n**Store**: [NEEDS CLARIFICATION:     ]\n" })).toEqual([
      `3 ${bare("**Store**: [NEEDS CLARIFICATION: ]")}`,
    ]);
  });

  it("is none where a long sentence says that there is none", () => {
    expect(says({ [SPEC]: `# A\n\nThere are no NEEDS CLARIFICATION left${", and more".repeat(40)}.\n` })).toEqual([]);
  });

  it("is none where the marker is what the sentence is about, and one where another word of it is", () => {
    expect(says({ [SPEC]: "# A\n\nThose NEEDS CLARIFICATION markers are history.\n" })).toEqual([]);
    expect(says({ [SPEC]: "# A\n\nMarkers of the map NEEDS CLARIFICATION\n" })).toEqual([
      `3 ${bare("Markers of the map NEEDS CLARIFICATION")}`,
    ]);
  });

  it("is told on its own line, with the words of that line alone", () => {
    expect(says({ [SPEC]: "# A\n\nFirst a line.\n  **Store**: NEEDS CLARIFICATION  \nThen a line.\n" })).toEqual([
      `4 ${bare("**Store**: NEEDS CLARIFICATION")}`,
    ]);
  });

  it("is told with the last hundred characters before it", () => {
    const [text = ""] = says({ [SPEC]: `# A\n\n${"x".repeat(50)}${"y".repeat(99)} NEEDS CLARIFICATION\n` });
    expect(text).toMatch(/in "y{50,60}…"/);
  });

  it("is given up where the tildes around it begin and end on its line, and not between two other pairs", () => {
    const asked = asks('3 error: spec.md still asks "who pays?"');
    expect(says({ [SPEC]: "# A\n\n~~We ask: NEEDS CLARIFICATION: who pays?~~" })).toEqual([]);
    expect(says({ [SPEC]: "# A\n\n~~Old~~ [NEEDS CLARIFICATION: who pays?] ~~older~~\n" })).toEqual([asked]);
    expect(says({ [SPEC]: "# A\n\n~~Old [NEEDS CLARIFICATION: who pays?]\nand older~~\n" })).toEqual([asked]);
    expect(says({ [SPEC]: "# A\n\n~~Old [NEEDS CLARIFICATION: who pays?]\n" })).toEqual([asked]);
  });
});
