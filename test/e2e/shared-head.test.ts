import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, Stage } from "./stage.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";
const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** One head, and two bases: `main` enforces, `lenient` reports. */
function twoBases() {
  const repository = stage.repository({ ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE });
  repository.branch("lenient");
  repository.commit("lenient", { ".github/spec-kit-enforce.yml": "version: 1\nmode: report\n" });
  repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
  return repository;
}

describe("two pull requests with one head", () => {
  it("do not lend each other a green: the strict verdict stands whoever came first", async () => {
    const repository = twoBases();
    const lenient = repository.openPullRequest({ head: "feature", base: "lenient", author: "ana" });
    await concluded(lenient, "neutral");
    const strict = repository.openPullRequest({ head: "feature", base: "main", author: "ana" });
    const check = await concluded(strict, "failure");
    expect(check.title).toContain(`#${strict.number}`);
    lenient.edit({ title: "Look again" });
    await stage.gh.settle();
    await concluded(strict, "failure");
  });

  it("free the commit when the strict one is closed", async () => {
    const repository = twoBases();
    const strict = repository.openPullRequest({ head: "feature", base: "main", author: "ana" });
    await concluded(strict, "failure");
    const lenient = repository.openPullRequest({ head: "feature", base: "lenient", author: "ana" });
    await concluded(lenient, "failure");
    strict.close();
    await concluded(lenient, "neutral");
  });
});
