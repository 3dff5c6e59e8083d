/** What a tracker line says behind its state: when, and by whom or what. */
export interface TrackerNote {
  /** What leads to the date, as written: `, started `. */
  readonly beforeDate: string;
  readonly date: string | null;
  /** What leads to the name: ` by `. */
  readonly beforeName: string;
  readonly name: string | null;
}

const NOTE =
  /^([,;]?[ \t]*(?:(?:started|since|on|at|from|until)[ \t]+)?)(\d{4}[-./]\d\d[-./]\d\d|\d\d\.\d\d\.\d{4}|Y{4}[-./]MM[-./]DD|\[(?:YYYY-MM-DD|date)\])?(?:([ \t]*by[ \t]+)((?:[^\r\n,;.()]|\.(?=\d)){1,60}?))?[ \t]*$/i;

/** Reads what follows a state; null where it is more than a date and a name, which nobody may lose. */
export function readTrackerNote(rest: string): TrackerNote | null {
  const [all, beforeDate = "", date, beforeName = "", name] = NOTE.exec(rest.slice(0, 200)) ?? [];
  if (all === undefined || all.length !== rest.length || (date === undefined && beforeDate.trim() !== "")) return null;
  if (date !== undefined) return { beforeDate, date, beforeName, name: name ?? null };
  // Without a date the space in front is that of the name.
  return { beforeDate: "", date: null, beforeName: beforeDate + beforeName, name: name ?? null };
}
