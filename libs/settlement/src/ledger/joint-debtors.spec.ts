import { describe, expect, it } from '@jest/globals';
import { parseYuan, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { demandableOf, jointDebtors, receiptBeyondCap } from './joint-debtors.js';

const CAPS = [{ partyId: 'b', cap: '300.00' as Yuan }];
const paid = (payerPartyId: string | null, amount: string) => ({ payerPartyId, amount: parseYuan(amount) });

describe('joint debtors', () => {
  it('SET-LEDGER: answer for the rest, each up to his cap less what he has paid', () => {
    const standing = jointDebtors(
      ['a', 'b'],
      CAPS,
      [paid('b', '250'), paid('a', '100'), paid(null, '50')],
      parseYuan('600'),
    );
    expect(standing).toEqual([
      { partyId: 'a', cap: null, paid: '100.00', answersFor: '600.00', beyondCap: '0.00' },
      { partyId: 'b', cap: '300.00', paid: '250.00', answersFor: '50.00', beyondCap: '0.00' },
    ]);
    expect(jointDebtors(['b'], CAPS, [], parseYuan('20'))).toMatchObject([{ answersFor: '20.00' }]);
  });

  it('H10: of a debtor is demanded what he answers for, the first due first, and never more', () => {
    const overdue = [
      { no: 1, outstanding: '300.00' as Yuan },
      { no: 2, outstanding: '600.00' as Yuan },
    ];
    const demanded = (answersFor?: string) =>
      demandableOf(overdue, answersFor === undefined ? undefined : { answersFor: answersFor as Yuan }).map(
        ({ no, outstanding }) => [no, outstanding],
      );
    expect(demanded()).toEqual([
      [1, '300.00'],
      [2, '600.00'],
    ]);
    expect(demanded('400.00')).toEqual([
      [1, '300.00'],
      [2, '100.00'],
    ]);
    expect(demanded('0.00')).toEqual([]);
  });

  it('SET-LEDGER: what one pays above his cap counts, is said, and makes him answer for nothing more', () => {
    const [standing] = jointDebtors(['b'], CAPS, [paid('b', '310')], parseYuan('590'));
    expect(standing).toMatchObject({ answersFor: '0.00', beyondCap: '10.00' });
    expect(receiptBeyondCap(standing)).toMatchObject([{ code: 'RECEIPT.ABOVE_CAP', path: '/payerPartyId' }]);
    const [at] = jointDebtors(['b'], CAPS, [paid('b', '300')], parseYuan('600'));
    expect(receiptBeyondCap(at)).toEqual([]);
    expect(receiptBeyondCap(undefined)).toEqual([]);
  });

  it('SET-LEDGER: nobody answers for more than the rest or his cap, whoever pays what', () => {
    const receipt = fc.record({
      payerPartyId: fc.constantFrom('a', 'b', null),
      amount: fc.bigInt({ min: 1n, max: 50_000n }),
    });
    fc.assert(
      fc.property(fc.array(receipt), fc.bigInt({ min: 0n, max: 100_000n }), (receipts, outstanding) => {
        const [a, b] = jointDebtors(['a', 'b'], CAPS, receipts, outstanding);
        expect(parseYuan(a!.answersFor)).toBe(outstanding);
        const mine = receipts.reduce((sum, one) => (one.payerPartyId === 'b' ? sum + one.amount : sum), 0n);
        expect(parseYuan(b!.answersFor) + mine <= 30_000n || parseYuan(b!.answersFor) === 0n).toBe(true);
        expect(parseYuan(b!.answersFor) <= outstanding).toBe(true);
      }),
    );
  });
});
