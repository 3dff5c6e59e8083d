import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE } from "./bundles.ts";
import { concluded, Stage, stickyOf } from "./stage.ts";

const CONFIG = { ".github/spec-kit-enforce.yml": ENFORCE };
const PLAN = "specs/001-parcel-tracking/plan.md";
const SCHEMA = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/verdict-v1.json"), "utf8"));

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe("the comment", () => {
  it("offers a form for a document that is missing, on the branch of the fork that lacks it", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    const fork = repository.fork("zoe");
    fork.commit("feature", { [PLAN]: null });
    const pull = repository.openPullRequest({ head: "feature", headRepository: fork, author: "zoe" });
    await concluded(pull, "failure");
    const link = `/new/feature?filename=${encodeURIComponent(PLAN)}&value=%23%20Implementation%20Plan`;
    await eventually(() => expect(stickyOf(pull)?.body).toContain(`- [Create \`${PLAN}\`](/zoe/`));
    expect(stickyOf(pull)?.body).toContain(link);
  });

  it("is left alone by a push that changes nothing that it says", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", EVENTS);
    const pull = repository.openPullRequest({ head: "feature", author: "ana", body: "Completes T002" });
    await concluded(pull, "success");
    await eventually(() => expect(stickyOf(pull)?.body).toContain("**Merging this unblocks**\n\n- `T003`"));
    const before = stickyOf(pull);
    pull.push({ "db/seed.sql": "insert into events values ('1');\n" });
    await concluded(pull, "success");
    await stage.gh.settle();
    expect(stickyOf(pull)).toEqual(before);
  });
});

describe("the check", () => {
  it("says its verdict to programs by the published schema", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { ...EVENTS, [PLAN]: null });
    const pull = repository.openPullRequest({ head: "feature", author: "ana", body: "Completes T002" });
    const check = await concluded(pull, "failure");
    const verdict: unknown = JSON.parse(/```json\n(.*)\n```/s.exec(check.text ?? "")?.[1] ?? "");
    expect(new Ajv2020().validate(SCHEMA, verdict)).toBe(true);
    expect(verdict).toMatchObject({ outcome: "fail", bundles: [{ completes: ["T002"], unblocks: ["T003"] }] });
  });
});
