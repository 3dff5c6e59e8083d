import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { buildSchema, validateSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { ExtractFiles, readExtract } from "./extract-files.ts";
import { extractGraphql } from "./extraction/extract-graphql.ts";
import { plainSchema } from "./extraction/plain-schema.ts";
import { operations } from "./operations.ts";
import { SchemaJudge } from "./schema-judge.ts";
import { webhookKey, webhookPairs } from "./webhooks.ts";

const files = new ExtractFiles();
const folder = new URL("./extract/", import.meta.url);

describe("the committed extract", () => {
  const { outputs }: { outputs: Record<string, string> } = JSON.parse(readExtract("version.json"));

  it("is what the script wrote: version.json has the sum of every file", () => {
    const names = readdirSync(folder).filter((name) => name !== "version.json");
    expect(Object.keys(outputs).sort()).toEqual(names.sort());
    for (const [name, sum] of Object.entries(outputs)) {
      expect(createHash("sha256").update(readExtract(name)).digest("hex"), name).toBe(sum);
    }
  });

  it("holds the listed operations and webhooks, and no others", () => {
    expect(Object.keys(files.rest.operations)).toEqual([...operations]);
    const keys = webhookPairs().map(({ event, action }) => webhookKey(event, action));
    expect(Object.keys(files.webhooks.events)).toEqual(keys);
    expect(Object.keys(files.draft7.events)).toEqual(keys);
  });

  it("is small enough to be read in a review", () => {
    const bytes = readdirSync(folder).map((name) => statSync(new URL(name, folder)).size);
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(1_200_000);
  });

  it("has a GraphQL schema that is whole in itself", () => {
    expect(validateSchema(buildSchema(readExtract("schema.graphql")))).toEqual([]);
  });

  it("compiles in full, so that no reference leads nowhere", () => {
    const judge = new SchemaJudge(files, { coerce: false });
    const responses = Object.values(files.rest.operations).flatMap(({ body, responses }) => [
      body,
      ...Object.values(responses),
    ]);
    const events = [...Object.values(files.webhooks.events), ...Object.values(files.draft7.events)];
    const schemas = [...responses, ...events].filter((schema) => schema !== null);
    for (const schema of schemas) expect(Array.isArray(judge.check(schema, {}))).toBe(true);
    expect(schemas.length).toBeGreaterThan(150);
  });
});

describe("rewriting an official schema", () => {
  const options = { ref: (ref: string) => `x.json${ref}`, open: false };
  const rewrite = (schema: object) => plainSchema(schema, options);

  it("turns nullable into a type", () => {
    expect(rewrite({ type: "string", nullable: true })).toEqual({ type: ["string", "null"] });
  });

  it("lets a nullable enumeration be null", () => {
    expect(rewrite({ type: "string", nullable: true, enum: ["a"] })).toEqual({
      type: ["string", "null"],
      enum: ["a", null],
    });
  });

  it("gives nullable without a type a branch of its own", () => {
    expect(rewrite({ nullable: true, allOf: [{ $ref: "#/y" }] })).toEqual({
      anyOf: [{ type: "null" }, { allOf: [{ $ref: "x.json#/y" }] }],
    });
  });

  it("drops prose, but not properties that are named like it", () => {
    const source = { type: "object", description: "d", example: {}, properties: { description: { type: "string" } } };
    expect(rewrite(source)).toEqual({ type: "object", properties: { description: { type: "string" } } });
  });

  it("opens the closed objects of the older description alone", () => {
    const closed = { type: "object", additionalProperties: false };
    expect(rewrite(closed)).toEqual(closed);
    expect(plainSchema(closed, { ...options, open: true })).toEqual({ type: "object" });
  });
});

describe("cutting down a GraphQL schema", () => {
  const sdl = `
    "prose" type Query { ship(at: Port): Ship crew: Crew other: Int }
    type Mutation { sail: Boolean }
    enum Port { NORTH SOUTH }
    interface Afloat { name: String }
    type Ship implements Afloat { name: String captain: Crew home: Port }
    type Crew { name: String }`;

  it("keeps listed types and root fields, and drops fields of types that are not listed", () => {
    const cut = extractGraphql(sdl, { queryFields: ["ship"], mutationFields: ["sail"], types: ["Ship"] });
    expect(cut).not.toMatch(/Crew|Afloat|other|prose/);
    expect(cut).toContain("ship(at: Port): Ship");
    expect(cut).toContain("enum Port");
    expect(validateSchema(buildSchema(cut))).toEqual([]);
  });

  it("refuses a type or field that the official schema lacks", () => {
    const selection = { queryFields: ["plane"], mutationFields: [], types: ["Hangar"] };
    expect(() => extractGraphql(sdl, selection)).toThrow("no Hangar, plane");
  });
});
