import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { after, asset, controlled, openFile, refusedAs, turnAt } from '../../test/fixture/controlled-property.js';
import { decideAuthority } from './authority.js';
import { endingOf } from './property-ending.js';
import { applyChange } from './property-change.js';
import { type PropertyFile, type SettlementView } from './property-file.js';
import { decideFileClosing, propertyStanding } from './property-standing.js';
import { PROPERTY_STATES } from './property-states.js';
import { decideKeeping } from './release-closing.js';
import { applySettlement } from './release-settlement.js';

const RESUMED_NUMBER = '（2026）浙1122执恢3号';
const turn = turnAt('2026-06-01');
const view = (standing: SettlementView['standing'], over: Partial<SettlementView> = {}): SettlementView => ({
  standing,
  schedule: [{ no: 1, due: legalDate('2028-01-01'), amount: parseYuan('2000000') }],
  paid: [],
  outstanding: parseYuan('2000000'),
  originalBalance: parseYuan('30000000'),
  inDefaultSince: null,
  ...over,
});
const hears = (file: PropertyFile, standing: SettlementView['standing']) =>
  applyChange(file, applySettlement(file, view(standing), turn));
const stageOf = (file: PropertyFile) => propertyStanding(file, turn).stage;

const held = hears(controlled(openFile(), asset(), '2026-01-20'), 'PERFORMING');
const controlIds = held.controls.map(({ id }) => id);
const kept = after(held, decideKeeping(held, { controlIds, reason: 'LONG_PERFORMANCE' }, turn));
const closed = after(kept, decideFileClosing(kept, { reason: '终结执行，和解长期履行' }, turn));

describe('a file that a person has closed (CLS-4)', () => {
  it('CLS-5: has not ended while anything is kept under control: what falls due in it still does', () => {
    const standing = propertyStanding(closed, turn);
    expect(standing.stage).toBe('KEPT');
    expect(standing.ending).toBeUndefined();
    expect(standing.due).toMatchObject({ rule: 'PROC-9R' });
  });

  it('ends with the last control that was kept', () => {
    const gone = { ...closed, controls: closed.controls.map((one) => ({ ...one, state: 'LAPSED' as const })) };
    expect(endingOf(gone)).toEqual({ ending: 'FILE_CLOSED', rule: 'CLS-4' });
  });

  it('CLS-1: releases everything where the plan is performed', () => {
    expect(stageOf(hears(closed, 'PERFORMED'))).toBe('RELEASING');
  });

  it('SET-ART-9-1: is open again when enforcement resumes, and with a further number', () => {
    const resumed = hears(closed, 'RESUMED');
    expect(stageOf(resumed)).toBe('UNDER_CONTROL');
    expect(resumed.closed).toMatchObject({ reopenedAt: turn.at });
    const empty = openFile();
    const over = after(empty, decideFileClosing(empty, { reason: '无财产' }, turn));
    expect(stageOf(over)).toBe('ENDED');
    expect(stageOf(hears(over, 'RESUMED'))).toBe('UNDER_CONTROL');
    expect(stageOf(hears(over, 'PERFORMING'))).toBe('ENDED');
    const again = { caseNumber: RESUMED_NUMBER, openedOn: legalDate('2026-06-01') };
    const opened = decideAuthority(over, again, turn);
    expect(opened).toMatchObject({ value: { happened: [{ kind: 'FILE_REOPENED' }, { kind: 'AUTHORITY_OPENED' }] } });
    expect(stageOf(after(over, opened))).toBe('UNDER_CONTROL');
  });
});

describe('a file in which everything was released (CLS-1)', () => {
  it('is open again where the payment is taken back, and says so once', () => {
    const performed = hears(openFile(), 'PERFORMED');
    expect(endingOf(performed)).toEqual({ ending: 'RELEASED', rule: 'CLS-1' });
    const taken = applySettlement(performed, view('PERFORMING'), turn);
    expect(taken.happened).toEqual([{ kind: 'FILE_REOPENED', at: turn.at }]);
    const open = applyChange(performed, taken);
    expect(stageOf(open)).toBe('UNDER_CONTROL');
    expect(applySettlement(open, view('PERFORMING'), turn).happened).toEqual([]);
  });

  it('stays ended under a further number while nothing is owed', () => {
    const performed = hears(openFile(), 'PERFORMED');
    const decision = decideAuthority(
      performed,
      { caseNumber: RESUMED_NUMBER, openedOn: legalDate('2026-06-01') },
      turn,
    );
    expect(refusedAs(decision)).toBeNull();
    expect(endingOf(after(performed, decision))).toBeDefined();
  });
});

it('however the settlement goes, the table draws each step of the file, an ended one hears only what opens it, and a resumed one is open', () => {
  const standings = ['NONE', 'PERFORMING', 'PERFORMED', 'RESUMED', 'WITHDRAWN', 'ENDED'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(openFile(), held, kept, closed),
      fc.array(fc.constantFrom(...standings, 'CLOSE' as const), { maxLength: 8 }),
      (start, course) => {
        let file = start;
        for (const next of course) {
          const before = propertyStanding(file, turn);
          const close = next === 'CLOSE' ? decideFileClosing(file, { reason: '' }, turn) : undefined;
          if (close) file = close.ok && !before.ending ? after(file, close) : file;
          else if (next !== 'CLOSE') file = hears(file, next);
          const now = propertyStanding(file, turn);
          // One that is opened again begins as a new one does.
          const from = before.ending ? (now.ending ? 'ENDED' : PROPERTY_STATES.initial) : before.stage;
          const to = before.ending && now.ending ? 'ENDED' : (now.ending?.ending ?? now.stage);
          expect([
            from === to || PROPERTY_STATES.transitions.some((t) => t.from === from && t.to === to),
            from,
            to,
          ]).toEqual([true, from, to]);
          if (next === 'RESUMED' && before.stage !== 'ENDED') expect(now.stage).not.toBe('ENDED');
        }
      },
    ),
  );
});
