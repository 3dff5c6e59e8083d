import { z } from "zod";
import { metadataOf } from "../../documents/metadata.ts";
import { onRequest } from "../../fixes/fix.ts";
import { respell } from "../../fixes/respell.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

const KEYS = new Set(["slug", "feature id", "feature branch", "branch", "feature"]);
/** `specs/001-platform` and `001-platform`. */
const NUMBERED_PATH = /(?:^|[\s`"'(/])specs\/(?:[\w.-]{1,60}\/)?(\d{3,}-[\w.-]{1,100})/;
const NUMBERED = /^\d{3,}-[\w.-]+$/;

export const slugMismatch = defineRule({
  id: "bundle/slug-mismatch",
  input: "document",
  summary: "Require the name that a document gives its feature to be that of its directory",
  rationale: "A document that was copied from another feature still sends people and tools there.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    other: "{document} says {label} is {written}, but lives in {directory}. Correct it, or move the file.",
  },
  guard:
    "Placeholders are exempt, and so is whatever does not look like the name of a feature. Only the number is compared where both have one.",
  autofix: "The name of the directory is written, only where the rule is named: the file may be in the wrong place.",
  examples: [
    {
      name: "A copied header",
      kind: "invalid",
      files: { "specs/002-cart/spec.md": "# Cart\n\n**Feature Branch**: `001-login`\n" },
      reports: ["3: spec.md says Feature Branch is 001-login, but lives in 002-cart. Correct it, or move the file."],
      fixed: { "specs/002-cart/spec.md": "# Cart\n\n**Feature Branch**: `002-cart`\n" },
      looked: "1/1",
    },
    {
      name: "The right name",
      kind: "valid",
      files: { "specs/002-cart/spec.md": "# Cart\n\n**Feature Branch**: `002-cart`\n" },
      reports: [],
    },
    {
      name: "A placeholder, a branch of a person or of another make, and a document that is named by its day",
      kind: "false-positive",
      files: {
        "specs/002-cart/spec.md":
          "# Cart\n\n**Slug**: `{slug}`\n**Branch**: `main`\n**Feature Branch**: `anna/shop/002-cart-again`\n**Input**: see `docs/notes/specs/2026-05-18-cart-design.md`\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, document }) {
    const entries = metadataOf(document.markdown());
    const named = entries.filter(({ key, value }) => KEYS.has(key) || (key === "input" && NUMBERED_PATH.test(value)));
    yield { examined: named.length, of: named.length, unit: "names" };
    const { slug } = bundle.location;
    for (const { label, value, line } of named) {
      const written = nameIn(value);
      if (written === null || isSame(written, slug)) continue;
      const { path } = document.file;
      const values = { document: fileName(path), label, written, directory: slug };
      const fix = onRequest(respell(document.source, [line], { from: written, to: slug }));
      yield { message: "other", values, at: { path, line, endLine: line }, key: `${label} ${written}`, fix };
    }
  },
});

function nameIn(value: string): string | null {
  const path = NUMBERED_PATH.exec(value)?.[1];
  if (path !== undefined && /^\d{4}-\d\d-\d\d-|\.md$/.test(path)) return null;
  if (path !== undefined) return path.replace(/[.]$/, "");
  const bare =
    value
      .replace(/[`*"']/g, "")
      .trim()
      .split("/")
      .at(-1) ?? "";
  return NUMBERED.test(bare) ? bare : null;
}

function isSame(written: string, slug: string): boolean {
  const number = /^\d+/.exec(slug)?.[0];
  return written === slug || (number !== undefined && written.startsWith(`${number}-`)) || number === undefined;
}
