import { describe, expect, it } from "vitest";
import { parseInvocations } from "../../../src/core/commands/parse-invocations.ts";

function parsed(body: string): readonly string[] {
  return parseInvocations(body).map(({ verb, args }) => [verb, ...args].join(" "));
}

describe("parseInvocations", () => {
  it.each([
    ["a comment of nothing else", "/spec recheck", ["recheck"]],
    ["arguments", "/spec status  001-auth ", ["status 001-auth"]],
    ["any case", "/Spec STATUS", ["status"]],
    ["Windows line ends", "Hello\r\n/spec help\r\nbye\r\n/spec status\r\n", ["help", "status"]],
    ["a line between lines of text", "Please\n/spec recheck\nthanks", ["recheck"]],
    ["up to three spaces before it", "   /spec help", ["help"]],
    ["no verb at all", "/spec", ["help"]],
    ["several, in order", "/spec status\n/spec recheck\n\n/spec help", ["status", "recheck", "help"]],
    ["text after a quote and a blank line", "> as you said\n\n/spec recheck", ["recheck"]],
    ["text after a closed fence", "```sh\nnpm test\n```\n/spec recheck", ["recheck"]],
    ["text after a fence in a list item", "- like so:\n  ```\n  code\n  ```\n\n/spec help", ["help"]],
    ["text after a list item whose fence was never closed", "- ```\n  code\n\n/spec help", ["help"]],
    ["text after HTML and a blank line", "<b>hi</b>\n\n/spec help", ["help"]],
    ["text after an HTML comment on its own line", "<!-- note -->\n/spec help", ["help"]],
    ["inline code beside it", "see `a` and ``b``\n/spec help", ["help"]],
    ["a backtick without a partner", "it`s\n/spec help", ["help"]],
    ["brackets that are no link", "[x]\n/spec help", ["help"]],
    ["a rule below it", "/spec help\n\n---\nmona", ["help"]],
    ["text after an indented line of backticks", "    ```\n\n/spec help", ["help"]],
  ])("reads %s", (_name, body, expected) => {
    expect(parsed(body)).toEqual(expected);
  });

  it.each([
    ["/specify", "/specify a login page"],
    ["/speckit.plan", "/speckit.plan"],
    ["/specs", "/specs"],
    ["/spec-kit", "/spec-kit help"],
    ["a path", "/spec/001-auth/tasks.md"],
    ["the middle of a line", "try /spec recheck"],
    ["a dash after it", "/spec - the folder of our specs"],
    ["a fence", "```\n/spec recheck\n```"],
    ["a fence of tildes", "~~~~ text\n/spec recheck\n~~~\n/spec help\n~~~~"],
    ["a fence with a longer fence around it", "````\n```\n/spec recheck\n```\n````"],
    ["a fence that is never closed", "```\n/spec recheck"],
    ["a fence in a list item", "1. so:\n\n   ```\n   /spec recheck\n   ```"],
    ["a fence whose end is indented too far to be one", "```\n    ```\n/spec recheck\n```"],
    ["a heading", "/spec recheck\n============"],
    ["indented code", "    /spec recheck"],
    ["code indented by a tab", "\t/spec recheck"],
    ["inline code", "`/spec recheck`"],
    ["inline code over several lines", "`a\n/spec recheck\nb`"],
    ["a quote", "> /spec recheck"],
    ["a quote's lazy continuation", "> you wrote\n/spec recheck"],
    ["a quote in a list item", "- > you wrote\n/spec recheck"],
    ["an HTML comment", "<!--\n/spec recheck\n-->"],
    ["an HTML comment that is never closed", "<!--\n\n/spec recheck"],
    ["an HTML comment inside a paragraph", "text <!-- and\n/spec recheck\n--> on"],
    ["an HTML block", "<details>\n/spec recheck\n</details>"],
    ["preformatted text, blank lines included", "<pre>\n\n/spec recheck\n\n</pre>"],
    ["an attribute of a tag", 'text <a title="\n/spec recheck\n">x</a>'],
    ["the text of a link", "[so\n/spec recheck\nthere](https://example.org)"],
    ["the title of a link", '[so](https://example.org "\n/spec recheck\n")'],
    ["a link's definition", '[so]: https://example.org "\n/spec recheck\n"'],
    ["a row of a table", "a | b\n--|--\n/spec recheck | c"],
  ])("ignores %s", (_name, body) => {
    expect(parsed(body)).toEqual([]);
  });

  it("reads at most ten", () => {
    expect(parseInvocations("/spec help\n".repeat(50))).toHaveLength(10);
  });

  it("reads the beginning of a comment that ends in a long log, and only whole paragraphs of it", () => {
    const log = "error: it broke\n".repeat(2_000);
    expect(parsed(`/spec recheck\n\n${log}\n/spec help`)).toEqual(["recheck"]);
    expect(parsed(`\`code\n/spec recheck\n${log}\``)).toEqual([]);
  });

  it("keeps the line as written, on one line and without what cannot be seen", () => {
    expect(parseInvocations("/spec Status \u202ex")[0]).toEqual({
      verb: "status",
      args: ["\u202ex"],
      written: "/spec Status x",
    });
  });

  it.each([
    ["backticks of every length", Array.from({ length: 700 }, (_, index) => "`".repeat(index)).join(" ")],
    ["open brackets", "[".repeat(262_000)],
    ["links without an end", "[a](".repeat(65_000)],
    ["open tags", "<a ".repeat(87_000)],
    ["open HTML comments", "x <!-- ".repeat(37_000)],
    ["list markers", "- ".repeat(131_000)],
    ["numbered markers", "1. ".repeat(87_000)],
    ["quotes", "> ".repeat(131_000)],
    ["spaces", " ".repeat(262_000)],
    ["fences", "```\n".repeat(65_000)],
    ["commands", "/spec \n".repeat(37_000)],
    ["pipes and dashes", "|-".repeat(131_000)],
  ])("does not take seconds for 256 KB of %s, on one line or on many", (_name, hostile) => {
    const started = performance.now();
    parseInvocations(`/spec x\n${hostile}\n/spec help`);
    parseInvocations(`/spec x\n${hostile.replace(/.{70}/gs, "$&\n")}\n/spec help`);
    parseInvocations(`/spec x\n${hostile.replace(/.{70}/gs, "$&\n\n")}\n/spec help`);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

it("takes a quoted fence inside a fence for code, so that what follows is code too", () => {
  expect(parseInvocations("```\n> ```\n\n/spec tick T012")).toEqual([]);
});
