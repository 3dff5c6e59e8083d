import type { ParseOptions } from "../dialects/parse-task-list.ts";
import type { Config } from "./config.ts";
import { isAbout } from "./level-at.ts";

/** How the configuration has a tasks document read: its dialect where one is named, and what marks mean. */
export function readingOf({ dialect, markers = {}, overrides = [] }: Config, path: string): ParseOptions {
  const here = overrides.filter((each) => isAbout(each, path));
  const named = here.findLast((each) => each.dialect !== undefined)?.dialect ?? dialect;
  const meanings = Object.assign({}, markers, ...here.map((each) => each.markers));
  return {
    ...(named === undefined || named === "auto" ? {} : { dialect: named }),
    ...(Object.keys(meanings).length > 0 ? { markers: meanings } : {}),
  };
}
