/** What a line costs a parser that looks for the ends of what begins in it. */
export interface LineSize {
  /** Of the whole line. */
  readonly length: number;
  /** Without the contents of data URIs, which nothing can begin in. */
  readonly characters: number;
  /** Characters that inline constructs begin and end with. */
  readonly signs: number;
}

const SIGN = /[*_~[\]<&\\`|]/g;
/** An embedded picture, with none of the signs. */
const DATA_URI = /data:[a-z]{1,20}\/[A-Za-z0-9.+-]{1,60}[;,][A-Za-z0-9+/=%;,.:'-]*/g;

/** Takes time linear in the line. */
export function sizeOfLine(line: string): LineSize {
  const rest = line.includes("data:") ? line.replace(DATA_URI, "") : line;
  return { length: line.length, characters: rest.length, signs: rest.match(SIGN)?.length ?? 0 };
}
