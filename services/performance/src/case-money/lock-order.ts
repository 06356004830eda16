/** The parts of a line in the order in which everybody locks their cases, so that two lines never wait for each other. */
export const inLockOrder = <Part extends { readonly caseId: string }>(parts: readonly Part[]): Part[] =>
  [...parts].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
