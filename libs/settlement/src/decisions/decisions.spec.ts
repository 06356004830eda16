import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, parseYuan, publishedCalendar, type Yuan } from '@hejie/law';
import { AGREEMENT } from '../../test/agreements.js';
import { S7, calendar, instalments, payments } from '../../test/cases.js';
import { CASE_STATES } from '../case/states.js';
import { type Posting } from '../ledger/postings.js';
import { resumptionGate, type GateDecision } from '../resumption/gate.js';
import { type FoundFacts } from '../resumption/ground.js';
import { decideConsent, type ConsentInput } from './consent.js';
import { admitted, decideStage, requireCommand, type Decision } from './decision.js';
import { acceptanceDeadline, decideAcceptance, decideDesignation, selectionDeadlines, type DesignationInput } from './designation.js';
import { decideElection, interruptionsOf, type ElectionInput } from './election.js';
import { decideGuarantorEnforcement } from './guarantor.js';
import { NO_LENGTHENING, decideExtension, negotiationDeadline, type ExtensionInput } from './negotiation.js';
import { decideRuling, type RulingInput } from './ruling.js';
import { decideSignature, type SignatureInput } from './signature.js';
import { mayStay } from './stay.js';
import { decideSuit, type SuitInput } from './suit.js';
import { unsubmittedSettlement } from './unsubmitted.js';

const dongying = packOf('dongying-2020');
const national = packOf('national');
const at = (text: string) => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('a command', () => {
  it('in the wrong stage is refused with both names', () => {
    expect(decideStage('NEGOTIATION', 'extendNegotiation').ok).toBe(true);
    const refused = decideStage('ENDED', 'elect');
    expect(codeOf(refused)).toBe('CASE.WRONG_STAGE');
    expect(() => requireCommand('ENDED', 'elect')).toThrow(/CASE.WRONG_STAGE/);
    expect(() => requireCommand('BREACH', 'elect')).not.toThrow();
    expect(admitted(decideStage('BREACH', 'elect'))).toBe('BREACH');
  });
});

describe('the negotiation period', () => {
  const last = (acceptedOn: string): string => negotiationDeadline(legalDate(acceptedOn), dongying, calendar).value;

  it('S1: accepted 2026-11-24, thirty days end 2026-12-24', () => {
    expect(last('2026-11-24')).toBe('2026-12-24');
  });

  it('PRE-8: rests on the court’s own paper where the pack has one', () => {
    const article = (pack: Parameters<typeof negotiationDeadline>[1]) => negotiationDeadline(legalDate('2026-11-24'), pack, calendar).derivation.article;
    expect(article(dongying)).toBe('《东营市东营区人民法院关于民事执行案件执前和解的若干规定（试行）》第七条（一）');
    expect(article(national)).toBe('《人民法院在线调解规则》第二十四条');
    expect(article({ negotiation: national.negotiation })).toBe('《人民法院在线调解规则》第二十四条');
  });

  it('S3: over National Day, on make-up days and at Spring Festival', () => {
    const { value, instant, provisional } = negotiationDeadline(legalDate('2026-09-04'), dongying, calendar);
    expect([value, instant, provisional]).toEqual(['2026-10-08', '2026-10-09T00:00:00+08:00', false]);
    expect(['2026-09-03', '2026-08-21', '2026-01-15', '2026-01-16', '2026-04-01'].map(last)).toEqual(['2026-10-08', '2026-09-20', '2026-02-14', '2026-02-24', '2026-05-06']);
  });

  it('S4: an appraisal of ten days lengthens it where the pack says so', () => {
    const appraised = { extensions: [], appraisals: [[legalDate('2026-12-01'), legalDate('2026-12-10')] as const] };
    expect(negotiationDeadline(legalDate('2026-11-23'), dongying, calendar, appraised).derivation.inputs['appraisals']).toEqual([['2026-12-01', '2026-12-10']]);
    expect(negotiationDeadline(legalDate('2026-11-02'), dongying, calendar, { extensions: [], appraisals: [[legalDate('2026-11-05'), legalDate('2026-11-14')]] }).value).toBe('2026-12-14');
    const counting = { negotiation: { ...dongying.negotiation, excludesAppraisal: false } };
    expect(negotiationDeadline(legalDate('2026-11-23'), counting, calendar, appraised).value).toBe('2026-12-23');
  });
});

