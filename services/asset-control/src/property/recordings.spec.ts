import { type FileOccasion, type FileTurn, type Recording } from '@hejie/casework';
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

  const preservation = { applicantPartyId: 'creditor', performanceEndsOn: legalDate('2026-06-10') };
  const fellBack = (seekBy: string | null, over: object = {}) => {
    const authority = '（2026）鲁0502执保3号';
    const again = {
      ...file,
      authorities: [{ caseNumber: authority, under: '执保', preservation }],
      controls: [{ ...control, authority, lastDay: '2026-06-08', fellBackOn: '2026-06-02', ...over }],
    } as unknown as PropertyFile;
    const told = { kind: 'PRESERVATION_FELL_BACK', at, caseNumber: authority, withdrawn: FILED, controlIds: ['c-1'] };
    const event = { ...told, seekBy: seekBy && legalDate(seekBy) } as PropertyEvent;
    const [{ letters, tasks }] = recordingsOf({ happened: [event] }, again, occasion, {} as FileTurn) as [Recording];
    return { to: letters![0]!.to, body: letters![0]!.body, tasks: tasks! };
  };

  it('PROC-9R, PROC-21: tells the applicant of the preservation what holds from now on, and has a judge look', () => {
    const { to, body, tasks } = fellBack('2026-06-15');
    expect(to).toEqual([{ partyId: 'creditor' }]);
    expect(body).toContain(`执行案号${FILED}系误登记，已经撤回`);
    expect(body).toContain('控制措施（c-1）恢复在该案号之下，顺位不变。控制措施至2026年6月8日止');
    expect(body).toContain('应当至迟于2026年6月8日');
    expect(body).toContain('申请执行应当于2026年6月15日之前（含当日）提出');
    expect(tasks.opened).toMatchObject([
      { kind: 'REVIEW_WITHDRAWN_NUMBER', role: 'enforcement-judge', dueAt: '2026-06-16T00:00:00+08:00' },
    ]);
    // Several preservations fall back at once: each has a task of its own.
    expect(tasks.opened![0]!.id).toContain('执保3号');
    expect(tasks.done).toMatchObject([{ id: 'renew-control/case/c-1/2026-06-08', ifOpen: true }]);
  });

  it('PROC-21: dates nothing that is to be done before the withdrawal, and keeps what was asked', () => {
    const { body, tasks } = fellBack('2026-05-20', { renewalAsked: { byPartyId: 'creditor', on: '2026-06-01' } });
    expect(body).toContain('申请执行的期限已于2026年5月20日届满');
    expect(body).toContain('2026年6月1日收到的续行申请继续有效');
    expect(tasks.opened).toMatchObject([{ dueAt: '2026-06-03T00:00:00+08:00' }]);
    expect(fellBack(null).body).not.toContain('申请执行应当');
    expect(fellBack(null).tasks.opened![0]).not.toHaveProperty('dueAt');
  });
});
