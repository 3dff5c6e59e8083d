import { describe, expect, it } from "vitest";
import { graphLegend } from "../../../src/core/report/graph-legend.ts";

describe("the words below a drawing", () => {
  it("explain the signs that are drawn, and no other", () => {
    const drawing = 'flowchart LR\n  t0["✓ A"]:::done\n  t1(["▶ B :::blocked"]):::ready\n  t0 --> t1\n';
    expect(graphLegend(drawing)).toMatch(/^✓ done · ▶ ready\. Arrows point to the task that waits\. /);
  });

  it("say which state is drawn", () => {
    expect(graphLegend("")).toContain("with what this pull request completes counted as done.");
  });
});
