import { z } from "zod";
import { configSchema } from "./schema.ts";

/** The JSON Schema (2020-12) of the file that people write: what has a default is not required. */
export function configJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(configSchema, { io: "input" }), title: "spec-kit-enforce configuration" };
}
