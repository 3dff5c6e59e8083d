/** `{open|is|are}`: the first word where the value is one, the second for every other number. */
const CHOICE = "\\{(\\w+)\\|([^{}|]{0,60})\\|([^{}|]{0,60})\\}";
const PART = new RegExp(`${CHOICE}|\\{(\\w+)\\}`, "g");

/**
 * Puts values in the place of `{names}`, and the word that agrees with its number in the place of `{name|one|many}`. A
 * value is never read again for names: it may be a document's own text.
 */
export function fillMessage(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(PART, (whole: string, number?: string, one?: string, many?: string, name = "") => {
    if (number === undefined) return String(values[name] ?? whole);
    return (values[number] === 1 ? one : many) ?? whole;
  });
}

/** A message as documentation shows it, before there is a number: in the plural. */
export function readableMessage(message: string): string {
  return message.replace(new RegExp(CHOICE, "g"), "$3");
}
