import { expect, it } from "vitest";
import { prepareSchema } from "../../../src/core/documents/schema-validator.ts";

function faults(schema: unknown, value: unknown): readonly string[] {
  const validator = prepareSchema(schema);
  if (validator.problem !== null) return [`unusable: ${validator.problem}`];
  return validator.validate(value).map(({ at, problem }) => `${at.join("/")} ${problem}`);
}

const NAMED = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: { name: { enum: ["a", "b"] } },
};

it.each<[string, unknown, unknown, string[]]>([
  ["a value as it should be", NAMED, { name: "a" }, []],
  ["a missing key", NAMED, {}, [' lacks "name"']],
  ["a key too many", NAMED, { name: "a", x: 1 }, [' has "x", which the schema does not know']],
  ["another value than allowed", NAMED, { name: "c" }, ['name must be one of "a", "b"']],
  ["an escaped key", { properties: { "a/b~c": { type: "string" } } }, { "a/b~c": 1 }, ["a/b~c must be string"]],
  [
    "draft 7",
    { $schema: "http://json-schema.org/draft-07/schema#", type: "array", items: [{ type: "string" }] },
    [1],
    ["0 must be string"],
  ],
  ["a format, which is not checked", { type: "string", format: "date" }, "never", []],
  ["no schema", 7, {}, ["unusable: it is no object"]],
])("%s", (_, schema, value, expected) => {
  expect(faults(schema, value)).toEqual(expected);
});

it("says why a schema that refers elsewhere cannot be used", () => {
  expect(faults({ $ref: "https://example.org/x.json" }, {})[0]).toContain("example.org");
});
