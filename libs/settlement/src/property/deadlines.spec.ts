import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, legalDate, parseYuan, startOfDay, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import {
  ENFORCEMENT,
  PRESERVATION,
  after,
  asset,
  at,
  controlled,
  openFile,
  order,
  preservedFile,
  turnAt,
  withAssets,
} from '../../test/fixture/controlled-property.js';
import { type Decision } from '../decisions/decision.js';
import { decideAuthority, decideEnforcementSought } from './authority.js';
import { decideControlOrder } from './control-order.js';
import { decideControlReceipt, decideMovingUp } from './control-receipt.js';
import { DEADLINE_SOURCES, type DeadlineSource } from './deadline-sources.js';
import { nextPropertyDeadline, passPropertyDeadline } from './deadlines.js';
import { applyChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { NO_ROWS, type PropertyFile, type SettlementView } from './property-file.js';
import { decideRenewal, decideRenewalReceipt } from './renewal.js';

const onDay = (day: LegalDate): PropertyTurn => ({ ...turnAt('2026-01-01'), at: startOfDay(day) });

/** Every deadline up to the turn, one after the other, as the timer of a file deals with them. */
function upTo(file: PropertyFile, turn: PropertyTurn): { file: PropertyFile; happened: PropertyChange['happened'] } {
  const happened: PropertyChange['happened'][number][] = [];
  let now = file;
  for (
    let due = nextPropertyDeadline(now, turn);
    due !== null && due.at <= turn.at;
    due = nextPropertyDeadline(now, turn)
  ) {
    const change = passPropertyDeadline(now, due, turn);
    happened.push(...change.happened);
    now = applyChange(now, change);
  }
  return { file: now, happened };
}

const day = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(legalDate(from), n));
const account = asset({ id: 'account', class: 'DEPOSIT', indivisible: false });
const id = 'control of account';
const cap = parseYuan('1000000');
const held = controlled(openFile(), account, '2026-01-20', { cap });
const LAST_DAY = legalDate('2027-01-19');

describe('the one timer of a file', () => {
  it('deals with everything due at an instant, each thing once, dated to it', () => {
    const two = controlled(held, asset({ id: 'second', class: 'DEPOSIT', indivisible: false }), '2026-01-20', { cap });
    const due = nextPropertyDeadline(two, turnAt('2026-02-01'))!;
    expect(due.items).toEqual([
      { kind: 'RENEWAL_REMINDER', subject: id },
      { kind: 'RENEWAL_REMINDER', subject: 'control of second' },
    ]);
    const turn = turnAt('2026-12-25');
    const change = passPropertyDeadline(two, due, turn);
    expect(change.happened.map((event) => event.at)).toEqual([due.at, due.at]);
    const passed = applyChange(two, change);
    expect(passPropertyDeadline(passed, due, turn)).toEqual({ happened: [] });
    expect(nextPropertyDeadline(passed, turn)?.at).not.toBe(due.at);
  });

  it('reminds nobody of a day that is over, and brings nothing about before its time', () => {
    expect(upTo(held, turnAt('2027-03-01')).happened.map(({ kind }) => kind)).toEqual(['LAPSED']);
    expect(passPropertyDeadline(held, { at: at('2026-12-20T00:00') }, turnAt('2026-12-19'))).toEqual({ happened: [] });
  });

  it('takes deadlines of another part of the law beside these', () => {
    const hearing: DeadlineSource = {
      kind: 'HEARING',
      due: () => [{ subject: 'hearing', at: at('2026-02-02') }],
      pass: (_, due) => ({ happened: [{ kind: 'OBJECTION_OVERDUE', at: due.at, objectionId: due.subject }] }),
    };
    const sources = [...DEADLINE_SOURCES, hearing];
    const due = nextPropertyDeadline(held, turnAt('2026-02-01'), sources)!;
    expect(due.items).toEqual([{ kind: 'HEARING', subject: 'hearing' }]);
    expect(passPropertyDeadline(held, due, turnAt('2026-02-03'), sources).happened).toHaveLength(1);
  });
});

