import { describe, expect, it } from "vitest";
import { spelledOtherwise } from "../../../src/core/rules/spelled-otherwise.ts";

const NAMES = ["T001", "T012", "FR-002", "M1.1.2", "T-7", "1.2"];

describe("a name that is spelled otherwise", () => {
  it.each([
    ["T1", "T001"],
    ["T0012", "T012"],
    ["FR-2", "FR-002"],
    ["FR002", "FR-002"],
    ["fr_02", "FR-002"],
    ["T7", "T-7"],
    ["T-007", "T-7"],
    ["m1.1.2", "M1.1.2"],
  ])("is known for %s", (written, meant) => {
    expect(spelledOtherwise(NAMES)(written)).toBe(meant);
  });

  it.each([
    ["another number", "T002"],
    ["other letters", "TR001"],
    ["a number that is divided", "T1-2"],
    ["no number", "T"],
    ["the name itself", "T012"],
    ["a number with a dot in another place", "12"],
    ["a part with a zero of its own", "M1.1.02"],
  ])("is not made of %s", (_, written) => {
    expect(spelledOtherwise(NAMES)(written)).toBeNull();
  });

  it("is not chosen between two", () => {
    expect(spelledOtherwise(["T01", "T001"])("T1")).toBeNull();
  });
});
