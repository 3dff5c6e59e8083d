import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClaims } from "../../../src/core/references/claims.ts";
import { anyText } from "../../support/any-text.ts";

const inTitle = (title: string) => readClaims({ title, body: "" }).claims.map(({ written }) => written);
const inBody = (body: string) =>
  readClaims({ title: "", body }).claims.map(({ written, kind }) =>
    kind === "completes" ? written : `part of ${written}`,
  );

describe("claims", () => {
  it.each([
    ["T012: add the login", ["T012"]],
    ["[T012] add the login", ["T012"]],
    ["[T012, T013] two at once", ["T012", "T013"]],
    ["T012-T014: three", ["T012", "T013", "T014"]],
    ["specs/001-auth#T012: add the login", ["specs/001-auth#T012"]],
    ["M1.1.1: ops schema", ["M1.1.1"]],
    ["feat: T012 add the login", []],
    ["T012 add the login", []],
    ["Fix T012: not at the beginning", []],
    ["[WIP] later", []],
  ])("of the title %j are %j", (title, claims) => {
    expect(inTitle(title)).toEqual(claims);
  });

  it.each([
    ["Task: T012", ["T012"]],
    ["Tasks: T012, T013 and T014", ["T012", "T013", "T014"]],
    ["- **Task**: `T012`", ["T012"]],
    ["Implements T012.", ["T012"]],
    ["Completes specs/001-auth#T012 & T013", ["specs/001-auth#T012", "T013"]],
    ["Part of T020", ["part of T020"]],
    ["Tasks: T010-T012", ["T010", "T011", "T012"]],
    ["Task: T1\r\nTask: T1", ["T1"]],
    ["Part of T1\nTask: T1", ["T1"]],
  ])("of the line %j are %j", (body, claims) => {
    expect(inBody(body)).toEqual(claims);
  });

  it.each([
    "> Task: T1",
    "```\nTask: T1\n```",
    "~~~~\nTask: T1\n~~~\nTask: T2",
    "<!-- Task: T1 -->",
    "<!--\nTask: T1",
    "\n    Task: T1",
    "`Task: T1`",
    "This implements T1",
    "Implements the first half",
    "Multitasks: T1",
    "Task: none",
  ])("are not read from %j", (body) => {
    expect(inBody(body)).toEqual([]);
  });

  it("are read again after a fence and a comment", () => {
    expect(inBody("```\nTask: T1\n```\nTask: T2\n<!-- x --> \nTask: T3")).toEqual(["T2", "T3"]);
  });

  it("say which bundle they mean", () => {
    const [claim] = readClaims({ title: "", body: "Task: specs/001-auth/#T012" }).claims;
    expect(claim).toMatchObject({ bundle: "specs/001-auth", task: "T012" });
  });

  it.each([
    ["Spec: specs/001-auth/", ["specs/001-auth"]],
    ["**Spec**: [the plan](spec/billing)", ["spec/billing"]],
    ["Specs: `001-auth`, 002-search", ["001-auth", "002-search"]],
    ["Spec: to be written", []],
  ])("name the bundles of %j", (body, bundles) => {
    expect(readClaims({ title: "", body }).bundles).toEqual(bundles);
  });

  it("never throw, and take hostile text in linear time", () => {
    fc.assert(
      fc.property(anyText(), anyText(), (title, body) => readClaims({ title, body }) !== null),
      { numRuns: 200 },
    );
    for (const part of ["<!--", "Task: T1, ", "T1-", "[", "a,", "> ", "```\n", "Task: "]) {
      const text = part.repeat(60_000 / part.length);
      expect(readClaims({ title: text, body: text }).claims.length).toBeLessThan(10);
    }
  });

  it.each([
    ["Completes: T012", ["T012"]],
    ["Tasks: T012, T013", ["T012", "T013"]],
    ["Implements: 001-auth#T012", ["001-auth#T012"]],
    ["Part-of: T012", ["part of T012"]],
    ["Refs: T012", []],
  ])("takes the trailer %j of a commit for %j", (trailer, expected) => {
    const { claims } = readClaims({ title: "", body: "", commits: [`Store sessions\n\n${trailer}`] });
    expect(claims.map(({ written, kind }) => (kind === "completes" ? written : `part of ${written}`))).toEqual(
      expected,
    );
  });

  it.each([
    ["the description above the title", "T012: login", "Part of T012", [], "part-of"],
    ["the description above commits", "", "Completes T012", ["Part-of: T012"], "completes"],
    ["the title above commits", "T012: login", "", ["Part-of: T012"], "completes"],
    ["completing above a part, among commits", "", "", ["Completes: T012", "Part-of: T012"], "completes"],
  ])("counts %s", (_name, title, body, trailers, kind) => {
    const commits = trailers.map((trailer) => `Work\n\n${trailer}`);
    expect(readClaims({ title, body, commits }).claims.map((claim) => claim.kind)).toEqual([kind]);
  });

  it("reads the trailer that names a spec bundle", () => {
    expect(readClaims({ title: "", body: "", commits: ["Work\n\nSpec: specs/001-auth"] }).bundles).toEqual([
      "specs/001-auth",
    ]);
  });
});
