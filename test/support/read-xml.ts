/** An element of an XML document, with the text directly inside it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads XML as strictly as a parser does, without DTDs, comments and CDATA, which nobody of us writes; throws otherwise. */
export function readXml(xml: string): XmlElement {
  const [, body] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*([\s\S]*)$/.exec(xml) ?? [];
  if (body === undefined) throw new Error("there is no XML declaration");
  if (FORBIDDEN.test(xml) || !xml.isWellFormed()) throw new Error("a character has no place in XML");
  const top = { name: "", attributes: {}, children: [] as XmlElement[], text: "" };
  const open = [top];
  let at = 0;
  for (const { index, 0: tag, 1: close, 2: name = "", 3: attributes = "", 4: empty } of body.matchAll(TAG)) {
    const parent = open.at(-1);
    if (!parent) throw new Error("an element was closed too often");
    parent.text += unescaped(body.slice(at, index));
    at = index + tag.length;
    if (close) {
      if (open.length < 2 || open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [], text: "" };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  const [root, ...others] = top.children;
  if (!root || others.length > 0 || open.length > 1 || (top.text + body.slice(at)).trim() !== "") {
    throw new Error("there is not exactly one whole element");
  }
  return root;
}

const TAG = /<(\/)?([a-z][\w-]*)((?:\s+[a-z][\w-]*="[^"<]*")*)\s*(\/)?>/gi;

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-z][\w-]*)="([^"]*)"/gi)];
  const attributes = Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, unescaped(value)]));
  if (Object.keys(attributes).length < pairs.length) throw new Error("an attribute is given twice");
  return attributes;
}

function unescaped(text: string): string {
  if (text.includes("<") || text.includes("]]>")) throw new Error(`text holds a character of mark-up: ${text}`);
  return text.replace(/&(\w*);?/g, (written, name: string) => {
    const character = written.endsWith(";") ? ENTITIES[name] : undefined;
    if (character === undefined) throw new Error(`there is no entity ${written}`);
    return character;
  });
}
