import { type ControlReceipt, type PropertyAnswer } from '@hejie/contracts/exchange';
import { courtInstant, legalDate, packOf, publishedCalendar, type Yuan } from '@hejie/law';
import {
  admitted,
  applyPropertyChange,
  decideAuthority,
  decideQuery,
  emptyPropertyFile,
  NOTHING_HEARD,
  settlementView,
  type PropertyFile,
  type PropertyTurn,
} from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heardOfOrder, heardOfQuery } from './exchange-answers.js';

const AT = courtInstant('2026-06-02T10:00:00+08:00');
const turn: PropertyTurn = { at: AT, by: 'exchange', pack: packOf('national'), calendar: publishedCalendar() };
const CASE = '（2026）鲁0502执12号';
const classes = ['DEPOSIT', 'VEHICLE', 'EQUITY'] as const;

const asked = (): PropertyFile => {
  const empty = emptyPropertyFile('case', settlementView(NOTHING_HEARD));
  const opening = { caseNumber: CASE, openedOn: legalDate('2026-06-01') };
  const file = applyPropertyChange(empty, admitted(decideAuthority(empty, opening, turn)));
  const query = { id: 'q', authority: CASE, partyId: 'debtor', liability: 'DEBTOR', classes } as const;
  return applyPropertyChange(file, admitted(decideQuery(file, query, turn)));
};

/** The answer in so far as these classes have come; each has one piece of property, but equity, of which nobody says anything. */
const answer = (come: readonly (typeof classes)[number][]): PropertyAnswer => ({
  queryId: 'q',
  state: come.length === classes.length ? 'ANSWERED' : 'PENDING',
  classes: come
    .filter((one) => one !== 'EQUITY')
    .map((one) => ({ class: one, answeredAt: AT, asOf: legalDate('2026-06-02'), limits: null })),
  found: come
    .filter((one) => one !== 'EQUITY')
    .map((one) => ({
      ...{ class: one, reference: `ref-${one}`, keeper: '某单位', description: '某财产', share: '1', priorControls: 0 },
      ...{ value: '100.00' as Yuan, charges: '0.00' as Yuan },
    })),
  unanswered: come.includes('EQUITY') ? [{ class: 'EQUITY', reason: '系统维护' }] : [],
});

/** The file after answers in this order, as the relay records them. */
function after(answers: readonly PropertyAnswer[]): PropertyFile {
  const known = new Map<string, { description: string; keeper: string; reference?: string }>();
  return answers.reduce((file, one) => {
    const heard = heardOfQuery({ subject: 'q' }, one, file, known, AT);
    for (const [id, detail] of heard?.details ?? []) known.set(id, detail);
    return heard ? applyPropertyChange(file, admitted(heard.decide(file, turn))) : file;
  }, asked());
}

