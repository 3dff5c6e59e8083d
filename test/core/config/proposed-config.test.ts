import { describe, expect, it } from "vitest";
import { findProposedConfig } from "../../../src/core/config/proposed-config.ts";
import type { ChangedFile } from "../../../src/core/snapshot/change.ts";
import type { ConfigText } from "../../../src/core/snapshot/pull-request.ts";
import { buildFacts } from "../../support/reports.ts";

const PATH = ".github/spec-kit-enforce.yml";

function config(text: string, path = PATH): ConfigText {
  return { path, text, blobSha: text };
}

const ENFORCE = config("version: 1\nmode: enforce\n");
const REPORT = config("version: 1\nmode: report\n");
const BROKEN = config("version: 1\nmode: enforced\n");

function change(path: string, status: ChangedFile["status"] = "modified", previousPath: string | null = null) {
  return { path, status, previousPath };
}

function propose(base: ConfigText | null, headConfig: ConfigText | null, files: readonly ChangedFile[], whole = true) {
  return findProposedConfig(buildFacts({ config: base }), { files, filesComplete: whole, headConfig });
}

const WEAKER = ["`mode` goes from `enforce` to `report`"];

describe("the configuration that a pull request proposes", () => {
  it("is none where it touches none, whatever there is", () => {
    expect(propose(ENFORCE, null, [change("src/a.ts")])).toBeNull();
    expect(propose(ENFORCE, ENFORCE, [change(PATH)])).toBeNull();
  });

  it("is the one at its head, with what that asks less for", () => {
    expect(propose(ENFORCE, REPORT, [change(PATH)])).toMatchObject({ path: PATH, weakenings: WEAKER });
    expect(propose(REPORT, ENFORCE, [change(PATH)])).toMatchObject({ weakenings: [] });
  });

  it("is none but the defaults where the file is deleted, or renamed to what is none", () => {
    expect(propose(ENFORCE, null, [change(PATH, "removed")])).toMatchObject({ path: PATH, weakenings: WEAKER });
    expect(propose(ENFORCE, null, [change("old.yml", "renamed", PATH)])).toMatchObject({ weakenings: WEAKER });
  });

  it("may stand in a list of files that GitHub cut", () => {
    expect(propose(ENFORCE, REPORT, [change("src/a.ts")], false)).toMatchObject({ weakenings: WEAKER });
  });

  it("weakens what could be read where nobody can read it, and mends what could not", () => {
    const broken = propose(ENFORCE, BROKEN, [change(PATH)]);
    expect(broken).toMatchObject({
      config: null,
      weakenings: ["it cannot be read any more, so that every check would fail"],
    });
    expect(broken?.unreadable).toContain("mode");
    expect(propose(BROKEN, REPORT, [change(PATH)])).toMatchObject({ weakenings: [] });
  });

  it("is compared below the organisation's layer, whose locked keys it cannot weaken", () => {
    const above = config("version: 1\nmode: enforce\nlocked: [mode]\n", "acme/.github");
    const facts = buildFacts({ config: ENFORCE, organisation: { kind: "found", config: above } });
    const read = { files: [change(PATH)], filesComplete: true, headConfig: REPORT };
    expect(findProposedConfig(facts, read)).toMatchObject({ weakenings: [] });
  });

  it("unlocks keys where the repository is the organisation's own", () => {
    const locking = config("version: 1\nmode: enforce\nlocked: [mode]\n");
    const facts = buildFacts({ config: locking, organisation: { kind: "self" } });
    const read = { files: [change(PATH)], filesComplete: true, headConfig: ENFORCE };
    expect(findProposedConfig(facts, read)).toMatchObject({ weakenings: ["`locked` loses `mode`"] });
  });
});
