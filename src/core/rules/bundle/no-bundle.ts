import picomatch from "picomatch/posix.js";
import { z } from "zod";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const noBundle = defineRule({
  id: "bundle/no-bundle",
  input: "trace",
  summary: "Require a spec bundle for a change to governed code where the configuration says so",
  rationale: "Code that no specification covers is the gap through which everything else gets in.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    none: "This pull request changes {path}, which needs a spec bundle, and neither touches nor names one. Write `Task: <bundle>#T001` in its description, or add the spec bundle.",
  },
  guard:
    "Silent unless `bundles: required` is set. Paths outside `enforce.paths` and the pull requests of bots need none; without any paths all are governed.",
  examples: [
    {
      name: "Governed code and no spec bundle",
      kind: "invalid",
      files: {},
      config: { bundles: "required", enforce: { paths: ["src/**"] } },
      change: { files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      reports: [
        '1: This pull request changes "src/a.ts", which needs a spec bundle, and neither touches nor names one. Write `Task: <bundle>#T001` in its description, or add the spec bundle.',
      ],
      looked: "1/1",
    },
    {
      name: "Governed code with its spec bundle",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n" },
      config: { bundles: "required", enforce: { paths: ["src/**"] } },
      change: { files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      reports: [],
    },
    {
      name: "Spec bundles are optional unless the configuration says otherwise",
      kind: "valid",
      files: {},
      change: { files: [{ path: "src/a.ts", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/1",
    },
    {
      name: "Files outside the governed paths",
      kind: "false-positive",
      files: {},
      config: { bundles: "required", enforce: { paths: ["src/**"] } },
      change: { files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ change, bundles, config }) {
    const applies = config.bundles === "required" && !change.author.isBot;
    yield { examined: applies ? change.files.length : 0, of: change.files.length, unit: "files" };
    if (!applies || bundles.length > 0) return;
    const paths = config.bundlePaths ?? config.enforce.paths;
    const isGoverned = paths.length === 0 ? () => true : picomatch([...paths], { dot: true });
    const governed = change.files.find(({ path }) => isGoverned(path));
    if (!governed) return;
    const at = { path: governed.path, line: 1, endLine: 1 };
    yield { message: "none", values: { path: quote(governed.path) }, at, key: "none" };
  },
});
