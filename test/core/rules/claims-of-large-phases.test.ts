import { expect, it } from "vitest";
import { claimedDependencyOpen } from "../../../src/core/rules/trace/claimed-dependency-open.ts";
import { tryExample } from "./try-example.ts";

/** A task that waits for a phase of so many open tasks. */
function reportOn(size: number, named: string) {
  const before = Array.from({ length: size }, (_, at) => `- [ ] T${String(at + 1).padStart(3, "0")} x`).join("\n");
  const tasks = `## Phase 1: Setup\n\n${before}\n\n## Phase 2: Rest\n\n- [ ] T100 Last\n  - Depends on: ${named}\n`;
  const change = { body: "Completes T100" };
  const { findings, bundles } = tryExample(claimedDependencyOpen, {
    name: "",
    kind: "invalid",
    files: { tasks },
    change,
    reports: [],
  });
  return [...findings, ...bundles.flatMap((bundle) => bundle.findings)].map(({ severity, message }) => ({
    severity,
    isOfItself: message.includes("completes T100"),
  }));
}

it("counts as much whether a phase is held as its tasks or as a whole", () => {
  expect(reportOn(30, "Phase 1")).toHaveLength(1);
  expect(reportOn(31, "Phase 1")).toEqual(reportOn(30, "Phase 1"));
});

it("is silent for both where the text only suggests the phase", () => {
  expect(reportOn(31, "Setup")).toEqual(reportOn(30, "Setup"));
});
