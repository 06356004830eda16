import { CASE_STATES, ENDINGS, STAGES, stageDefinition } from './states.js';

/** The states of a case as a Mermaid state diagram with Chinese names, for the README. */
export function renderCaseStates(): string {
  const stages = STAGES.filter((s) => s !== 'ENDED').map((s) => `  state "${stageDefinition(s).name.zh} ${s}" as ${s}`);
  const endings = ENDINGS.map((e) => `  state "${CASE_STATES.endings[e].zh} ${e}" as ${e}`);
  const steps = CASE_STATES.transitions.map((t) => `  ${t.from} --> ${t.to}: ${t.on.zh}`);
  return [
    'stateDiagram-v2',
    ...stages,
    ...endings,
    `  [*] --> ${CASE_STATES.initial}`,
    ...steps,
    ...ENDINGS.map((e) => `  ${e} --> [*]`),
  ].join('\n');
}
