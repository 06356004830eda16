import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { legalDate } from '@hejie/law';
import { after, COURT, fresh, kinds, LIMIT, PERSON, refused, turn, UNIT } from '../../test/fixture/sanctions.js';
import { ageOn } from './age.js';
import { LEGAL_CAPACITIES, type CreditFile, type CreditSubject, type LegalCapacity } from './credit-file.js';
import { decideCapacity, legalCapacityOf } from './legal-capacity.js';
import { decideLimitOrder, type LimitOrder } from './limits.js';

const ON = '2026-12-01';
const born = (bornOn: string): CreditSubject => ({ ...PERSON, bornOn: legalDate(bornOn) });
const find = (file: CreditFile, found: LegalCapacity, evidence: readonly string[] = ['（2025）鲁0502民特3号判决书']) =>
  decideCapacity(file, { found, evidence }, turn(ON, { by: 'judge' }));
const agent = (file: CreditFile, more: Partial<LimitOrder> = {}) =>
  decideLimitOrder(
    file,
    { ...LIMIT, kind: 'EXIT', partyId: 'd-1/agent', capacity: 'STATUTORY_AGENT', ...more },
    turn(ON),
    COURT,
  );

describe('the capacity of a debtor (民事行为能力)', () => {
  it('LIM-EXIT: goes by his age: none below eight, a limited one below eighteen, full from then on and where nothing is known', () => {
    const on = legalDate(ON);
    const of = (subject: CreditSubject) => legalCapacityOf(fresh(subject), on);
    const { bornOn: _, ...unknown } = PERSON;
    expect(['2018-12-02', '2018-12-01', '2008-12-02', '2008-12-01'].map((day) => of(born(day)))).toEqual([
      'NONE',
      'LIMITED',
      'LIMITED',
      'FULL',
    ]);
    expect([of(unknown), of(UNIT)]).toEqual(['FULL', 'FULL']);
  });

  it('LIM-EXIT: is what a judge has found last from papers, whatever his age; the same again changes nothing', () => {
    const declared = after(fresh(PERSON), (file) => find(file, 'NONE'));
    expect(legalCapacityOf(declared, legalDate(ON))).toBe('NONE');
    expect(declared.legalCapacity).toMatchObject({ by: 'judge', evidence: ['（2025）鲁0502民特3号判决书'] });
    expect(find(declared, 'NONE')).toEqual({ ok: true, value: { happened: [] } });
    // 民法典 18 II: of sixteen, he lives by his own work.
    const working = after(fresh(born('2010-01-01')), (file) => find(file, 'FULL', ['劳动合同、工资流水']));
    expect(legalCapacityOf(working, legalDate(ON))).toBe('FULL');
  });

  it('LIM-EXIT: is found of a person alone, from papers', () => {
    expect(refused(find(fresh(PERSON), 'NONE', [' ']))).toEqual(['CAPACITY.NO_EVIDENCE', 'LIM-EXIT']);
    expect(refused(find(fresh(UNIT), 'NONE'))).toEqual(['CAPACITY.OF_A_UNIT', 'LIM-EXIT']);
    const found = find(fresh(PERSON), 'NONE');
    expect(found.ok && kinds(found.value)).toEqual(['CAPACITY_FOUND']);
  });
});

describe('a limit of exit of the statutory agent (LIM-EXIT; 民诉法执行程序解释 24)', () => {
  it('LIM-EXIT: is ordered where the debtor lacks full capacity, by age or by a finding, and never else', () => {
    expect(agent(fresh(born('2015-01-01'))).ok).toBe(true);
    expect(refused(agent(fresh(PERSON)))).toEqual(['LIMIT.FULL_CAPACITY', 'LIM-EXIT']);
    expect(agent(after(fresh(PERSON), (file) => find(file, 'LIMITED'))).ok).toBe(true);
    const young = after(fresh(born('2010-01-01')), (file) => find(file, 'FULL'));
    expect(refused(agent(young))?.[0]).toBe('LIMIT.FULL_CAPACITY');
    const ordered = after(fresh(born('2015-01-01')), (file) => agent(file));
    expect(ordered.limits[0]).toMatchObject({ kind: 'EXIT', capacity: 'STATUTORY_AGENT', subjectPartyId: 'd-1/agent' });
  });

  it('LIM-EXIT: concerns exit alone, a person’s agent, and not the debtor himself', () => {
    const minor = fresh(born('2015-01-01'));
    expect(refused(agent(minor, { kind: 'CONSUMPTION' }))).toEqual(['LIMIT.AGENT_OF_EXIT', 'LIM-EXIT']);
    expect(refused(agent(fresh(UNIT)))).toEqual(['LIMIT.AGENT_OF_A_UNIT', 'LIM-EXIT']);
    expect(refused(agent(minor, { partyId: 'd-1' }))?.[0]).toBe('LIMIT.NOT_THE_DEBTOR');
  });

  it('LIM-EXIT: whatever his age and whatever was found, an order stands exactly where his capacity is not full', () => {
    const days = fc
      .integer({ min: 1950, max: 2026 })
      .chain((year) =>
        fc
          .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
          .map(([month, day]) => [year, month, day].map((n) => `${n}`.padStart(2, '0')).join('-')),
      );
    fc.assert(
      fc.property(
        days.filter((day) => day <= ON),
        fc.array(fc.constantFrom(...LEGAL_CAPACITIES), { maxLength: 3 }),
        (bornOn, findings) => {
          const file = findings.reduce((now, found) => after(now, (one) => find(one, found)), fresh(born(bornOn)));
          const last = findings.at(-1);
          const lacks = last === undefined ? ageOn(legalDate(bornOn), legalDate(ON)) < 18 : last !== 'FULL';
          expect(agent(file).ok).toBe(lacks);
        },
      ),
    );
  });
});
