import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

/** Every format of `check`, in the order of its help; the first is the default. */
export const formats: readonly Format[] = [pretty, json, sarif, junit, github, markdown];
