import { z } from "zod";

/** Which documents a JSON Schema of the repository describes, as the configuration says it. */
export const schemaBindingSchema = z.strictObject({
  files: z
    .string()
    .min(1)
    .max(200)
    .describe("Glob of JSON, YAML and Markdown files; of Markdown the front matter is meant."),
  schema: z.string().min(1).max(200).describe("Path of the JSON Schema, draft 2020-12 or draft 7."),
});

export type SchemaBinding = z.output<typeof schemaBindingSchema>;
