import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import * as live from "./live-values.ts";
import type { Schema } from "./schema.ts";
import { SchemaFiller } from "./schema-filler.ts";

const contract = Contract.load();
const filler = new SchemaFiller((ref) => {
  throw new Error(`unexpected ${ref}`);
});

describe("the fill refuses to make up", () => {
  it.each(["id", "node_id", "login", "type"])("a user's %s", (field) => {
    const { [field as keyof typeof live.user]: _, ...rest } = live.user;
    expect(() => contract.fillSchema("simple-user", rest)).toThrow(`${field} must come from the world`);
  });

  it.each(["head_sha", "status", "conclusion", "external_id", "pull_requests"])("a check run's %s", (field) => {
    const { [field as keyof typeof live.checkRun]: _, ...rest } = live.checkRun;
    expect(() => contract.fillSchema("check-run", rest)).toThrow(`${field} must come from the world`);
  });

  it("a field deep inside, and says where it is", () => {
    const { sha: _, ...head } = live.pullRequest.head;
    expect(() => contract.fillSchema("pull-request", { ...live.pullRequest, head })).toThrow("head.sha must come");
  });

  it("a field whose value is undefined", () => {
    expect(() => contract.fillSchema("simple-user", { ...live.user, login: undefined })).toThrow("login must come");
  });
});

describe("the fill", () => {
  const fill = (schema: Schema, value: unknown) => filler.fill([schema], value);

  it("adds what is required and nothing optional", () => {
    const schema: Schema = {
      type: "object",
      properties: { html_url: { type: "string" }, watchers: { type: "integer" }, homepage: { type: "string" } },
      required: ["html_url", "watchers"],
    };
    expect(fill(schema, {})).toEqual({ html_url: "https://filled.invalid/html_url", watchers: 0 });
  });

  it("prefers null where the schema allows it", () => {
    const nullable: Schema = { anyOf: [{ type: "object" }, { type: "null" }] };
    const schema: Schema = {
      properties: { license: nullable, bio: { type: ["string", "null"] } },
      required: ["license", "bio"],
    };
    expect(fill(schema, {})).toEqual({ license: null, bio: null });
  });

  it("never changes what is live, even where it is wrong", () => {
    expect(fill({ properties: { state: { enum: ["open"] } }, required: ["state"] }, { state: "ajar", own: 1 })).toEqual(
      {
        state: "ajar",
        own: 1,
      },
    );
  });

  it("takes the branch of a union that the live value belongs to", () => {
    const branch = (kind: string): Schema => ({
      type: "object",
      properties: { kind: { type: "string", enum: [kind] }, [`${kind}_url`]: { type: "string" } },
      required: ["kind", `${kind}_url`],
    });
    const schema: Schema = { anyOf: [{ type: "array", items: {} }, branch("file"), branch("link")] };
    expect(fill(schema, { kind: "link" })).toEqual({ kind: "link", link_url: "https://filled.invalid/link_url" });
    expect(fill(schema, [])).toEqual([]);
  });

  it("finds a value that suits two descriptions at once, and says when there is none", () => {
    const maybe: Schema = { properties: { avatar: { type: ["null", "string"] } } };
    const text: Schema = { properties: { avatar: { type: "string" } }, required: ["avatar"] };
    const count: Schema = { properties: { avatar: { type: "integer" } } };
    expect(filler.fill([maybe, text], {})).toEqual({ avatar: "" });
    expect(() => filler.fill([text, count], {})).toThrow("avatar cannot be filled");
  });

  it("fills every item of a list", () => {
    const filled = contract.fill("GET", "/repos/{owner}/{repo}/pulls", 200, [live.pullRequestInList]);
    expect(filled).toMatchObject([{ number: 12, url: expect.stringContaining("https://") }]);
  });
});
