import { faithfulEdits } from "./faithful-edits.ts";
import { generatedDocuments } from "./generated-documents.ts";
import type { FuzzProperty } from "./property.ts";
import { renderedGraphs } from "./rendered-graphs.ts";
import { truePositions } from "./true-positions.ts";
import { warmEvaluations } from "./warm-evaluations.ts";

export const fuzzProperties: readonly FuzzProperty[] = [
  ...generatedDocuments,
  truePositions,
  faithfulEdits,
  renderedGraphs,
  warmEvaluations,
];