describe('an extension (PRE-8)', () => {
  const ask: ExtensionInput = { now: at('2026-12-22T10:00:00'), startedOn: legalDate('2026-11-23'), days: 15, signedBy: ['c', 'd'], parties: ['c', 'd'], lengthening: NO_LENGTHENING };

  it('S4: the creditor alone is refused and the end stays', () => {
    const refused = decideExtension({ ...ask, signedBy: ['c'] }, dongying, calendar);
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['EXTENSION.NOT_JOINT', 'PRE-8']);
    expect(!refused.ok && refused.error.zh).toContain('期限仍为2026-12-23');
  });

  it('S4: both before the end: 2027-01-07, provisional while the 2027 notice is missing', () => {
    const { deadline, lengthening } = admitted(decideExtension(ask, dongying, calendar));
    expect([deadline.value, deadline.provisional, deadline.instant]).toEqual(['2027-01-07', true, '2027-01-08T00:00:00+08:00']);
    expect(lengthening.extensions).toEqual([15]);
    expect(deadline.derivation.text.zh).toContain('暂定');
  });

  it('S4: after 24:00 of the last day it is too late, one second before it is not', () => {
    expect(codeOf(decideExtension({ ...ask, now: at('2026-12-24T00:00:01') }, dongying, calendar))).toBe('EXTENSION.EXPIRED');
    expect(codeOf(decideExtension({ ...ask, now: at('2026-12-24T00:00:00') }, dongying, calendar))).toBe('EXTENSION.EXPIRED');
    expect(codeOf(decideExtension({ ...ask, now: at('2026-12-23T23:59:59') }, dongying, calendar))).toBe('ok');
  });

  it('counts from the nominal last day, not from the rolled one', () => {
    const overHoliday = { ...ask, startedOn: legalDate('2026-09-04'), now: at('2026-10-08T12:00:00') };
    expect(admitted(decideExtension({ ...overHoliday, days: 5 }, dongying, calendar)).deadline.value).toBe('2026-10-09');
  });

  it('keeps to the pack’s limits, and to whole days above zero', () => {
    expect(codeOf(decideExtension({ ...ask, days: 31 }, national, calendar))).toBe('EXTENSION.TOO_LONG');
    expect(codeOf(decideExtension({ ...ask, days: 30 }, national, calendar))).toBe('ok');
    expect(codeOf(decideExtension({ ...ask, days: 0 }, dongying, calendar))).toBe('EXTENSION.DAYS_INVALID');
    expect(codeOf(decideExtension({ ...ask, days: 1.5 }, dongying, calendar))).toBe('EXTENSION.DAYS_INVALID');
    const once = { negotiation: { ...dongying.negotiation, extension: { ...dongying.negotiation.extension, maxExtensions: 1 } } };
    expect(codeOf(decideExtension(ask, once, calendar))).toBe('ok');
    expect(codeOf(decideExtension({ ...ask, lengthening: { ...NO_LENGTHENING, extensions: [5] } }, once, calendar))).toBe('EXTENSION.TOO_MANY');
  });

  it('PRE-8: whatever refuses it, the rule is that of the thirty days, not that of a declared failure', () => {
    const limited = { negotiation: { ...dongying.negotiation, extension: { requiresAllParties: true, maxDays: 10, maxExtensions: 1 } } };
    const refusals = [
      decideExtension({ ...ask, now: at('2026-12-24T00:00:00') }, dongying, calendar), decideExtension({ ...ask, signedBy: [] }, dongying, calendar), decideExtension({ ...ask, days: -1 }, dongying, calendar),
      decideExtension(ask, limited, calendar), decideExtension({ ...ask, days: 5, lengthening: { ...NO_LENGTHENING, extensions: [5] } }, limited, calendar),
    ];
    expect(refusals.map((refused) => [codeOf(refused), ruleOf(refused)])).toEqual(['EXPIRED', 'NOT_JOINT', 'DAYS_INVALID', 'TOO_LONG', 'TOO_MANY'].map((reason) => [`EXTENSION.${reason}`, 'PRE-8']));
    expect(negotiationDeadline(ask.startedOn, dongying, calendar).derivation.rule).toBe('PRE-8');
  });

  it('where a pack lets one side ask, somebody must still ask', () => {
    const oneSide = { negotiation: { ...dongying.negotiation, extension: { ...dongying.negotiation.extension, requiresAllParties: false } } };
    expect(codeOf(decideExtension({ ...ask, signedBy: ['c'] }, oneSide, calendar))).toBe('ok');
    expect(codeOf(decideExtension({ ...ask, signedBy: [] }, oneSide, calendar))).toBe('EXTENSION.NOT_JOINT');
  });
});

