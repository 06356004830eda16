import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { calendar } from '../../test/fixture/cases.js';
import { CASE_STATES } from '../case/states.js';
import { requireHeard } from '../case/transition.js';
import { decideConsent, type ConsentInput } from './consent.js';
import { admitted, attempt, type Decision } from './decision.js';
import {
  acceptanceDeadline,
  decideAcceptance,
  decideDesignation,
  selectionDeadlines,
  type DesignationInput,
} from './designation.js';
import { decideSignature, type SignatureInput } from './signature.js';

const dongying = packOf('dongying-2020');
const at = (text: string) => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('a command', () => {
  it('in the wrong stage is refused with both names', () => {
    const asked = (stage: string, command: string) => attempt(() => requireHeard(CASE_STATES, stage, command));
    expect(asked('NEGOTIATION', 'extendNegotiation').ok).toBe(true);
    const refused = asked('ENDED', 'elect');
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['CASE.WRONG_STAGE', 'SET-ART-9-1']);
    expect(asked('BREACH', 'elect').ok).toBe(true);
  });
});

describe('a computation', () => {
  it('that law refuses is a refused decision; a defect is none', () => {
    expect(attempt(() => 7)).toEqual({ ok: true, value: 7 });
    expect(codeOf(attempt(() => legalDate('2026-02-30')))).toBe('DATE.INVALID');
    expect(() =>
      attempt(() => {
        throw new TypeError('defect');
      }),
    ).toThrow('defect');
  });
});

describe('a consent (PRE-1)', () => {
  const parties = ['c', 'd1', 'd2'];
  const ask = (partyId: string, answer: ConsentInput['answer'], answers: ConsentInput['answers'] = {}) =>
    decideConsent({ partyId, answer, parties, answers });

  it('opens the way when every party, joint debtors one by one, has consented', () => {
    expect(admitted(ask('c', 'CONSENT')).outcome).toBe('PENDING');
    expect(admitted(ask('d2', 'CONSENT', { c: 'CONSENT', d1: 'CONSENT' }))).toEqual({
      answers: { c: 'CONSENT', d1: 'CONSENT', d2: 'CONSENT' },
      outcome: 'ALL_CONSENT',
    });
  });

  it('S2: a refusal blocks entry, and nothing after it opens the way', () => {
    expect(admitted(ask('d1', 'REFUSE', { c: 'CONSENT' })).outcome).toBe('REFUSED');
    const after = ask('d1', 'CONSENT', { c: 'CONSENT', d1: 'REFUSE' });
    expect([codeOf(after), ruleOf(after)]).toEqual(['CONSENT.ALREADY_REFUSED', 'PRE-1']);
    expect(!after.ok && after.error.zh).toContain('明确拒绝的不得进入');
    expect(codeOf(ask('d2', 'CONSENT', { d1: 'REFUSE' }))).toBe('CONSENT.ALREADY_REFUSED');
  });

  it('given twice changes nothing; taken back is refused; a stranger has none to give', () => {
    expect(admitted(ask('c', 'CONSENT', { c: 'CONSENT' })).outcome).toBe('PENDING');
    expect(admitted(ask('c', 'REFUSE', { c: 'REFUSE' })).outcome).toBe('REFUSED');
    expect(codeOf(ask('c', 'REFUSE', { c: 'CONSENT' }))).toBe('CONSENT.ALREADY_ANSWERED');
    expect(codeOf(ask('x', 'CONSENT'))).toBe('CONSENT.UNKNOWN_PARTY');
  });
});

