import { expect, it } from "vitest";
import { respell } from "../../../src/core/fixes/respell.ts";
import { decodeSource } from "../../../src/core/markdown/source-text.ts";

const fixOf = (line: string) => {
  const source = decodeSource({ path: "tasks.md", bytes: new TextEncoder().encode(`${line}\n`) });
  return respell(source, [1], { from: "FR-2", to: "FR-002" });
};

it("writes a name otherwise where it stands as a word", () => {
  expect(fixOf("- [ ] T002 Sign in (FR-2)")).not.toBeNull();
  expect(fixOf("- [ ] T002 Sign in, for FR-2.")).not.toBeNull();
});

it.each(["tests/FR-2/out.test.ts", "`FR-2.md`", "[the ADR](https://wiki/x/FR-2)"])(
  "leaves the path in %s as it is",
  (path) => {
    expect(fixOf(`- [ ] T002 Write ${path}`)).toBeNull();
  },
);
