import type { Placeholders } from "../documents/placeholders.ts";

/** Shares of the header's values that must be blank: with the title among them, and without. */
const WITH_TITLE = 0.4;
const WITHOUT_TITLE = 0.6;

/** Whether a document is a template that nobody has filled in, by its title and the values of its header. */
export function isStillTemplate({ header: { blank, filled, isTitleBlank } }: Placeholders): boolean {
  return blank >= 2 && blank / (blank + filled) >= (isTitleBlank ? WITH_TITLE : WITHOUT_TITLE);
}