describe('answers of those who keep property', () => {
  it('come to the same file in whatever pieces and however often they come', () => {
    const whole = after([answer(classes)]);
    fc.assert(
      fc.property(fc.array(fc.subarray([...classes]), { maxLength: 6 }), (pieces) => {
        const file = after([...pieces.map(answer), answer(classes)]);
        const seen = ({ assets, queries }: PropertyFile) => [
          assets.map(({ class: one, value }) => [one, value]).sort(),
          queries[0]!.answers.map((one) => [one.class, one.outcome]).sort(),
        ];
        expect(seen(file)).toEqual(seen(whole));
        expect(new Set(file.assets.map(({ id }) => id)).size).toBe(file.assets.length);
      }),
    );
  });

  it('PROC-7: what some have found stands in the file at once, what others find later too, each once, while its class is open', () => {
    const piece = (reference: string) => ({
      ...answer(['DEPOSIT']).found[0]!,
      reference,
      asOf: legalDate('2026-06-02'),
    });
    const deposits = answer(['DEPOSIT']);
    const open = (...references: string[]): PropertyAnswer => ({
      ...answer([]),
      found: references.map(piece),
    });
    const whole: PropertyAnswer = { ...deposits, found: ['a', 'b', 'c'].map(piece) };
    const states = (answers: readonly PropertyAnswer[]) => {
      const file = after(answers);
      return [file.assets.length, file.queries[0]!.answers.map((one) => one.open ?? false)];
    };
    expect(states([open('a')])).toEqual([1, [true]]);
    expect(states([open('a'), open('a')])).toEqual([1, [true]]);
    expect(states([open('a'), open('a', 'b'), open('b', 'a')])).toEqual([2, [true, true]]);
    expect(states([open('a'), whole, whole])).toEqual([3, [true, false]]);
    // Of a class that is answered to its end somebody finds more: it stays answered.
    expect(states([deposits, open('b'), open('b')])).toEqual([2, [false, false]]);
    const reasoned: PropertyAnswer = { ...open('a'), unanswered: [{ class: 'DEPOSIT', reason: '系统维护' }] };
    expect(states([reasoned, reasoned])).toEqual([1, [true, false]]);
    fc.assert(
      fc.property(fc.array(fc.subarray(['a', 'b', 'c']), { maxLength: 6 }), (pieces) => {
        const file = after([...pieces.map((some) => open(...some)), whole]);
        expect(file.assets).toHaveLength(3);
        expect(file.queries[0]!.answers.at(-1)!.open).toBeUndefined();
      }),
    );
  });

  it('of what is two debtors’ make one piece of property of each, and never change whose it is', () => {
    const both = applyPropertyChange(
      asked(),
      admitted(
        decideQuery(asked(), { id: 'q2', authority: CASE, partyId: 'other', liability: 'DEBTOR', classes }, turn),
      ),
    );
    const known = new Map<string, { description: string; keeper: string; reference?: string }>();
    let file = both;
    for (const subject of ['q', 'q2', 'q']) {
      const heard = heardOfQuery({ subject }, answer(['DEPOSIT']), file, known, AT);
      for (const [id, detail] of heard?.details ?? []) known.set(id, detail);
      if (heard) file = applyPropertyChange(file, admitted(heard.decide(file, turn)));
    }
    expect(file.assets.map(({ id, ownerPartyId }) => [id, ownerPartyId])).toEqual([
      ['q.1', 'debtor'],
      ['q2.1', 'other'],
    ]);
  });

  it('never name two things by one id, whatever a party has called something before, and one thing by one', () => {
    const found = (reference: string, keeper: string) => ({
      ...answer(['DEPOSIT']).found[0]!,
      ...{ reference, keeper },
    });
    fc.assert(
      fc.property(
        fc.subarray(['q.1', 'q.2', 'q.3', 'other']),
        fc.uniqueArray(fc.record({ reference: fc.constantFrom('r-1', 'r-2'), keeper: fc.constantFrom('甲', '乙') }), {
          minLength: 1,
          selector: ({ reference, keeper }) => `${reference} ${keeper}`,
        }),
        (named, owned) => {
          const file = named.reduce((before, id) => {
            const asset = { ...before.assets[0], id, class: 'MOVABLE' } as PropertyFile['assets'][number];
            return applyPropertyChange(before, { assets: [asset], happened: [] });
          }, asked());
          const one = { ...answer(['DEPOSIT']), found: owned.map(({ reference, keeper }) => found(reference, keeper)) };
          const heard = heardOfQuery({ subject: 'q' }, one, file, new Map(), AT)!;
          const after = applyPropertyChange(file, admitted(heard.decide(file, turn)));
          expect(after.assets).toHaveLength(named.length + owned.length);
          expect([...heard.details.values()].map(({ reference, keeper }) => ({ reference, keeper }))).toEqual(owned);
          for (const id of named)
            expect(after.assets.find((asset) => asset.id === id)).toMatchObject({ class: 'MOVABLE' });
        },
      ),
    );
  });

  it('a receipt that has not come says nothing, and a refusal to renew or release is for a person', () => {
    const of = { kind: 'RENEW', subject: 'c-1', assetId: 'a-1' } as const;
    expect(heardOfOrder(of, { orderId: 'o', state: 'PENDING' })).toBeUndefined();
    const refused: ControlReceipt = { orderId: 'o', state: 'REFUSED', receivedAt: AT, reason: '不予办理' };
    expect(heardOfOrder(of, refused)?.(asked(), turn)).toMatchObject({ error: { code: 'EXCHANGE.NOT_CARRIED_OUT' } });
  });
});
