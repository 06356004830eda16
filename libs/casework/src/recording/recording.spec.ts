import { describe, expect, it } from '@jest/globals';
import { negotiationStarted, receiptPosted } from '@hejie/contracts/facts';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { type ActShape } from '@hejie/contracts/workflows';
import { type StepHandlers } from '../steps/step-handlers.js';
import { type NewDocument } from '../documents/new-document.js';
import { inOrder, nothingHappened, ordering, publishFact, type Recorded } from './recording.js';

interface ProbeActs {
  count: ActShape<{ readonly by: number }, { readonly total: number }>;
  refuse: ActShape;
}

const audit = { action: 'probe.counted' };

describe('what an act has recorded', () => {
  it('does not compile without a line in the audit', () => {
    // @ts-expect-error an act without an audit line
    const silent: Recorded = { facts: [] };
    // @ts-expect-error an act whose audit is empty
    const empty: Recorded = { audit: [] };
    expect([silent, empty]).toHaveLength(2);
  });

  it('says aloud that nothing happened, or it does not compile', () => {
    // @ts-expect-error an act that leaves everything out
    const forgotten: Recorded = {};
    const said: Recorded = nothingHappened();
    expect([forgotten, said]).toEqual([{}, { nothingHappened: true }]);
  });

  it('has the documents that were decided with what was decided, not with what the clock had changed before it', () => {
    const paper = { id: 'ruling' } as NewDocument;
    const byClock = { by: 'case', audit };
    const earlier = { id: 'earlier' } as NewDocument;
    const decided = inOrder([byClock, { audit, documents: [earlier] }, { audit }], 'answer');
    expect(ordering(decided, [paper])).toEqual({
      inOrder: [byClock, { audit, documents: [earlier, paper] }, { audit }],
      answer: 'answer',
    });
  });

  it('has the answer of its act, which is not left out', () => {
    // @ts-expect-error the act answers with a total
    const dumb: Recorded<{ total: number }> = { audit };
    const answered: Recorded<{ total: number }> = { audit, answer: { total: 1 } };
    expect([dumb.answer, answered.answer, nothingHappened({ total: 0 }).answer]).toEqual([
      undefined,
      { total: 1 },
      { total: 0 },
    ]);
  });

  it('is given by a handler for every act of the service', () => {
    // @ts-expect-error counting has no handler
    const some: StepHandlers<ProbeActs> = { refuse: () => Promise.resolve(nothingHappened()) };
    expect(Object.keys(some)).toEqual(['refuse']);
  });

  it('tells facts without case and instant, which are those of the occasion; a fact with a date of its own says it', () => {
    const lastDay = legalDate('2026-06-10');
    const deadline = courtInstant('2026-06-11T00:00:00+08:00');
    const began = publishFact(negotiationStarted, { mediatorId: 'm-1', lastDay, deadline, provisional: false });
    // @ts-expect-error when it was posted is the receipt's own to say
    const undated = publishFact(receiptPosted, { receiptId: 'r-1', valueDate: lastDay, amount: '1.00' as Yuan });
    expect([began.definition.type, undated.definition.type]).toEqual([negotiationStarted.type, receiptPosted.type]);
  });
});
