import { KeptStandings, standingOf } from "../graph/list-state.ts";
import type { Rule, RuleInput, RuleInputs, RuleReport, RuleYield } from "./rule.ts";

/** How much a rule looked at. */
export type LookedAt = Exclude<RuleYield<string>, RuleReport<string>>;

/** What a rule said that found nothing. */
interface Quiet {
  readonly options: object;
  readonly looked: readonly LookedAt[];
}

const kept = new WeakMap<Rule, KeptStandings<Quiet>>();

/** What a rule says of one input. */
interface Said {
  readonly looked: readonly LookedAt[];
  readonly reports: readonly RuleReport<string>[];
}

/**
 * Asks a rule about one input. Where it found nothing in a list that it goes by as it goes by this one (`goesBy`), it is
 * not asked again: after an edit most rules have nothing new to look at. Findings are never kept.
 */
export function askRule(rule: Rule, input: RuleInputs[RuleInput], options: Record<string, unknown>): Said {
  const standing = rule.goesBy && "list" in input ? standingOf(input.list, rule.goesBy) : null;
  if (standing === null) return ask(rule, input, options);
  const ofRule = kept.get(rule) ?? new KeptStandings<Quiet>();
  kept.set(rule, ofRule);
  const before = ofRule.valueAt(standing);
  if (before?.options === options) return { looked: before.looked, reports: [] };
  const said = ask(rule, input, options);
  if (said.reports.length === 0) ofRule.keep(standing, { options, looked: said.looked });
  return said;
}

function ask(rule: Rule, input: RuleInputs[RuleInput], options: Record<string, unknown>): Said {
  const looked: LookedAt[] = [];
  const reports: RuleReport<string>[] = [];
  for (const said of rule.check({ ...input, options })) {
    if ("message" in said) reports.push(said);
    else looked.push(said);
  }
  return { looked, reports };
}
