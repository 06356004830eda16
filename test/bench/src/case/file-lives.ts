import { on } from '../court/clock.js';
import type { Life, Move } from './lives.js';

const ENFORCEMENT = '（2026）鲁0502执12号';
const ENFORCED = { caseNumber: ENFORCEMENT, notice: { servedOn: '2026-03-02', lastDay: '2026-03-09' } };
const PRESERVATION = '（2026）鲁0502执保12号';

/** A step of a file's case is one act of the service that keeps it. */
const step = (service: 'asset-control' | 'credit-repair', move: Omit<Move, 'rounds'>): Move => ({
  ...move,
  rounds: [[service]],
});

/** A preservation that is not begun in time; enforcement is sought, and the file closed by a person. */
const property: Life = {
  name: 'property file',
  opens: (one, clock) => {
    const preservation = {
      rulingNumber: `${PRESERVATION}之一`,
      ruledAt: on('2026-06-02', '09:00:00'),
      urgentGround: '转移财产',
      performanceEndsOn: '2026-06-30',
    };
    return one.preserve(PRESERVATION, preservation, clock.at(on('2026-06-02')).hurrying(on('2026-06-09'), 15_000));
  },
  moves: [
    step('asset-control', { on: 'start', deadline: { name: 'the ruling is to be carried out', comes: true } }),
    step('asset-control', { on: 'timer', deadline: { name: 'enforcement is to be sought', comes: false } }),
    // Outside of a step: the preservation goes over into the enforcement, and its deadline with it.
    step('asset-control', { on: 'signal', does: (one, clock) => one.control(ENFORCEMENT, clock.running) }),
    step('asset-control', { on: 'update', does: (one, clock) => one.closeProperty(clock.running) }),
  ],
};

/** Proposed twice, refused twice; while something is owed the record is not closed. */
const credit: Life = {
  name: 'credit record',
  opens: (one, clock) => one.proposeListing('l-1', ENFORCED, clock.running),
  moves: [
    step('credit-repair', { on: 'start' }),
    step('credit-repair', { on: 'update', does: (one, clock) => one.refuseListing('l-1', clock.running) }),
    step('credit-repair', {
      on: 'signal',
      does: (one, clock) => one.proposeListing('l-2', ENFORCED, clock.running),
    }),
    step('credit-repair', { on: 'update', does: (one, clock) => one.refuseListing('l-2', clock.running) }),
  ],
};

/** Lives of files beside a settlement: what they hear, a settlement's life has too. */
export const FILE_LIVES: readonly Life[] = [property, credit];
