import { expect, test } from "vitest";
import { touchesBundles } from "../../src/jobs/touches-bundles.ts";

test.each([
  ["specs/001-login/tasks.md", true, "lies in the bundle"],
  ["specs/001-pay/spec.md", true, "gives its number away a second time"],
  ["specs/0011-login/spec.md", false, "has another number"],
  ["specs/002-login/tasks.md", false, "lies in another bundle"],
  ["src/specs/001-login.ts", false, "is code"],
])("%s: %s, for it %s", (path, expected) => {
  expect(touchesBundles([path], ["specs/001-login"])).toBe(expected);
});

test("a bundle without a number is touched by what lies in it alone", () => {
  expect(touchesBundles(["spec/billing/plan.md"], ["spec/billing"])).toBe(true);
  expect(touchesBundles(["spec/billing-2/plan.md"], ["spec/billing"])).toBe(false);
});

test("a bundle that is named and not there yet may come with any document", () => {
  expect(touchesBundles(["specs/009-new/tasks.md"], [""])).toBe(true);
  expect(touchesBundles(["src/a.ts"], [""])).toBe(false);
});

test("a verdict about no bundle is touched by nothing", () => {
  expect(touchesBundles(["specs/001-login/tasks.md"], [])).toBe(false);
});