describe('a designation (PRE-5)', () => {
  const ask: DesignationInput = {
    mediatorId: 'm',
    by: 'PARTIES',
    now: at('2026-10-08T10:00:00'),
    roster: ['m', 'n'],
    parties: ['c', 'd'],
    declined: [],
    conflicts: [],
    pending: null,
    jointChoiceBy: at('2026-10-09T00:00:00'),
    partiesDisagree: false,
  };

  it('takes a mediator of the roster, one at a time, and none who declined', () => {
    expect(admitted(decideDesignation(ask))).toEqual({ mediatorId: 'm', by: 'PARTIES', designatedAt: ask.now });
    expect(codeOf(decideDesignation({ ...ask, pending: 'n' }))).toBe('DESIGNATION.PENDING');
    expect(codeOf(decideDesignation({ ...ask, mediatorId: 'x' }))).toBe('DESIGNATION.NOT_ON_ROSTER');
    expect(codeOf(decideDesignation({ ...ask, declined: ['m'] }))).toBe('DESIGNATION.DECLINED');
  });

  it('S5: the court waits for the parties’ choice, unless they say that they do not agree', () => {
    const court = (now: string, partiesDisagree = false) =>
      decideDesignation({ ...ask, by: 'COURT', now: at(now), partiesDisagree });
    const early = court('2026-10-08T23:59:59');
    expect([codeOf(early), ruleOf(early)]).toEqual(['DESIGNATION.PARTIES_CHOOSE_FIRST', 'PRE-5']);
    expect(!early.ok && early.error.zh).toContain('2026年10月8日24时前由当事人共同选定');
    expect(codeOf(court('2026-10-09T00:00:00'))).toBe('ok');
    expect(codeOf(court('2026-10-05T10:00:00', true))).toBe('ok');
  });

  it('S5: a disclosed relation needs the consent of every party', () => {
    const conflict = (mediatorId: string, consentedBy: string[]) => ({
      ...ask,
      conflicts: [{ mediatorId, relation: '申请执行人代理人的配偶', consentedBy }],
    });
    expect(codeOf(decideDesignation(conflict('m', ['c'])))).toBe('DESIGNATION.CONFLICT');
    expect(codeOf(decideDesignation(conflict('m', ['c', 'd'])))).toBe('ok');
    expect(codeOf(decideDesignation(conflict('n', [])))).toBe('ok');
  });

  it('S5: consents of 2026-09-29 leave the joint choice until 10-08 and the designation until 10-09', () => {
    const { jointChoiceBy, designateBy } = selectionDeadlines(legalDate('2026-09-29'), dongying, calendar);
    expect([jointChoiceBy.value, designateBy.value]).toEqual(['2026-10-08', '2026-10-09']);
  });

  it('S5: designated 2026-10-08, the mediator accepts by 10-12; at 10-13 00:00 the next is designated', () => {
    const deadline = acceptanceDeadline(legalDate('2026-10-08'), dongying, calendar);
    expect([deadline.value, deadline.instant]).toEqual(['2026-10-12', '2026-10-13T00:00:00+08:00']);
    const answer = (now: string, mediatorId = 'm') =>
      codeOf(decideAcceptance({ mediatorId, pending: 'm', now: at(now), acceptBy: deadline.instant }));
    expect(answer('2026-10-12T23:59:59')).toBe('ok');
    expect(answer('2026-10-13T00:00:00')).toBe('DESIGNATION.TOO_LATE');
    expect(answer('2026-10-09T10:00:00', 'n')).toBe('DESIGNATION.NOT_DESIGNATED');
  });
});

describe('a signature (PRE-6)', () => {
  const sign: SignatureInput = {
    signatoryId: 'creditor',
    version: 2,
    now: at('2026-12-02T10:00:00'),
    currentVersion: 2,
    signatories: AGREEMENT.signatories,
    signatures: [],
    negotiationEnd: at('2026-12-25T00:00:00'),
  };
  const given = (signatoryId: string, version = 2) => ({ signatoryId, version, signedAt: sign.now });

  it('S1: all four make it complete', () => {
    expect(admitted(decideSignature(sign))).toMatchObject({
      missing: ['debtor', 'mediator', 'clerk'],
      complete: false,
    });
    expect(
      admitted(decideSignature({ ...sign, signatures: [given('debtor'), given('mediator'), given('clerk')] })),
    ).toMatchObject({ missing: [], complete: true });
  });

  it('PRE-6: counts once, and only to the version in force', () => {
    expect(codeOf(decideSignature({ ...sign, signatures: [given('creditor')] }))).toBe('SIGNATURE.ALREADY_SIGNED');
    expect(
      admitted(decideSignature({ ...sign, signatures: [given('creditor', 1), given('debtor', 1)] })).signatures,
    ).toEqual([given('creditor')]);
    expect(codeOf(decideSignature({ ...sign, version: 1 }))).toBe('SIGNATURE.VERSION_NOT_CURRENT');
    expect(codeOf(decideSignature({ ...sign, signatoryId: 'stranger' }))).toBe('SIGNATURE.NOT_A_SIGNATORY');
  });

  it('TV-D2: an agent without special authority cannot give one (SET-ART-4-1)', () => {
    const signatories = AGREEMENT.signatories.map((s) => ({ ...s, specialAuthority: false }));
    const refused = decideSignature({ ...sign, signatoryId: 'debtor', signatories });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['SIGNATURE.NO_SPECIAL_AUTHORITY', 'SET-ART-4-1']);
    expect(codeOf(decideSignature({ ...sign, signatories }))).toBe('ok');
  });

  it('PRE-8: comes too late at 24:00 of the last day', () => {
    const late = decideSignature({ ...sign, now: sign.negotiationEnd });
    expect([codeOf(late), ruleOf(late)]).toEqual(['SIGNATURE.TOO_LATE', 'PRE-8']);
  });
});
