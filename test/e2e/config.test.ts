import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, Stage } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");
const RULE = "tasks/done-before-dependency";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe("an organisation that locks its mode", () => {
  it("enforces in a repository that only reports, and says which of its keys have no effect", async () => {
    const above = stage.gh.createRepository({
      owner: "acme",
      name: ".github",
      files: { [CONFIG]: "version: 1\nmode: enforce\nlocked: [mode]\n" },
    });
    stage.gh.install(above);
    const repository = stage.repository({ [CONFIG]: "version: 1\nmode: report\n", ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
    const pullRequest = repository.openPullRequest({ head: "feature", author: "ana" });
    const check = await concluded(pullRequest, "failure");
    expect(check.summary).toContain("acme/.github");
    expect(check.summary).toContain("has no effect");
    // A push to the organisation's repository is judged by at once.
    above.commit("main", { [CONFIG]: "version: 1\nmode: report\n" });
    await concluded(pullRequest, "neutral");
  });
});

describe("a configuration that asks for less", () => {
  it("passes what is waived, and lists the waiver in the check", async () => {
    const entry = (rule: string) =>
      `  - { rule: ${rule}, place: ${TASKS}, reason: The audit follows., expires: 2999-12-31, by: ana }\n`;
    const waiver = `waivers:\n${entry(RULE)}${entry("trace/unearned-completion")}`;
    const repository = stage.repository({ [CONFIG]: ENFORCE + waiver, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { [TASKS]: OUT_OF_ORDER });
    const check = await concluded(repository.openPullRequest({ head: "feature", author: "ana" }), "success");
    expect(check.summary).toContain("### Waivers");
    expect(check.summary).toContain("The audit follows.");
  });

  it("never blocks the pull request that repairs it", async () => {
    const repository = stage.repository({ [CONFIG]: "version: 1\nmode: enforced\n", ...SPEC_KIT_BUNDLE });
    repository.commit("repair", { [CONFIG]: ENFORCE });
    await concluded(repository.openPullRequest({ head: "repair", author: "ana" }), "success");
    repository.commit("other", { "README.md": "# Shop\n" });
    const check = await concluded(repository.openPullRequest({ head: "other", author: "ana" }), "failure");
    expect(check.summary).toContain("Did you mean enforce?");
  });
});