describe('a consent (PRE-1)', () => {
  const parties = ['c', 'd1', 'd2'];
  const ask = (partyId: string, answer: ConsentInput['answer'], answers: ConsentInput['answers'] = {}) => decideConsent({ partyId, answer, parties, answers });

  it('opens the way when every party, joint debtors one by one, has consented', () => {
    expect(admitted(ask('c', 'CONSENT')).outcome).toBe('PENDING');
    expect(admitted(ask('d2', 'CONSENT', { c: 'CONSENT', d1: 'CONSENT' }))).toEqual({ answers: { c: 'CONSENT', d1: 'CONSENT', d2: 'CONSENT' }, outcome: 'ALL_CONSENT' });
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
  const ask: DesignationInput = { mediatorId: 'm', by: 'PARTIES', now: at('2026-10-08T10:00:00'), roster: ['m', 'n'], parties: ['c', 'd'], declined: [], conflicts: [], pending: null, jointChoiceBy: at('2026-10-09T00:00:00'), partiesDisagree: false };

  it('takes a mediator of the roster, one at a time, and none who declined', () => {
    expect(admitted(decideDesignation(ask))).toEqual({ mediatorId: 'm', by: 'PARTIES', designatedAt: ask.now });
    expect(codeOf(decideDesignation({ ...ask, pending: 'n' }))).toBe('DESIGNATION.PENDING');
    expect(codeOf(decideDesignation({ ...ask, mediatorId: 'x' }))).toBe('DESIGNATION.NOT_ON_ROSTER');
    expect(codeOf(decideDesignation({ ...ask, declined: ['m'] }))).toBe('DESIGNATION.DECLINED');
  });

  it('S5: the court waits for the parties’ choice, unless they say that they do not agree', () => {
    const court = (now: string, partiesDisagree = false) => decideDesignation({ ...ask, by: 'COURT', now: at(now), partiesDisagree });
    const early = court('2026-10-08T23:59:59');
    expect([codeOf(early), ruleOf(early)]).toEqual(['DESIGNATION.PARTIES_CHOOSE_FIRST', 'PRE-5']);
    expect(!early.ok && early.error.zh).toContain('2026年10月8日24时前由当事人共同选定');
    expect(codeOf(court('2026-10-09T00:00:00'))).toBe('ok');
    expect(codeOf(court('2026-10-05T10:00:00', true))).toBe('ok');
  });

  it('S5: a disclosed relation needs the consent of every party', () => {
    const conflict = (mediatorId: string, consentedBy: string[]) => ({ ...ask, conflicts: [{ mediatorId, relation: '申请执行人代理人的配偶', consentedBy }] });
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
    const answer = (now: string, mediatorId = 'm') => codeOf(decideAcceptance({ mediatorId, pending: 'm', now: at(now), acceptBy: deadline.instant }));
    expect(answer('2026-10-12T23:59:59')).toBe('ok');
    expect(answer('2026-10-13T00:00:00')).toBe('DESIGNATION.TOO_LATE');
    expect(answer('2026-10-09T10:00:00', 'n')).toBe('DESIGNATION.NOT_DESIGNATED');
  });
});

describe('a signature (PRE-6)', () => {
  const sign: SignatureInput = { signatoryId: 'creditor', version: 2, now: at('2026-12-02T10:00:00'), currentVersion: 2, signatories: AGREEMENT.signatories, signatures: [], negotiationEnd: at('2026-12-25T00:00:00') };
  const given = (signatoryId: string, version = 2) => ({ signatoryId, version, signedAt: sign.now });

  it('S1: all four make it complete', () => {
    expect(admitted(decideSignature(sign))).toMatchObject({ missing: ['debtor', 'mediator', 'clerk'], complete: false });
    expect(admitted(decideSignature({ ...sign, signatures: [given('debtor'), given('mediator'), given('clerk')] }))).toMatchObject({ missing: [], complete: true });
  });

  it('SET-ART-5-1: counts once, and only to the version in force', () => {
    expect(codeOf(decideSignature({ ...sign, signatures: [given('creditor')] }))).toBe('SIGNATURE.ALREADY_SIGNED');
    expect(admitted(decideSignature({ ...sign, signatures: [given('creditor', 1), given('debtor', 1)] })).signatures).toEqual([given('creditor')]);
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

describe('the election', () => {
  const elect: ElectionInput = { choice: 'RESUME', by: 'CREDITOR', now: at('2026-11-23T10:00:00'), breachFound: true, arrears: true, resumed: false, suitAccepted: false, lastPerformanceDay: legalDate('2024-11-21'), interruptions: [] };
  const code = (more: Partial<ElectionInput>): string => codeOf(decideElection({ ...elect, ...more }, calendar));

  it('SET-ART-9-1: is the creditor’s', () => {
    expect(['RESUME', 'SUE', 'TOLERATE'].map((choice) => code({ choice: choice as ElectionInput['choice'] }))).toEqual(['ok', 'ok', 'ok']);
    expect(code({ by: 'DEBTOR' })).toBe('ELECTION.NOT_CREDITOR');
  });

  it('TV-D7: after resumption a suit is not accepted (SET-ART-13-1); after an accepted suit resumption is barred (SET-ART-14-1)', () => {
    const refused = decideElection({ ...elect, choice: 'SUE', resumed: true }, calendar);
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['ELECTION.RESUMED', 'SET-ART-13-1']);
    const barred = decideElection({ ...elect, suitAccepted: true }, calendar);
    expect([codeOf(barred), ruleOf(barred)]).toEqual(['ELECTION.SUIT_ACCEPTED', 'SET-ART-14-1']);
    expect(code({ suitAccepted: true, choice: 'TOLERATE' })).toBe('ok');
  });

  it('before breach the creditor may apply, and the gate answers; there is nothing to sue for', () => {
    expect(code({ breachFound: false, arrears: false })).toBe('ok');
    expect(code({ breachFound: false, arrears: false, choice: 'SUE' })).toBe('ELECTION.NO_BREACH');
    expect(code({ breachFound: false, choice: 'TOLERATE' })).toBe('ELECTION.NO_BREACH');
  });

  it('SET-ART-9-1: what was tolerated, or stayed unpaid after a refused application, may be sued for', () => {
    expect(code({ breachFound: false, arrears: true, choice: 'SUE' })).toBe('ok');
    expect(code({ breachFound: true, arrears: false, choice: 'SUE' })).toBe('ok');
  });

  it('SET-ART-10-2: part performance after the last day and earlier applications interrupt the two years, refunds and reversed postings do not', () => {
    const posting = (id: string, valueDate: string, more: Partial<Posting> = {}): Posting => ({ id, kind: 'PAYMENT', valueDate: legalDate(valueDate), amount: 100n, ...more });
    const postings = [posting('late', '2025-06-01'), posting('in-time', '2024-11-21'), posting('back', '2025-07-01', { kind: 'REFUND' }), posting('wrong', '2025-08-01'), posting('r', '2025-08-02', { kind: 'REVERSAL', reverses: 'wrong' })];
    const applied = [at('2025-03-04T09:00:00'), at('2025-06-01T10:00:00')];
    expect(interruptionsOf(postings, applied, elect.lastPerformanceDay)).toEqual(['2025-03-04', '2025-06-01']);
    expect(interruptionsOf(postings, [])).toEqual(['2024-11-21', '2025-06-01']);
    const late = { ...elect, now: at('2027-05-31T10:00:00') };
    expect(admitted(decideElection(late, calendar)).outOfTime).toBe(true);
    expect(admitted(decideElection({ ...late, interruptions: interruptionsOf(postings, applied) }, calendar)).outOfTime).toBe(false);
  });

  it('TV-09, SET-ART-10-1: the two years from 2024-11-21 end on 2026-11-23; a day later is taken in but out of time', () => {
    const onTime = admitted(decideElection(elect, calendar));
    expect([onTime.applicationPeriod.value, onTime.outOfTime]).toEqual(['2026-11-23', false]);
    expect(admitted(decideElection({ ...elect, now: at('2026-11-24T00:00:00') }, calendar)).outOfTime).toBe(true);
    expect(admitted(decideElection({ ...elect, now: at('2026-11-24T00:00:00'), interruptions: [legalDate('2025-01-10')] }, calendar)).outOfTime).toBe(false);
  });
});

describe('the suit on the settlement', () => {
  const suit: SuitInput = { accepted: true, suitNumber: '(2026)鲁0502民初900号', suitAwaited: true };

  it('SET-ART-14-1: accepted, it ends the case under its number', () => {
    expect(admitted(decideSuit(suit))).toEqual({ suitNumber: '（2026）鲁0502民初900号', next: 'SUED', rule: 'SET-ART-14-1' });
    expect(codeOf(decideSuit({ ...suit, suitNumber: '900' }))).toBe('SUIT.NUMBER_INVALID');
  });

  it('not accepted, it leaves the creditor his election', () => {
    expect(admitted(decideSuit({ ...suit, accepted: false, suitNumber: '' }))).toEqual({ suitNumber: null, next: 'BREACH', rule: 'SET-ART-9-1' });
  });

  it('SET-ART-13-1: is none after resumption, nor where the creditor has not elected it', () => {
    const resumed = decideSuit({ ...suit, resumed: true });
    expect([codeOf(resumed), ruleOf(resumed)]).toEqual(['SUIT.RESUMED', 'SET-ART-13-1']);
    expect(codeOf(decideSuit({ ...suit, suitAwaited: false }))).toBe('SUIT.NOT_ELECTED');
  });
});

describe('the ruling on resumption', () => {
  const resume: GateDecision = { decision: 'RESUME', ground: 'SET-ART-11-0', findings: [], wouldChangeIf: [] };
  const refuse: GateDecision = { decision: 'REFUSE', ground: 'SET-ART-11-3', findings: [], wouldChangeIf: [] };
  const rule: RulingInput = { ruling: 'RESUME', gate: resume, outOfTime: false, debtorObjects: false, reason: '' };

  it('SET-ART-12-1: resumes only where the gate says so, and is open to an objection', () => {
    expect(admitted(decideRuling(rule))).toMatchObject({ ruling: 'RESUME', ground: 'SET-ART-11-0', next: 'RESUMED', remedyRule: 'SET-ART-12-1' });
    const against = decideRuling({ ...rule, gate: refuse });
    expect([codeOf(against), ruleOf(against)]).toEqual(['RULING.GATE_REFUSES', 'SET-ART-11-3']);
  });

  it('a refusal by the gate sends the case back, or ends it as performed', () => {
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: refuse })).next).toBe('PERFORMANCE');
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: { ...refuse, ground: 'SET-ART-11-1' } })).next).toBe('PERFORMED');
  });

  it('SET-ART-10-3: being out of time bars only on the debtor’s objection', () => {
    expect(codeOf(decideRuling({ ...rule, outOfTime: true }))).toBe('ok');
    expect(codeOf(decideRuling({ ...rule, debtorObjects: true }))).toBe('ok');
    expect(codeOf(decideRuling({ ...rule, outOfTime: true, debtorObjects: true }))).toBe('RULING.OUT_OF_TIME');
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', outOfTime: true, debtorObjects: true }))).toMatchObject({ ground: 'SET-ART-10-3', next: 'APPLICATION_PERIOD_EXPIRED' });
  });

  it('SET-ART-10-3: what is out of time and objected to is not enforced, which a refusal to resume does not say', () => {
    const late = admitted(decideRuling({ ...rule, ruling: 'REFUSE', outOfTime: true, debtorObjects: true }));
    expect([late.text.zh, late.article]).toEqual(['不予执行', '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十一条']);
    expect([admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: refuse })).text.zh, admitted(decideRuling(rule)).text.zh]).toEqual(['不予恢复执行', '恢复执行']);
  });

  describe('rests on what the judge finds, not on what was pleaded', () => {
    const nothing: FoundFacts = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };
    const found = (facts: Partial<FoundFacts>, paid = payments(['2026-06-30', '300000'])): GateDecision =>
      resumptionGate({ instalments: S7, postings: paid }, { asOf: legalDate('2026-09-15'), graceWorkingDays: 5, calendar }, { ...nothing, ...facts }).value;

    it('S13, SET-ART-11-2: a plea that is not proven is refused on the item that the ledger gives', () => {
      expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', gate: found({}) }))).toMatchObject({ ground: 'SET-ART-11-2', article: '《最高人民法院关于执行和解若干问题的规定》第十一条第二项', next: 'PERFORMANCE' });
    });

    it('S13, SET-ART-11-2x: resumes on facts found, also where nobody pleaded them, with a reason', () => {
      const gate = found({ anticipatoryBreach: true });
      expect(admitted(decideRuling({ ...rule, gate, reason: '被执行人书面表示不再履行' }))).toMatchObject({ ground: 'SET-ART-11-2x', next: 'RESUMED' });
      const silent = decideRuling({ ...rule, gate });
      expect([codeOf(silent), ruleOf(silent)]).toEqual(['RULING.REASON_MISSING', 'SET-ART-11-2x']);
    });

    it('SET-ART-11-1: nothing that is found resumes what is paid in full', () => {
      const paid = found({ fraudOrDuress: true, voidOrRevoked: true, anticipatoryBreach: true }, payments(['2026-06-30', '900000']));
      expect(codeOf(decideRuling({ ...rule, gate: paid, reason: '理由' }))).toBe('RULING.GATE_REFUSES');
    });
  });

  it('leads only where the case may go from its review', () => {
    const onward = CASE_STATES.transitions.filter((t) => t.from === 'RULING').map((t) => t.to);
    const gates: GateDecision[] = [resume, refuse, { ...refuse, ground: 'SET-ART-11-1' }];
    for (const gate of gates) {
      for (const ruling of ['RESUME', 'REFUSE'] as const) {
        for (const late of [true, false]) {
          const decided = decideRuling({ ruling, gate, outOfTime: late, debtorObjects: late, reason: '理由' });
          if (decided.ok) expect(onward).toContain(decided.value.next);
        }
      }
    }
  });

  it('a judge who refuses against the gate writes down why', () => {
    expect(codeOf(decideRuling({ ...rule, ruling: 'REFUSE', reason: '  ' }))).toBe('RULING.REASON_MISSING');
    expect(admitted(decideRuling({ ...rule, ruling: 'REFUSE', reason: '申请人主体不适格' }))).toMatchObject({ ground: 'SET-ART-11-4', next: 'PERFORMANCE' });
  });
});

