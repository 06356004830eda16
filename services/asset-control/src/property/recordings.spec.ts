import { type FileOccasion, type FileTurn } from '@hejie/casework';
import { courtInstant, legalDate } from '@hejie/law';
import {
  emptyPropertyFile,
  NOTHING_HEARD,
  settlementView,
  type PropertyEvent,
  type PropertyFile,
} from '@hejie/settlement';
import { describe, expect, it } from '@jest/globals';
import { recordingsOf } from './recordings.js';

const at = courtInstant('2026-06-02T10:00:00+08:00');
const MEDIATED = '（2026）鲁0502执前调1号';
const FILED = '（2026）鲁0502执12号';
const occasion = {
  ...{ caseId: 'case', about: '', at },
  known: { court: '鲁0502', caseNumber: MEDIATED, parties: [{ partyId: 'creditor', side: 'CREDITOR' }] },
} as unknown as FileOccasion;
const control = {
  ...{ id: 'c-1', assetId: 'a-1', authority: FILED, state: 'EFFECTIVE' },
  noticeNumber: 'n',
  renewals: [],
};
const file = {
  ...emptyPropertyFile('case', settlementView(NOTHING_HEARD)),
  authorities: [{ caseNumber: FILED, under: '执', openedOn: legalDate('2026-06-01') }],
  controls: [control],
} as unknown as PropertyFile;

describe('CASE-7, PRE-CTRL: what is told of property', () => {
  it('bears the number of its ruling, not that of the mediation, which controls nothing', () => {
    const of = { at, controlId: 'c-1', assetId: 'a-1', lastDay: legalDate('2027-06-01') };
    const others = { coOwnerPartyIds: ['owner'], coOwnersUnknown: false, company: true };
    const happened: PropertyEvent[] = [
      { ...of, kind: 'CONTROL_EFFECTIVE', effectiveOn: legalDate('2026-06-02'), notice: null, others },
      { ...of, kind: 'RENEWAL_DUE', askBy: of.lastDay, onApplicationOnly: false },
      { at, kind: 'CLUE_RECEIVED', clueId: 'l-1', verifyBy: legalDate('2026-06-09') },
    ];
    const told = recordingsOf({ happened }, file, occasion, {} as FileTurn);
    const letters = told.flatMap((one) => one.letters ?? []).map(({ body }) => body);
    const tasks = told.flatMap(({ tasks: { opened = [] } = {} }) => opened);
    expect([letters.length, tasks.length]).toEqual([3, 3]);
    for (const said of [...letters, ...tasks.map(({ title }) => title)])
      expect(said).toMatch(new RegExp(`^${FILED}：`));
    expect(tasks.map(({ facts }) => facts.caseNumber)).toEqual([FILED, FILED, FILED]);
  });
});

describe('PRE-CTRL: a number that is withdrawn', () => {
  it('has nobody press for its ruling to be begun, and why it is withdrawn is in the audit as a hash', () => {
    const withdrawn = {
      kind: 'AUTHORITY_WITHDRAWN',
      at,
      caseNumber: FILED,
      reason: '录错案件',
      controlIds: [],
    } as const;
    const [told] = recordingsOf({ happened: [withdrawn] }, file, occasion, {} as FileTurn);
    expect(told!.tasks?.done).toMatchObject([{ id: `preservation-begin-overdue/case/${FILED}`, ifOpen: true }]);
    expect(told!.audit).toMatchObject({ action: 'property.authority-withdrawn', facts: { caseNumber: FILED } });
    expect(told!.audit.facts!.reason).toMatch(/^sha256:/);
  });
});
