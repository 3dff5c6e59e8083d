/** A line with the words at the beginning of a task's title exchanged for others that nobody can take for a correction. */
export function withoutTitle(text: string, title: string): string {
  const words = /^[\p{L} ]{3,}/u.exec(title)?.[0].replace(/ (?:in|for)? *$/, "");
  if (words === undefined) throw new Error(`No words in ${title}.`);
  return text.replace(words, "Count the boats at sea");
}
