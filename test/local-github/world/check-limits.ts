import type { CheckAnnotation, CheckButton } from "./check.ts";
import type { CheckRunFields } from "./check-runs.ts";
import { Refusal, unprocessable } from "./refusal.ts";

const maxAnnotations = 50;
const maxOutputBytes = 65_535;
const maxActions = 3;

/** Throws the 422 that the whole request earns for one thing wrong in it. */
export function refuseBadRun(fields: CheckRunFields): void {
  if (fields.status === "completed" && fields.conclusion === undefined) {
    throw unprocessable(
      "Invalid request.\n\nMissing required parameter: conclusion must be given when status is completed.",
    );
  }
  refuseLongOutput(fields);
  refuseBadAnnotations(fields.output?.annotations ?? []);
  refuseBadActions(fields.actions ?? []);
}

function refuseLongOutput(fields: CheckRunFields): void {
  const { title, summary, text } = fields.output ?? {};
  if (fields.output !== undefined && (title === undefined || summary === undefined)) {
    throw unprocessable("Invalid request.\n\nOutput needs a title and a summary.");
  }
  for (const [field, value] of Object.entries({ summary, text })) {
    if (Buffer.byteLength(value ?? "") > maxOutputBytes) {
      throw new Refusal(422, "Validation Failed", {
        errors: [
          { resource: "CheckRun", code: "custom", field, message: `${field} exceeds a maximum bytesize of 65535` },
        ],
      });
    }
  }
}

function refuseBadAnnotations(annotations: readonly CheckAnnotation[]): void {
  if (annotations.length > maxAnnotations) {
    throw unprocessable(
      `Invalid request.\n\nNo more than ${maxAnnotations} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  if (annotations.some(isBad)) {
    throw new Refusal(422, "Validation Failed", {
      errors: [{ resource: "CheckRun", code: "invalid", field: "annotations" }],
    });
  }
}

function isBad(annotation: CheckAnnotation): boolean {
  const { path, start_line, end_line, start_column, end_column, title, message, raw_details } = annotation;
  const hasColumns = start_column !== undefined || end_column !== undefined;
  return (
    !/^[^/.]|^\.[^./]/.test(path) ||
    start_line < 1 ||
    end_line < start_line ||
    (hasColumns && (start_line !== end_line || start_column === undefined || end_column === undefined)) ||
    (title?.length ?? 0) > 255 ||
    Buffer.byteLength(message) > 65_536 ||
    Buffer.byteLength(raw_details ?? "") > 65_536
  );
}

function refuseBadActions(actions: readonly CheckButton[]): void {
  const isTooLong = actions.some(
    ({ label, identifier, description }) => label.length > 20 || identifier.length > 20 || description.length > 40,
  );
  if (actions.length > maxActions || isTooLong) {
    throw new Refusal(422, "Validation Failed", {
      errors: [{ resource: "CheckRun", code: "invalid", field: "actions" }],
    });
  }
}
