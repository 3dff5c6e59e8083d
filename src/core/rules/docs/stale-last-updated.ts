import { z } from "zod";
import { metadataOf } from "../../documents/metadata.ts";
import { fileName } from "../file-name.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const STAMP = /(?:^|\b)last (?:updated|modified|changed)$/;
const DAY = /\b\d{4}-\d\d-\d\d\b/;

export const staleLastUpdated = defineRule({
  id: "docs/stale-last-updated",
  input: "document",
  summary: "Disallow a change of a document under its old day of the last update",
  rationale: "Readers take a document for as old as it says.",
  level: "off",
  nursery: { level: "info", because: "it is noise where a stamp is set by hand, and changes of a day are told twice" },
  options: z.strictObject({}),
  messages: {
    stale:
      "{document} is changed here and still says that it was last updated {day}, so readers take it for older than it is. Write the day of this change, or leave the line out.",
  },
  guard: "Only stamps with a day that the base has already, above the first section. A tick alone is no update.",
  examples: [
    {
      name: "A new task under an old day",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [ ] T001 Schema\n- [ ] T002 Pages\n" },
      base: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [ ] T001 Schema\n" },
      reports: [
        '3: tasks.md is changed here and still says that it was last updated "2026-01-27", so readers take it for older than it is. Write the day of this change, or leave the line out.',
      ],
      looked: "1/1",
    },
    {
      name: "A new day",
      kind: "valid",
      files: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-28\n\n- [ ] T001 Schema\n- [ ] T002 Pages\n" },
      base: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [ ] T001 Schema\n" },
      reports: [],
    },
    {
      name: "A tick",
      kind: "false-positive",
      files: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [x] T001 Schema\n" },
      base: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [ ] T001 Schema\n" },
      reports: [],
    },
  ],

  *check({ document, base }) {
    const entries = metadataOf(document.markdown());
    const stamp = entries.find(({ key, value, part }) => part !== "body" && STAMP.test(key) && DAY.test(value));
    yield { examined: stamp ? 1 : 0, of: stamp ? 1 : 0, unit: "stamps" };
    const { path } = document.file;
    const earlier = stamp && base()?.documents.find(({ file }) => file.path === path);
    if (!stamp || !earlier || unticked(earlier.source.text) === unticked(document.source.text)) return;
    const day = DAY.exec(stamp.value)?.[0] ?? "";
    const isSame = metadataOf(earlier.markdown()).some(({ key, value }) => key === stamp.key && value.includes(day));
    if (!isSame) return;
    const values = { document: fileName(path), day: quote(day) };
    yield { message: "stale", values, at: { path, line: stamp.line, endLine: stamp.line }, key: "stale" };
  },
});

function unticked(text: string): string {
  return text.replace(/\[[ xX]\]/g, "[ ]").replace(/\s+/g, " ");
}
