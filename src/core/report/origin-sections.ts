import type { Provenance } from "../config/layer.ts";
import { listSection, type Section } from "./bounded-text.ts";
import { codeSpan } from "./neutral-text.ts";

/** A value that is longer is whole in the file that the row names. */
const LONGEST_VALUE = 120;

/** Every key of the configuration that is not at its default, with its value and where it was written. */
export function originSections(origins: readonly Provenance[]): readonly Section[] {
  if (origins.length === 0) return [];
  const head = "### Settings that differ from the defaults\n\n| key | value | written in |\n|---|---|---|";
  return [listSection(head, origins, "keys", renderOrigin)];
}

function renderOrigin({ key, value, path, line, locked }: Provenance): string {
  const place = path === null ? "" : codeSpan(line === null ? path : `${path}:${line}`, 200);
  const lock = locked ? ", locked by the organisation" : "";
  return `| ${codeSpan(key, 120)} | ${codeSpan(JSON.stringify(value) ?? "", LONGEST_VALUE)} | ${place}${lock} |`;
}
