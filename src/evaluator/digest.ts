import { createHash } from "node:crypto";
import type { EvaluationInput } from "../core/evaluation-input.ts";

/** The same for equal inputs: files count by path, mode and blob SHA instead of their bytes. */
export function digestOf(input: EvaluationInput): string {
  const text = JSON.stringify(input, (key, value) => (key === "bytes" ? undefined : value));
  return createHash("sha256").update(text).digest("base64url");
}
