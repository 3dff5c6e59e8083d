import { tasksNamed } from "./asked-tasks.ts";
import type { Invocation } from "./command.ts";
import { COMMANDS } from "./index.ts";

/**
 * Names of the spec bundles that commands ask about, as written: `001-auth#T012` of a task, `001-auth` alone where the
 * command takes a bundle. Null among them for a task without one.
 */
export function askedBundles(invocations: readonly Invocation[]): readonly (string | null)[] {
  return [...new Set(invocations.flatMap(bundlesOf))];
}

function bundlesOf({ verb, args }: Invocation): readonly (string | null)[] {
  if (!TAKES_BUNDLE.has(verb)) return tasksNamed(args).map(({ bundle }) => bundle);
  const name = args.find((arg) => !/^\d{1,4}$/.test(arg));
  return name === undefined ? [] : [name.replaceAll("`", "").replace(/\/$/, "")];
}

const TAKES_BUNDLE: ReadonlySet<string> = new Set(
  COMMANDS.flatMap(({ name, usage }) => (usage.includes("[bundle]") ? [name] : [])),
);