describe('a stay (SET-ART-2-2)', () => {
  const parties = ['c', 'd1', 'd2'];

  it('TV-D1: one party submits and one of two debtors is silent: no stay', () => {
    const refused = mayStay({ form: 'ONE_PARTY', parties, by: ['c'], acknowledgedBy: ['d1'] });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['STAY.NOT_ACKNOWLEDGED', 'SET-ART-2-2']);
    expect(admitted(mayStay({ form: 'ONE_PARTY', parties, by: ['c'], acknowledgedBy: ['d1', 'd2'] })).rule).toBe('SET-ART-2-2');
  });

  it('SET-ART-2-1, SET-ART-2-3: needs all to submit, or all to sign the record; SET-ART-2-4: admissible, it is not yet ruled', () => {
    expect(admitted(mayStay({ form: 'JOINT', parties, by: parties, acknowledgedBy: [] }))).toEqual({ rule: 'SET-ART-2-1' });
    expect(codeOf(mayStay({ form: 'JOINT', parties, by: ['c'], acknowledgedBy: ['d1', 'd2'] }))).toBe('STAY.NOT_JOINT');
    expect(admitted(mayStay({ form: 'RECORD', parties, by: parties, acknowledgedBy: [] })).rule).toBe('SET-ART-2-3');
    expect(codeOf(mayStay({ form: 'RECORD', parties, by: ['c', 'd1'], acknowledgedBy: ['d2'] }))).toBe('STAY.RECORD_NOT_SIGNED');
  });
});

