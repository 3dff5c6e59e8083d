const OTHER_IDS = /^(?:FR|NFR|SC|AC|TC|US|UC|REQ|BR|ADR|RFC|CHK|KPI|OKR|RISK|EPIC|OQ|Q)-?\d|^P\d$/;

/** Whether an id is one of requirements, criteria, test cases, decisions, stories or epics; `P0` is a priority or a phase. */
export function isOtherId(id: string): boolean {
  return OTHER_IDS.test(id);
}
