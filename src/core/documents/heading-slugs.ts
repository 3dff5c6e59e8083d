import GithubSlugger from "github-slugger";
import type { MarkdownDocument } from "../markdown/markdown-document.ts";

const HTML_ANCHOR = /<(?:a|[a-z][a-z0-9]{0,9})[ \t][^<>\n]{0,200}?\b(?:id|name)=["']([^"'<>\n]{1,200})["']/gi;

/** The anchors that GitHub gives a document's headings, and those that it writes itself in HTML. */
export function anchorsOf({ blocks, source }: MarkdownDocument): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  for (const block of blocks) if (block.kind === "heading") anchors.add(slugger.slug(plain(block.text)));
  if (/<[a-z]/i.test(source.text)) for (const [, name = ""] of source.text.matchAll(HTML_ANCHOR)) anchors.add(name);
  return anchors;
}

/** What a reader sees of a heading: GitHub makes the anchor of that. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g, "$1")
    .replace(/<[^<>\n]{1,200}>/g, "")
    .replace(/[*`~]/g, "")
    .trim();
}