describe('PROC-9, S18: a control lapses exactly on its day', () => {
  it('whatever its class, whenever it was made, however late or often the machine looks', () => {
    const classes = fc.constantFrom('DEPOSIT' as const, 'VEHICLE' as const, 'REAL_ESTATE' as const);
    fc.assert(
      fc.property(
        classes,
        day('2026-01-20', 400),
        fc.array(day('2026-01-20', 1500), { maxLength: 4 }),
        (kind, made, looks) => {
          const file = controlled(openFile(), asset({ class: kind }), made, { cap });
          const lastDay = file.controls[0]!.lastDay!;
          let now = file;
          const lapses: string[] = [];
          for (const look of [...looks, addDays(lastDay, 1)].filter((one) => one > made).sort()) {
            const passed = upTo(now, onDay(look));
            now = passed.file;
            lapses.push(...passed.happened.filter((event) => event.kind === 'LAPSED').map((event) => event.at));
            expect([look, now.controls[0]?.state]).toEqual([look, look > lastDay ? 'LAPSED' : 'EFFECTIVE']);
          }
          expect(lapses).toEqual([endOfDay(lastDay)]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('renewal, payment and lapse on the same day', () => {
  const turn: PropertyTurn = { ...turnAt('2027-01-19T15:00') };
  const settled =
    (view: Partial<SettlementView>) =>
    (file: PropertyFile): PropertyFile => ({
      ...file,
      settlement: { ...file.settlement, ...view },
    });
  const renewal = {
    controlId: id,
    askedBy: null,
    askedOn: LAST_DAY,
    rulingNumber: '裁定',
    noticeNumber: '通知',
  };
  const receipt = { controlId: id, by: 'bank', newControlId: 'new' };
  const acts = {
    renew: (file: PropertyFile) => after(file, decideRenewal(file, renewal, turn)),
    pay: settled({ standing: 'PERFORMING', outstanding: parseYuan('100'), originalBalance: parseYuan('200') }),
  };

  it('a part paid and a renewal come to the same in either order', () => {
    expect(acts.renew(acts.pay(held))).toEqual(acts.pay(acts.renew(held)));
  });

  it('all paid first, nothing is renewed; renewed first, the control stands until it is released', () => {
    const perform = settled({ standing: 'PERFORMED', outstanding: 0n });
    const decision = decideRenewal(perform(held), renewal, turn);
    expect(decision.ok ? null : decision.error.code).toBe('RENEWAL.NOTHING_OWED');
    const renewed = perform(acts.renew(held));
    const done = after(
      renewed,
      decideRenewalReceipt(renewed, { ...receipt, receivedAt: turn.at, effectiveOn: LAST_DAY }, turn),
    );
    expect(done.controls[0]).toMatchObject({ state: 'EFFECTIVE', lastDay: '2028-01-19' });
  });

  it('the receipt and the last day come to the same in either order, by the day on which it was carried out', () => {
    const ordered = acts.renew(held);
    fc.assert(
      fc.property(
        day('2027-01-19', 3),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 2 }),
        (carriedOut, travel, queuedBehind) => {
          const file = withAssets(ordered, { ...account, queuedBehind });
          const told = onDay(addDays(carriedOut, travel + 1));
          const input = { ...receipt, receivedAt: endOfDay(carriedOut), effectiveOn: carriedOut };
          const tell = (one: PropertyFile) => after(one, decideRenewalReceipt(one, input, told));
          const timer = (one: PropertyFile) => upTo(one, told).file;
          const rows = ({ controls, assets }: PropertyFile) => ({ controls, assets });
          expect(rows(timer(tell(file)))).toEqual(rows(tell(timer(file))));
          expect(tell(file).controls[0]?.state).toBe(carriedOut === LAST_DAY ? 'EFFECTIVE' : 'LAPSED');
        },
      ),
    );
  });
});

describe('PRE-CTRL: no control without a number, whatever is tried in whatever order', () => {
  it('and at most one stands on a piece of property', () => {
    const none: PropertyFile = { ...NO_ROWS, caseId: 'case', settlement: openFile().settlement };
    const preservation = preservedFile().authorities[0]!.preservation!;
    const kinds = ['open', 'preserve', 'seek', 'order', 'receipt', 'up', 'renew', 'renewed', 'wait'] as const;
    const act = fc.record({
      kind: fc.constantFrom(...kinds),
      number: fc.oneof(
        { weight: 2, arbitrary: fc.constant(ENFORCEMENT) },
        { weight: 1, arbitrary: fc.constantFrom(PRESERVATION, '（2026）浙1122执前调3号') },
      ),
      asset: fc.constantFrom('a', 'b'),
      outcome: fc.constantFrom('DONE' as const, 'QUEUED' as const, 'REFUSED' as const),
      days: fc.integer({ min: 0, max: 400 }),
    });
    /** From the number to the renewal, so that much of it is seen; anything may come between. */
    const straight = { number: ENFORCEMENT, asset: 'a', outcome: 'DONE' as const, days: 0 };
    const course = (['open', 'order', 'receipt', 'renew', 'renewed'] as const).map((kind) => ({ ...straight, kind }));
    const acts = fc
      .array(
        fc.oneof({ weight: 5, arbitrary: act.map((one) => [one]) }, { weight: 1, arbitrary: fc.constant(course) }),
        { maxLength: 25, size: 'max' },
      )
      .map((groups) => groups.flat());
    // The test is worth nothing unless property comes under control in it, and is ordered again while it is.
    const { assets, ...others } = turnAt('2026-01-01').pack;
    // Renewal is open throughout, so that much of it is seen.
    const pack = { ...others, assets: { ...assets, renewalOpensDays: 5_000 } };
    const seen = { ordered: 0, orderedAgain: 0, effective: 0, renewed: 0 };
    fc.assert(
      fc.property(acts, (tried) => {
        let today = legalDate('2026-01-06');
        let file = withAssets(none, asset({ id: 'a', foundBy: 'APPLICANT' }), asset({ id: 'b', foundBy: 'APPLICANT' }));
        tried.forEach(({ kind, number, asset: assetId, outcome, days }, n) => {
          const turn = { ...onDay(today), pack };
          const last = file.controls.findLast((one) => one.assetId === assetId);
          const controlId = last?.id ?? 'none';
          const decisions: Record<string, () => Decision<PropertyChange>> = {
            open: () => decideAuthority(file, { caseNumber: number, openedOn: today }, turn),
            preserve: () => decideAuthority(file, { caseNumber: number, openedOn: today, preservation }, turn),
            seek: () => decideEnforcementSought(file, { caseNumber: number, on: today }, turn),
            order: () => decideControlOrder(file, order({ id: `c${n}`, authority: number, assetId }), turn),
            receipt: () =>
              decideControlReceipt(
                file,
                { controlId, receivedAt: turn.at, by: 'x', outcome, effectiveOn: today, rank: 2, reason: 'x' },
                turn,
              ),
            up: () => decideMovingUp(file, { controlId, rank: 1, on: today }, turn),
            renew: () =>
              decideRenewal(
                file,
                { controlId, askedBy: 'creditor', askedOn: today, rulingNumber: 'x', noticeNumber: 'x' },
                turn,
              ),
            renewed: () =>
              decideRenewalReceipt(
                file,
                { controlId, receivedAt: turn.at, by: 'x', effectiveOn: today, newControlId: `c${n}` },
                turn,
              ),
          };
          const decided = decisions[kind]?.();
          const stands = ['ORDERED', 'EFFECTIVE', 'QUEUED'].includes(last?.state ?? '');
          if (decided?.ok === true && kind === 'order') seen.ordered += 1;
          if (kind === 'order' && stands && file.authorities.some(({ caseNumber }) => caseNumber === number))
            seen.orderedAgain += 1;
          if (decided?.ok === true && kind === 'receipt' && outcome === 'DONE') seen.effective += 1;
          if (decided?.ok === true && kind === 'renewed') seen.renewed += 1;
          if (decided?.ok === true) file = applyChange(file, decided.value);
          if (kind === 'wait') today = addDays(today, days);
          file = upTo(file, onDay(today)).file;
          const numbers = file.authorities.map(({ caseNumber }) => caseNumber);
          expect(file.controls.filter(({ authority }) => !numbers.includes(authority))).toEqual([]);
          expect(numbers).not.toContain('（2026）浙1122执前调3号');
          const standing = file.controls.filter(({ state }) => ['ORDERED', 'EFFECTIVE', 'QUEUED'].includes(state));
          expect(new Set(standing.map((one) => one.assetId)).size).toBe(standing.length);
          expect(standing.filter(({ state, lastDay }) => state === 'EFFECTIVE' && lastDay! < today)).toEqual([]);
        });
      }),
      { numRuns: 150 },
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(20);
  });
});