describe('a guarantor', () => {
  const guarantor = { guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务' };
  const ask = { guarantor, resumed: true, creditorApplies: true, owed: parseYuan('736610') };

  it('S14, SET-ART-18-1, GUA-5: who promised the court is enforced against directly, within the clause, money first', () => {
    expect(admitted(decideGuarantorEnforcement(ask))).toEqual({ guarantorId: 'g', upTo: '736610.00', scope: '全部债务', cashFirst: true, addedAsDebtor: false });
    expect(admitted(decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, cap: '500000' as Yuan } })).upTo).toBe('500000.00');
    expect(admitted(decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, cap: '900000' as Yuan } })).upTo).toBe('736610.00');
  });

  it('TV-D6: without the promise to the court there is no direct ruling (SET-ART-18-2)', () => {
    const refused = decideGuarantorEnforcement({ ...ask, guarantor: { ...guarantor, promisesDirectEnforcement: false } });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['GUARANTOR.NO_PROMISE', 'SET-ART-18-2']);
  });

  it('only after resumption, and only on application', () => {
    expect(codeOf(decideGuarantorEnforcement({ ...ask, resumed: false }))).toBe('GUARANTOR.NOT_RESUMED');
    expect(codeOf(decideGuarantorEnforcement({ ...ask, creditorApplies: false }))).toBe('GUARANTOR.NOT_APPLIED');
  });
});

