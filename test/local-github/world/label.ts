export interface Label {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string | null;
}
