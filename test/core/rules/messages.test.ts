import { describe, expect, it } from "vitest";
import { FIRST_SET } from "../../../scripts/mutation/areas.ts";
import { rules } from "../../../src/core/rules/index.ts";

/** What a message looks like when its placeholders are filled. */
function shapeOf(template: string): RegExp {
  const parts = template
    .split(/\{\w+(?:\|[^{}|]*\|[^{}|]*)?\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\d+: ${parts.join(".+")}$`, "s");
}

const first = rules.filter(({ id }) => FIRST_SET.some((known) => known === id));

describe("the rules of the first set", () => {
  it("are all there", () => {
    expect(first.map(({ id }) => id).sort()).toEqual([...FIRST_SET].sort());
  });
});

describe.each(first)("the examples of $id", ({ messages, examples }) => {
  it.each(Object.values(messages))("show this message to its last word: %s", (template) => {
    const reports = examples.flatMap(({ reports }) => reports);
    expect(reports.filter((report) => shapeOf(template).test(report))).not.toEqual([]);
  });
});
