import { expect, test } from "vitest";
import { combineTexts } from "../../src/core/combine-texts.ts";
import { readClaims } from "../../src/core/references/claims.ts";

test("one text stays as it is", () => {
  const text = { title: "Build it", body: "Task: T001", commits: ["Build it"] };
  expect(combineTexts([text])).toEqual(text);
});

test("what several claim is claimed by their combination, each in its own way", () => {
  const combined = combineTexts([
    { title: "T001: build it", body: "Part of T002" },
    { title: "Ship it", body: "Spec: specs/001-a\nCompletes specs/001-a#T003", commits: ["Ship\n\nCompletes: T004"] },
  ]);
  const { claims, bundles } = readClaims(combined);
  expect(bundles).toEqual(["specs/001-a"]);
  expect(
    claims.map(({ written, kind, from }) => `${kind} ${written} (${from === "description" ? "said" : "implied"})`),
  ).toEqual([
    "part-of T002 (said)",
    "completes specs/001-a#T003 (said)",
    "completes T001 (implied)",
    "completes T004 (implied)",
  ]);
});

test("a fence that one leaves open does not swallow the claims of the next", () => {
  const { claims } = readClaims(
    combineTexts([
      { title: "A", body: "Task: T001\n\n```\nopen" },
      { title: "B", body: "<!-- open\n" },
      { title: "C", body: "Task: T003" },
    ]),
  );
  expect(claims.map(({ written }) => written)).toEqual(["T001", "T003"]);
});
