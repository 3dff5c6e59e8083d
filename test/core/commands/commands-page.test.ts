import { describe, expect, it } from "vitest";
import { renderCommandsPage } from "../../../scripts/generate-commands.ts";
import { COMMANDS } from "../../../src/core/commands/index.ts";

describe("docs/commands.md", () => {
  const page = renderCommandsPage(COMMANDS);

  it.each(COMMANDS)("explains $name with usage, permission and examples", ({ name, usage, examples }) => {
    const section = page.split(/^## /m).find((part) => part.startsWith(`/spec ${name}\n`)) ?? "";
    expect(section).toContain(`Usage: \`${usage}\``);
    expect(section).toMatch(/ For (anyone|the author|everybody)/);
    expect(examples.filter((example) => !section.includes(example))).toEqual([]);
  });
});
