import { notFound } from "../world/refusal.ts";

/** A path parameter; GitHub answers 404 for an id that is no number. */
export function numberParam(params: Readonly<Record<string, string>>, name: string): number {
  const value = Number(params[name]);
  if (!Number.isInteger(value)) throw notFound();
  return value;
}

export function textParam(params: Readonly<Record<string, string>>, name: string): string {
  const value = params[name];
  if (value === undefined) throw notFound();
  return value;
}

/** A field of a body that the official schema has already found to be text; empty where absent. */
export function textField(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === "string" ? value : "";
}

export function optionalText(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}
