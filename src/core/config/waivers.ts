import type { RecordOf } from "../commands/standing-orders.ts";
import type { Finding } from "../report/finding.ts";
import { pathMatcher } from "../rules/changed-files.ts";
import type { Config, Waiver } from "./config.ts";
import { bundleMatcher, directoriesOf } from "./level-at.ts";

/** A waiver of a configuration or of a slash-command. */
export interface WaiverInForce {
  readonly rule: string;
  /** A task, a spec bundle or a glob of paths; null for the whole pull request. */
  readonly place: string | null;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`; null for as long as the pull request is open. */
  readonly until: string | null;
  readonly by: string | null;
  /** Files and directories beyond which it does not reach; absent where it reaches everywhere. */
  readonly within?: readonly string[];
  readonly from: Waiver["from"] | "command";
  /** `expired` and `forbidden` ones change nothing and are told all the same. */
  readonly state: "holds" | "expired" | "forbidden";
}

/** A waiver as the check tells of it. */
export interface WaiverReport extends WaiverInForce {
  /** How many findings it kept from counting. */
  readonly findings: number;
}

/** All waivers on `today` (`YYYY-MM-DD`), each with what became of it. */
export function findWaivers(
  { waivers = [], forbidWaivers = [] }: Pick<Config, "waivers" | "forbidWaivers">,
  commands: readonly RecordOf<"waive">[],
  today: string,
): readonly WaiverInForce[] {
  const stateOf = (rule: string, until: string | null): WaiverInForce["state"] => {
    if (forbidWaivers.includes(rule)) return "forbidden";
    return until !== null && until < today ? "expired" : "holds";
  };
  return [
    ...waivers.map(({ rule, place, reason, expires, by, from }) => {
      return { rule, place, reason, until: expires, by: by ?? null, from, state: stateOf(rule, expires) };
    }),
    ...commands.map(({ actor, order: { rule, place, reason, until, within } }) => {
      const bounds = within ? { within } : {};
      return {
        rule,
        place,
        reason,
        until,
        by: actor,
        ...bounds,
        from: "command" as const,
        state: stateOf(rule, until),
      };
    }),
  ];
}

/** The findings, those that a waiver is about marked and no longer counting, and what each waiver did. */
export class Waivers {
  readonly #waivers: readonly WaiverInForce[];
  readonly #counts: number[];
  readonly #matches: readonly ((finding: Finding) => boolean)[];

  constructor(waivers: readonly WaiverInForce[]) {
    this.#waivers = waivers;
    this.#counts = waivers.map(() => 0);
    this.#matches = waivers.map((waiver) => (waiver.state === "holds" ? matcherOf(waiver) : () => false));
  }

  apply(findings: readonly Finding[]): readonly Finding[] {
    if (this.#waivers.length === 0) return findings;
    return findings.map((finding) => this.#applyTo(finding));
  }

  report(): readonly WaiverReport[] {
    return this.#waivers.map((waiver, at) => ({ ...waiver, findings: this.#counts[at] ?? 0 }));
  }

  /** Which of the waivers is about a finding, by its position; -1 where none is. */
  indexFor(finding: Finding): number {
    return this.#matches.findIndex((isMeant) => isMeant(finding));
  }

  #applyTo(finding: Finding): Finding {
    const at = this.indexFor(finding);
    const waiver = this.#waivers[at];
    if (!waiver) return finding;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    const { reason, until, by } = waiver;
    return { ...finding, severity: "info", waived: { severity: finding.severity, reason, until, by } };
  }
}

function matcherOf(waiver: WaiverInForce): (finding: Finding) => boolean {
  const isMeant = placeMatcher(waiver);
  const { within } = waiver;
  if (!within) return isMeant;
  const reached = new Set(within);
  return (finding) =>
    isMeant(finding) && [finding.at.path, ...directoriesOf(finding.at.path)].some((one) => reached.has(one));
}

function placeMatcher({ rule, place }: WaiverInForce): (finding: Finding) => boolean {
  if (place === null) return (finding) => finding.rule === rule;
  const [bundle, task = null] = place.includes("#") ? place.split("#", 2) : [null, place];
  const isBundle = bundleMatcher([bundle ?? place]);
  const isPath = bundle === null ? pathMatcher([place]) : () => false;
  const isInBundle = ({ at }: Finding) => directoriesOf(at.path).some(isBundle);
  return (finding) => {
    if (finding.rule !== rule) return false;
    if (bundle !== null) return finding.task === task && isInBundle(finding);
    return finding.task === place || isPath(finding.at.path) || isInBundle(finding);
  };
}
