import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import type { CaseOpening } from '@hejie/contracts/workflows';
import { decide } from './coercion.js';
import { initialState, type CaseState, type CaseTurn } from './state.js';

const at = '2026-09-18T10:00:00+08:00' as CourtInstant;
const opening = {
  caseId: '2026-鲁0502-执前调-1',
  court: '鲁0502',
  caseNumber: '（2026）鲁0502执前调1号',
  parties: [
    { partyId: 'p-1', side: 'CREDITOR' },
    { partyId: 'p-2', side: 'DEBTOR' },
  ],
  packId: 'dongying-2020@1',
  calendarEditions: PUBLISHED_EDITION_IDS,
  acceptedAt: '2026-09-01T09:00:00+08:00',
} as unknown as CaseOpening;
const complaint = { partyId: 'p-1', against: 'OTHER_PARTY', since: '2026-09-16T10:00:00+08:00', overdue: false };
const recusal = { nth: 1, mediatorId: 'm-1', cause: 'REQUESTED', partyId: 'p-2', consentedBy: [] };
const TOLD = '2026-09-18T00:00:00+08:00' as CourtInstant;

/** What an unfounded complaint comes to while a mediator is asked whose recusal was requested. */
function unfounded(suspends: boolean) {
  const state = {
    ...initialState(opening),
    designation: { mediatorId: 'm-1', acceptBy: TOLD, designatedOn: '2026-09-15' },
    complaint,
    recusal: { ...recusal, suspends },
  } as unknown as CaseState;
  const turn = { opening, state, stage: 'SELECTION', at } as unknown as CaseTurn;
  return decide(turn, { finding: 'UNFOUNDED', reason: '查无此事', byPresident: false } as never);
}

describe('PRE-1, B6: an unfounded complaint of coercion in selection', () => {
  it('民诉法48: tells nobody of the time of a mediator whom a request for his recusal keeps from answering', () => {
    const held = unfounded(true);
    expect(held.change?.designation?.acceptBy).not.toBe(TOLD);
    expect(held.acts).toEqual({ intake: [expect.objectContaining({ act: 'recordComplaintDecision' })] });
    expect(unfounded(false).acts?.mediation).toMatchObject([
      { act: 'recordSuspension', selection: { from: TOLD, dueBy: held.change?.designation?.acceptBy } },
    ]);
  });
});
