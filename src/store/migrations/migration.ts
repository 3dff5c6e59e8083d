/** A step forward of our own tables. A released one is never changed: what it got wrong, the next one fixes. */
export interface Migration {
  /** 1, 2, 3 …, without gaps. */
  readonly id: number;
  readonly name: string;
  /** Statements, run in one transaction with the note that they were run. */
  readonly sql: string;
}
