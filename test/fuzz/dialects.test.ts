import fc from "fast-check";
import { describe, it } from "vitest";
import { generatedDocuments } from "./properties/generated-documents.ts";

describe("generated documents", () => {
  it.each(generatedDocuments.map(({ name, property }) => [name, property] as const))("%s", (_name, property) => {
    fc.assert(property, { numRuns: 150 });
  });
});
