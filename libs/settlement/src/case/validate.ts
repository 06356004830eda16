import { CREDIT_STAGES, CREDIT_STATES } from '../credit/credit-states.js';
import { PROPERTY_STAGES, PROPERTY_STATES } from '../property/property-states.js';
import { ENFORCEMENT_STAGES, ENFORCEMENT_STATES } from './enforcement-states.js';
import { CASE_STATES, STAGES, type StateTable } from './states.js';

/**
 * Checks the state table at boot: every stage defined once and reachable, every stage has a way out,
 * every ending reachable and final, every command heard somewhere. Returns the faults in words; empty means sound.
 */
export function caseStateFaults(states: StateTable, stages: readonly string[] = STAGES): string[] {
  return [...definitionFaults(states, stages), ...commandFaults(states), ...pathFaults(states, stages)];
}

/** Throws with every fault listed if the state table is unsound. */
export function assertCaseStates(states: StateTable = CASE_STATES, stages: readonly string[] = STAGES): void {
  const faults = caseStateFaults(states, stages);
  if (faults.length > 0) throw new Error(`The case states are unsound:\n- ${faults.join('\n- ')}`);
}

function definitionFaults(states: StateTable, stages: readonly string[]): string[] {
  const faults: string[] = [];
  for (const id of stages) {
    const definitions = states.stages.filter((s) => s.stage === id).length;
    if (definitions !== 1) faults.push(`stage ${id} is defined ${definitions} times`);
  }
  for (const t of states.transitions) {
    if (t.from === 'ENDED') faults.push(`ENDED is final but leads to ${t.to}`);
    if (t.to === 'ENDED') faults.push(`${t.from} leads to ENDED without naming an ending`);
  }
  const doubled = states.transitions
    .map((t) => `${t.from} → ${t.to}`)
    .filter((edge, i, all) => all.indexOf(edge) !== i);
  return [...faults, ...doubled.map((edge) => `${edge} is listed twice`)];
}

function commandFaults(states: StateTable): string[] {
  const unheard = Object.keys(states.commands).filter((c) => !states.stages.some((s) => s.commands.includes(c)));
  const heardAtEnd = states.stages.find((s) => s.stage === 'ENDED')?.commands ?? [];
  return [
    ...unheard.map((c) => `command ${c} is heard in no stage`),
    ...heardAtEnd.map((c) => `ENDED still hears ${c}`),
  ];
}

function pathFaults(states: StateTable, stages: readonly string[]): string[] {
  const isEnding = (target: string): boolean => target in states.endings;
  const forward = closure(states.initial, (from) => states.transitions.filter((t) => t.from === from).map((t) => t.to));
  const faults: string[] = [];
  for (const id of stages) {
    if (id === 'ENDED') continue;
    if (!forward.has(id)) faults.push(`stage ${id} cannot be reached from ${states.initial}`);
    const onward = closure(id, (from) => states.transitions.filter((t) => t.from === from).map((t) => t.to));
    if (![...onward].some(isEnding)) faults.push(`stage ${id} has no way to an ending`);
  }
  return [
    ...faults,
    ...Object.keys(states.endings)
      .filter((e) => !forward.has(e))
      .map((e) => `ending ${e} cannot be reached`),
  ];
}

function closure(start: string, next: (from: string) => readonly string[]): Set<string> {
  const seen = new Set<string>([start]);
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next(at)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

// At boot: whatever loads this library, a worker or a service, does not start on an unsound table.
assertCaseStates();
assertCaseStates(ENFORCEMENT_STATES, ENFORCEMENT_STAGES);
assertCaseStates(PROPERTY_STATES, PROPERTY_STAGES);
assertCaseStates(CREDIT_STATES, CREDIT_STAGES);
