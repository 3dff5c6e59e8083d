import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli } from "./support/console.ts";
import { repositoryWith, writeFiles } from "./support/directory.ts";

interface Found {
  readonly findings: readonly { readonly rule: string; readonly path: string; readonly line: number }[];
}

interface Report extends Found {
  readonly bundles: readonly (Found & { readonly path: string; readonly layout: string })[];
}

async function check(root: string, ...args: string[]): Promise<Report> {
  const { out } = await cli(root, ["check", ...args, "--format", "json"]);
  return JSON.parse(out) as Report;
}

const brief = ({ findings }: Found) => findings.map(({ rule, path, line }) => `${rule} ${path}:${line}`);

describe("check, around the spec bundles", () => {
  it("tells of instruction files that drift apart, once however many spec bundles there are", async () => {
    const rules = "# Rules\n\nShort names. Small steps. Tests first.\n";
    const root = repositoryWith({
      ...bundleWith(SOUND_TASKS, "specs/001-parcels"),
      ...bundleWith(SOUND_TASKS, "specs/002-returns"),
      "CLAUDE.md": rules,
      "AGENTS.md": rules,
    });
    writeFiles(root, { "CLAUDE.md": `${rules}\n## Reviews\n\nTwo people look at every change before it is merged.\n` });
    expect(brief(await check(root, "--base", "HEAD"))).toEqual(["docs/agent-files-drift AGENTS.md:1"]);
    expect(brief(await check(root))).toEqual([]);
  });

  it("tells of a picture that changed without its source", async () => {
    const root = repositoryWith({ ...bundleWith(SOUND_TASKS), "docs/flow.png": "1", "docs/flow.drawio": "<x/>" });
    writeFiles(root, { "docs/flow.png": "2" });
    expect(brief(await check(root, "--base", "HEAD"))).toEqual(["docs/diagram-export-without-source docs/flow.png:1"]);
  });

  it("validates documents by the schemas of the configuration, and finds the layouts that it declares", async () => {
    const config = `version: 1
layouts:
  - { root: "rfcs/*", documents: [{ name: rfc.md, role: spec }] }
schemas:
  - { files: "kb/*.json", schema: kb.schema.json }
`;
    const root = repositoryWith({
      ".github/spec-kit-enforce.yml": config,
      "rfcs/1-cart/rfc.md": "# Cart\n\nPeople keep what they want to buy.\n",
      "kb/a.json": '{\n  "name": 3\n}\n',
      "kb.schema.json": '{ "properties": { "name": { "type": "string" } } }\n',
    });
    const report = await check(root);
    expect(brief(report)).toEqual(["docs/schema kb/a.json:2"]);
    expect(report.bundles.map(({ path, layout }) => [path, layout])).toEqual([["rfcs/1-cart", "rfcs/*"]]);
  });

  it("asks what files there are where a rule wants to know whether those of a done task exist", async () => {
    const tasks = "# Tasks\n\n- [x] T001 Parcels in src/parcels.ts\n- [x] T002 Labels in src/labels.ts\n";
    const root = repositoryWith({ ...bundleWith(tasks, "specs/001-parcels"), "lib/src/parcels.ts": "" });
    const phantoms = async () => (await check(root)).bundles.flatMap(brief).filter((one) => one.startsWith("trace/"));
    expect(await phantoms()).toEqual([]);
    writeFiles(root, {
      ".github/spec-kit-enforce.yml": "version: 1\nrules: { trace/phantom-completion: warning }\n",
    });
    expect(await phantoms()).toEqual(["trace/phantom-completion specs/001-parcels/tasks.md:4"]);
  });

  it("takes the sections that the repository's own template marks as mandatory", async () => {
    const root = repositoryWith({
      ".specify/templates/spec-template.md": "# X\n\n## Requirements *(mandatory)*\n\n## Threats *(mandatory)*\n",
      ...bundleWith(SOUND_TASKS, "specs/001-parcels"),
    });
    const { out } = await cli(root, ["check", "--format", "json"]);
    expect(out).toContain("spec/missing-section");
    expect(out).toContain("Threats");
    execFileSync("git", ["rm", "-q", ".specify/templates/spec-template.md"], { cwd: root });
    expect((await cli(root, ["check", "--format", "json"])).out).not.toContain("Threats");
  });
});
