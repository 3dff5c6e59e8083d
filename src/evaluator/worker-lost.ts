/** A call that came back without a result: what happened to its thread, and the document it was parsing, where known. */
export class WorkerLost extends Error {
  readonly fate: "timeout" | "crash";
  readonly path: string | null;

  constructor(fate: "timeout" | "crash", path: string | null, options?: ErrorOptions) {
    super(fate === "timeout" ? "The worker ran out of time." : "The worker stopped unexpectedly.", options);
    this.name = "WorkerLost";
    this.fate = fate;
    this.path = path;
  }
}
