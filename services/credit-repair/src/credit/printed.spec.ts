import { describe, expect, it } from '@jest/globals';
import { nameOf, type FileOccasion } from '@hejie/casework';
import { courtInstant, type LawError } from '@hejie/law';
import { type CreditFile } from '@hejie/settlement';
import { listingDecision } from './documents.js';
import { limitLift, limitOrder } from './limit-documents.js';
import { headed, printed } from './printed.js';

const at = courtInstant('2026-05-06T10:00:00+08:00');
const parties = [
  { partyId: '5.1', side: 'CREDITOR' },
  { partyId: '5.2', side: 'CREDITOR' },
  { partyId: '5.3', side: 'DEBTOR' },
];
const occasion = (said?: object) =>
  ({
    ...{ caseId: '5', about: '5.3', at, known: { parties } },
    paper: { signatories: [], facts: [], ...(said && { said }) },
  }) as unknown as FileOccasion;
const LIMIT = {
  ...{ id: 'm-1', authority: '（2026）鲁0502执12号', kind: 'CONSUMPTION', subjectPartyId: '5.3' },
  ...{ orderedAt: at, by: 'president', mandatory: false, permissions: [] },
  capacity: 'DEBTOR',
} as const;
const FILE = { listings: [] } as unknown as CreditFile;

describe('documents of sanctions', () => {
  it('name every creditor of the case', () => {
    expect(headed(occasion()).creditors).toEqual([nameOf('5.1'), nameOf('5.2')]);
  });

  it('LIM-ART-1: an order of a limit says which creditor has applied, or why it is necessary', () => {
    const fieldsOf = (limit: Parameters<typeof limitOrder>[0]) =>
      limitOrder(limit, FILE, occasion({ filedOn: '2026-05-01' })).fields;
    for (const kind of ['CONSUMPTION', 'EXIT'] as const) {
      expect(fieldsOf({ ...LIMIT, kind, appliedBy: '5.2' })).toMatchObject({ applicant: nameOf('5.2') });
      expect(fieldsOf({ ...LIMIT, kind })).not.toHaveProperty('applicant');
      expect(fieldsOf({ ...LIMIT, kind, necessity: '其正在办理移居' })).toMatchObject({ necessity: '其正在办理移居' });
    }
  });

  it('DIS-ART-2-1, DIS-ART-5-1: a decision to list says why its term is longer, by how much, and which creditor has applied', () => {
    const decided = { at, by: 'president', decisionNumber: '之一', graceMonths: 0, extensionYears: 0 };
    const fieldsOf = (more: object, appliedBy: string | null = null) =>
      listingDecision(
        {
          ...{ id: 'l-1', authority: LIMIT.authority, ground: 2, stage: 'DECIDED', suspensions: [] },
          proposed: { at, by: 'judge', appliedBy, evidence: ['笔录'] },
          decided: { ...decided, ...more },
        },
        occasion({ facts: ['殴打执行人员。'] }),
      ).fields;
    const longer = { extensionReason: 'SERIOUS_VIOLENCE', extensionYears: 3 } as const;
    expect(fieldsOf(longer)).toMatchObject({ ...longer, extensionYears: '3', termYears: '5' });
    expect(fieldsOf({})).not.toHaveProperty('extensionReason');
    // DIS-ART-5-1: on whose application it is.
    expect(fieldsOf({}, '5.2')).toMatchObject({ applicant: nameOf('5.2') });
    expect(fieldsOf({})).not.toHaveProperty('applicant');
  });

  it('CLS-2: a lift says how the case was closed where it is for that, and on no other ground', () => {
    const fieldsOf = (kind: 'CONSUMPTION' | 'EXIT', ground: 'ENFORCEMENT_ENDED' | 'PERFORMED') =>
      limitLift(
        { ...LIMIT, kind },
        { ground, scope: 'WHOLE' },
        { debt: { closedAs: '不予执行' } } as unknown as CreditFile,
        occasion({ facts: '已经结案。', bodies: ['某单位'] }),
      ).fields;
    for (const kind of ['CONSUMPTION', 'EXIT'] as const) {
      expect(fieldsOf(kind, 'ENFORCEMENT_ENDED')).toMatchObject({ closedAs: '不予执行' });
      expect(fieldsOf(kind, 'PERFORMED')).not.toHaveProperty('closedAs');
    }
  });

  it('without what they have to say are refused, and it is told which, and what that is', () => {
    const missing = (kind: Parameters<typeof printed>[1]) => {
      try {
        return printed(occasion(), kind);
      } catch (error) {
        const { code, path, zh, en } = error as LawError;
        return [code, path, zh, en];
      }
    };
    expect(missing('CONSUMPTION_LIMIT')).toEqual([
      'DOCUMENT.PAPER_MISSING',
      '/paper',
      '须制作限制消费令，请在 paper 中写明：立案日（filedOn）。',
      expect.stringContaining('`filedOn`'),
    ]);
    expect(missing('CONSUMPTION_PERMISSION')).toContain(
      '须制作暂时解除限制消费决定书，请在 paper 中写明：查明的事实（facts）、通知（协助）单位（bodies）。',
    );
  });
});