describe('a settlement never submitted', () => {
  const valid = { formedAndValid: true, anticipatoryBreach: false, conditionUnmet: false };
  const ground = (asOf: string, paid: ReturnType<typeof payments>, c = valid, grace = 0): string => {
    const { value } = unsubmittedSettlement({ instalments: S7, postings: paid }, { asOf: legalDate(asOf), graceWorkingDays: grace, calendar: publishedCalendar() }, c);
    return `${value.decision} ${value.ground}`;
  };

  it('TV-D8: performing stays enforcement, not performing rejects the objection', () => {
    expect(ground('2026-09-15', payments(['2026-06-30', '300000']))).toBe('STAY SET-ART-19-3');
    expect(ground('2026-10-05', payments(['2026-06-30', '300000']), valid, 5)).toBe('STAY SET-ART-19-3');
    expect(ground('2026-10-14', payments(['2026-06-30', '300000']), valid, 5)).toBe('REJECT SET-ART-19-4');
  });

  it('performed terminates; not yet due stays; void or repudiated rejects', () => {
    expect(ground('2026-09-15', payments(['2026-06-30', '900000']))).toBe('TERMINATE SET-ART-19-1');
    expect(ground('2026-06-15', [])).toBe('STAY SET-ART-19-2');
    expect(ground('2026-10-14', payments(['2026-06-30', '300000']), { ...valid, conditionUnmet: true })).toBe('STAY SET-ART-19-2');
    expect(ground('2026-06-15', [], { ...valid, anticipatoryBreach: true })).toBe('REJECT SET-ART-19-4');
    expect(ground('2026-09-15', payments(['2026-06-30', '900000']), { ...valid, formedAndValid: false })).toBe('REJECT SET-ART-19-5');
  });

  it('says so with its article', () => {
    const derived = unsubmittedSettlement({ instalments: instalments(['2026-06-30', '1']), postings: [] }, { asOf: legalDate('2026-06-01'), graceWorkingDays: 0, calendar }, valid);
    expect(derived.derivation).toMatchObject({ rule: 'SET-ART-19-2', article: '《最高人民法院关于执行和解若干问题的规定》第十九条' });
  });
});
