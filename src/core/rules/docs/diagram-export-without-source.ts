import { z } from "zod";
import { isDiagramExport, sourcesOf } from "../diagram-source.ts";
import { defineRule } from "../rule.ts";

export const diagramExportWithoutSource = defineRule({
  id: "docs/diagram-export-without-source",
  input: "repository",
  summary: "Disallow a changed picture of a diagram whose source did not change",
  rationale: "The next export overwrites what was drawn into the picture, and until then picture and source disagree.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    alone:
      "{picture} changed, but its source {source} did not, so the next export undoes the change. Change {source} and export it again.",
  },
  guard:
    "Only pictures with a source of the same name beside them, and only changed ones: a first export changes no picture, and a picture that holds its own source (`.drawio.png`, `.drawio.svg`) is its source.",
  examples: [
    {
      name: "A picture that was drawn on",
      kind: "invalid",
      files: { "docs/flow.png": "2", "docs/flow.drawio": "<x/>" },
      base: { "docs/flow.png": "1", "docs/flow.drawio": "<x/>" },
      reports: [
        "1: docs/flow.png changed, but its source docs/flow.drawio did not, so the next export undoes the change. Change docs/flow.drawio and export it again.",
      ],
      looked: "1/1",
    },
    {
      name: "Source and picture change together",
      kind: "valid",
      files: { "docs/flow.png": "2", "docs/flow.drawio": "<y/>" },
      base: { "docs/flow.png": "1", "docs/flow.drawio": "<x/>" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A photo, a first export, and a picture that is its own source",
      kind: "false-positive",
      files: { "docs/team.png": "2", "docs/new.svg": "1", "docs/new.drawio": "<x/>", "docs/own.drawio.png": "2" },
      base: { "docs/team.png": "1", "docs/new.drawio": "<x/>", "docs/own.drawio.png": "1" },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ context }) {
    const changes = context.changes ?? [];
    const changed = new Set(changes.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
    const known = new Set(context.known);
    const pictures = changes.filter(({ path, status }) => status === "modified" && isDiagramExport(path));
    const exports = pictures.flatMap(({ path }) => {
      const source = sourcesOf(path).find((one) => known.has(one));
      return source === undefined ? [] : [{ path, source }];
    });
    yield { examined: exports.length, of: pictures.length, unit: "changed pictures" };
    for (const { path, source } of exports) {
      if (changed.has(source)) continue;
      yield { message: "alone", values: { picture: path, source }, at: { path, line: 1, endLine: 1 }, key: path };
    }
  },
});
