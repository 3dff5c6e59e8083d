/** A line with a task's title and its file exchanged for others that nobody can take for a correction. */
export function withoutTitle(text: string, title: string): string {
  const words = /^[\p{L} ]{3,}/u
    .exec(title)?.[0]
    .replace(/ (?:in|for)(?: (?:src|docs|maps|FR))?$/, "")
    .trim();
  if (words === undefined) throw new Error(`No words in ${title}.`);
  return text.replace(words, "Count the boats at sea").replace(/\b(?:src|docs|maps)\/[\w-]+\.\w+/g, "src/boats.ts");
}
