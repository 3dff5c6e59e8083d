import type { Dialect } from "./dialect.ts";
import { generic } from "./generic.ts";
import { platformKit } from "./platform-kit.ts";
import { specKit } from "./spec-kit.ts";

/** All dialects in order of preference; `generic` reads what nobody else claims. */
export const dialects: readonly Dialect[] = [specKit, platformKit, generic];

/** What a document is read as when it speaks no dialect of a tool. */
export const fallbackDialect: Dialect = generic;
