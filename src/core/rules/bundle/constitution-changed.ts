import { z } from "zod";
import { decodeSource } from "../../markdown/source-text.ts";
import { defineRule } from "../rule.ts";

/** `**Version**: 1.2.0`, `Version: v1.2`. */
const VERSION = /(?:^|[\s|*_>])version(?:\*\*|__)?[ \t]{0,3}[:：](?:\*\*|__)?[ \t]{0,3}v?(\d{1,4}(?:\.\d{1,4}){1,2})/i;

export const constitutionChanged = defineRule({
  id: "bundle/constitution-changed",
  input: "repository",
  summary: "Require a new version with every change of the constitution",
  rationale: "Everybody works by the constitution: a version that stays hides that the rules are others now.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    same: "{path} changed, but its version is still {version}, so nobody sees that the rules are others. Raise the version: the last number for wording, the middle one for a new principle, the first for one that is gone.",
  },
  guard:
    "Comments, white space, dates and the version line itself are no change. A constitution without a version is left alone.",
  examples: [
    {
      name: "A new principle under the old version",
      kind: "invalid",
      files: {
        ".specify/memory/constitution.md": "# Constitution\n\n- Test first\n- Small steps\n\n**Version**: 1.2.0\n",
      },
      base: { ".specify/memory/constitution.md": "# Constitution\n\n- Test first\n\n**Version**: 1.2.0\n" },
      reports: [
        "6: .specify/memory/constitution.md changed, but its version is still 1.2.0, so nobody sees that the rules are others. Raise the version: the last number for wording, the middle one for a new principle, the first for one that is gone.",
      ],
      looked: "1/1",
    },
    {
      name: "A new principle with a new version",
      kind: "valid",
      files: {
        ".specify/memory/constitution.md": "# Constitution\n\n- Test first\n- Small steps\n\n**Version**: 1.3.0\n",
      },
      base: { ".specify/memory/constitution.md": "# Constitution\n\n- Test first\n\n**Version**: 1.2.0\n" },
      reports: [],
    },
    {
      name: "A comment and line breaks alone",
      kind: "false-positive",
      files: {
        ".specify/memory/constitution.md":
          "<!-- impact: none -->\n# Constitution\n\n- Test\n  first\n\n**Version**: 1.2.0 | **Last Amended**: 2026-02-01\n",
      },
      base: {
        ".specify/memory/constitution.md":
          "# Constitution\n\n- Test first\n\n**Version**: 1.2.0 | **Last Amended**: 2026-01-01\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ context }) {
    const before = new Map(context.base?.files.map((file) => [file.path, file]));
    const constitutions = context.head.files.filter(({ path }) => /(?:^|\/)constitution\.md$/.test(path));
    const compared = constitutions.filter(({ path }) => before.has(path));
    yield { examined: compared.length, of: constitutions.length, unit: "constitutions" };
    for (const file of compared) {
      const earlier = before.get(file.path);
      if (!earlier || earlier.blobSha === file.blobSha) continue;
      const [now, then] = [decodeSource(file).text, decodeSource(earlier).text];
      const version = VERSION.exec(now);
      if (!version || version[1] !== VERSION.exec(then)?.[1] || substance(now) === substance(then)) continue;
      const line = decodeSource(file).lineAt(version.index + 1);
      const at = { path: file.path, line, endLine: line };
      yield { message: "same", values: { path: file.path, version: version[1] ?? "" }, at, key: version[1] ?? "" };
    }
  },
});

/** What a constitution says, without comments, white space and dates. */
function substance(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = text.indexOf("<!--"); open !== -1; open = text.indexOf("<!--", at)) {
    parts.push(text.slice(at, open));
    const close = text.indexOf("-->", open);
    at = close === -1 ? text.length : close + 3;
  }
  return [...parts, text.slice(at)]
    .join("")
    .replace(/\d{4}-\d{2}-\d{2}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
