import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { configJsonSchema } from "../../../src/core/config/config-json-schema.ts";
import { parseConfig } from "../../../src/core/config/parse-config.ts";
import { UserError } from "../../../src/core/errors.ts";
import { rules } from "../../../src/core/rules/index.ts";

// `npm run generate -- --check` keeps `schemas/config.schema.json` the same as this.
const schema = JSON.parse(JSON.stringify(configJsonSchema()));
const conforms = new Ajv2020({ allErrors: true }).compile(schema);

function cases(kind: "valid" | "invalid" | "forty-mistakes"): (readonly [string, string])[] {
  const names = readdirSync(`fixtures/config/${kind}`);
  expect(names.length).toBeGreaterThan(3);
  return names.map((name) => [name, readFileSync(`fixtures/config/${kind}/${name}`, "utf8")] as const);
}

describe("the published JSON Schema and our own reader", () => {
  it.each(cases("valid"))("both accept %s", (name, text) => {
    expect(conforms(parse(text)), JSON.stringify(conforms.errors)).toBe(true);
    expect(() => parseConfig(text, name)).not.toThrow();
  });

  it.each(cases("invalid"))("both refuse %s", (name, text) => {
    expect(conforms(parse(text))).toBe(false);
    expect(() => parseConfig(text, name)).toThrow(UserError);
  });

  it.each(cases("forty-mistakes").filter(([, text]) => parseDocument(text).errors.length === 0 && !/\[\*/.test(text)))(
    "both refuse the mistake %s",
    (name, text) => {
      expect(conforms(parse(text))).toBe(false);
      expect(() => parseConfig(text, name)).toThrow(UserError);
    },
  );

  it("know the same rules", () => {
    expect(Object.keys(schema.properties.rules.properties)).toEqual(rules.map(({ id }) => id));
  });

  it("do not require what has a default", () => {
    expect(schema.required).toEqual(["version"]);
  });
});
