import { firstTables } from "./0001-first-tables.ts";
import { basesAndMerges } from "./0002-bases-and-merges.ts";
import { commandRecords } from "./0003-command-records.ts";
import { whoCompleted } from "./0004-who-completed.ts";
import { ledgerStakes } from "./0005-ledger-stakes.ts";
import { commandSurfaces } from "./0006-command-surfaces.ts";
import { groundsOfVerdicts } from "./0007-grounds-of-verdicts.ts";
import { claimants } from "./0008-claimants.ts";
import { whoWaits } from "./0009-who-waits.ts";
import { sinceWhenJudged } from "./0010-since-when-judged.ts";
import { commandRefusals } from "./0011-command-refusals.ts";
import type { Migration } from "./migration.ts";

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  firstTables,
  basesAndMerges,
  commandRecords,
  whoCompleted,
  ledgerStakes,
  commandSurfaces,
  groundsOfVerdicts,
  claimants,
  whoWaits,
  sinceWhenJudged,
  commandRefusals,
];
