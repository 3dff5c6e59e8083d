import { defineDefect } from "../defect.ts";
import { documentsWithoutTasks } from "../documents.ts";

export const missingDocument = defineDefect({
  id: "missing-document",
  summary: "A document that the layout asks for is not there",
  rule: "bundle/missing-document",
  absent: { bmad: "a story is one file" },
  besides: [
    { rule: "bundle/broken-link", because: "the others still link to it" },
    { rule: "coverage/unknown-requirement", because: "nobody says any more what the requirements are" },
    { rule: "graph/unknown-reference", because: "nobody says any more what the stories are" },
  ],
  places: (clean) =>
    documentsWithoutTasks(clean)
      .filter(({ isRequired }) => isRequired)
      .map(({ path }) => {
        const { [path]: _, ...files } = clean.files;
        const others = clean.bundle.location.documents.filter((each) => each !== path);
        return { what: `${path} is gone`, files, at: { path: others[0] ?? path, lines: [1] } };
      }),
});
