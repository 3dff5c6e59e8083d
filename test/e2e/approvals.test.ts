import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { checkOf, concluded, replyTo, Stage } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const REPORT = "version: 1\nmode: report\n";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** A pull request by ana, in a repository where otto may write too and rita only reads. */
function opened(files: Readonly<Record<string, string>>, base: Readonly<Record<string, string>> = {}) {
  const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE, ...base });
  repository.setCollaborator("otto", "write");
  repository.commit("feature", files);
  return { repository, pull: repository.openPullRequest({ head: "feature", author: "ana" }) };
}

describe("a configuration that asks for less", () => {
  it("fails, shows what it would do, and passes once somebody else who may write approves that commit", async () => {
    const { pull } = opened({ [CONFIG]: REPORT });
    const failed = await concluded(pull, "failure");
    expect(failed.summary).toContain("`mode` goes from `enforce` to `report`");
    expect(failed.summary).toContain("Preview: by the configuration of this pull request");
    expect(failed.summary).toContain(
      "a change like this one would have errors that do not block the merge (mode `report`, conclusion `neutral`)",
    );
    pull.approve("otto");
    const passed = await concluded(pull, "success");
    expect(passed.summary).toContain(`which \`otto\` approved for commit ${pull.headSha}`);
  });

  it("is not approved by readers, by bots, by a name in a commit, nor on an older commit", async () => {
    const { pull } = opened({ [CONFIG]: REPORT });
    await concluded(pull, "failure");
    pull.approve("rita");
    stage.gh.createUser("helper[bot]", "Bot");
    pull.approve("helper[bot]");
    pull.push(
      { "notes.txt": "Approved-by: otto\n" },
      { author: "otto", by: "ana", message: "Approve\n\nApproved-by: otto" },
    );
    await concluded(pull, "failure");
    pull.approve("otto");
    await concluded(pull, "success");
    pull.push({ [CONFIG]: `${REPORT}ticks: "off"\n` }, { author: "otto" });
    await stage.gh.settle();
    expect((await checkOf(pull)).conclusion).toBe("failure");
  });

  it("is not approved by whoever pushed it, though somebody else opened the pull request", async () => {
    const { repository, pull } = opened({ "notes.txt": "Notes\n" });
    repository.setCollaborator("kim", "write");
    await concluded(pull, "success");
    pull.push({ [CONFIG]: REPORT }, { author: "ana", by: "otto" });
    await concluded(pull, "failure");
    pull.approve("otto");
    await stage.service.logged(({ webhook }) => webhook === "pull_request_review");
    const waiving = pull.comment("/spec waive trace/config-weakened because it is mine", "otto");
    await eventually(() => expect(replyTo(pull, waiving)[0]?.body).toContain("and whoever pushed last"));
    pull.approve("kim");
    const passed = await concluded(pull, "success");
    expect(passed.summary).toContain(`which \`kim\` approved for commit ${pull.headSha}`);
  });

  it("fails again when the approval is dismissed, and when its author asks for changes", async () => {
    const { pull } = opened({ [CONFIG]: REPORT });
    const review = pull.approve("otto");
    await concluded(pull, "success");
    pull.dismissReview(review);
    await concluded(pull, "failure");
    pull.approve("otto");
    await concluded(pull, "success");
    pull.review("otto", { state: "CHANGES_REQUESTED", body: "On second thought, no." });
    await concluded(pull, "failure");
  });

  it("needs nobody where it asks for more", async () => {
    const { pull } = opened({ [CONFIG]: `${ENFORCE}rules:\n  tasks/missing-id: error\n` });
    const check = await concluded(pull, "success");
    expect(check.summary).toContain("is no less strict than before");
  });

  it("is what a deleted and an unreadable one are, too", async () => {
    const broken = opened({ [CONFIG]: "version: 1\nmode: enforced\n" }).pull;
    expect((await concluded(broken, "failure")).summary).toContain("it cannot be read any more");
    const { repository, pull } = opened(EVENTS);
    await concluded(pull, "success");
    repository.commit("gone", { [CONFIG]: null });
    const deleting = repository.openPullRequest({ head: "gone", author: "ana" });
    expect((await concluded(deleting, "failure")).summary).toContain("`mode` goes from `enforce` to `report`");
  });
});

describe("a checklist that reviewers own", () => {
  const CHECKLIST = "specs/001-parcel-tracking/checklists/security.md";

  it("warns of points that the author ticked, until somebody else approves the commit", async () => {
    const { pull } = opened(
      { [CHECKLIST]: "# Security\n\n- [x] CHK001 Keys are stored nowhere\n" },
      {
        [CHECKLIST]: "# Security\n\n- [ ] CHK001 Keys are stored nowhere\n",
        [CONFIG]: `${ENFORCE}rules:\n  trace/checklist-without-approval: error\n`,
      },
    );
    const check = await concluded(pull, "failure");
    expect(check.summary).toContain("ticks 1 of 1 point of security.md");
    pull.approve("otto");
    await concluded(pull, "success");
  });
});

describe("a gate changed together with code", () => {
  it("may be one that the configuration adds, and is approved like any", async () => {
    const rule = 'rules:\n  trace/gate-changed-with-code: { level: error, gates: ["ci/*.yml"] }\n';
    const { pull } = opened(
      { "ci/release.yml": "on: push\n", "src/a.ts": "export {};\n" },
      { [CONFIG]: `${ENFORCE}${rule}` },
    );
    expect((await concluded(pull, "failure")).summary).toContain('changes "ci/release.yml" together with');
    pull.approve("otto");
    await concluded(pull, "success");
  });

  it("is told of, workflows included, until somebody else approves the commit", async () => {
    const { pull } = opened({
      ".github/workflows/check.yml": "on: push\n",
      [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"),
      ...EVENTS,
    });
    const check = await concluded(pull, "success");
    expect(check.summary).toContain('changes ".github/workflows/check.yml" together with');
    pull.approve("otto");
    await eventually(() => expect(pull.checks()[0]?.summary).not.toContain("together with"));
  });
});
