/** Responses whose official schema is wrong, as `METHOD /template status`, and what stands in its place. */
export const corrections: Readonly<Record<string, object>> = {
  // The list has the account be a user AND an enterprise at once; the single installation has it be one of the two.
  "GET /app/installations 200": { type: "array", items: { $ref: "#/components/schemas/installation" } },
};
