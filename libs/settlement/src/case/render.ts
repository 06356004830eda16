import { CASE_STATES, type StateTable } from './states.js';

/** The states of a kind of case as a Mermaid state diagram with Chinese names, for the README. */
export function renderCaseStates(table: StateTable = CASE_STATES): string {
  const stages = table.stages
    .filter(({ stage }) => stage !== 'ENDED')
    .map(({ stage, name }) => `  state "${name.zh} ${stage}" as ${stage}`);
  const endings = Object.entries(table.endings).map(([ending, { zh }]) => `  state "${zh} ${ending}" as ${ending}`);
  const steps = table.transitions.map((t) => `  ${t.from} --> ${t.to}: ${t.on.zh}`);
  return [
    'stateDiagram-v2',
    ...stages,
    ...endings,
    `  [*] --> ${table.initial}`,
    ...steps,
    ...Object.keys(table.endings).map((ending) => `  ${ending} --> [*]`),
  ].join('\n');
}
