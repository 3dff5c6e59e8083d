import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Verdict, verdictsSchema } from "./compare-verdicts.ts";

/** The committed verdicts: on what everybody is told by default, or on what the rules of the nursery would add. */
export function readVerdicts(on: "corpus" | "nursery"): readonly Verdict[] {
  return verdictsSchema.parse(parse(readFileSync(`fixtures/verdicts/${on}.yml`, "utf8")));
}
