import { courtInstant, legalDate, packOf, publishedCalendar, type Fen } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { type Decision } from '../decisions/decision.js';
import { PARTY_KINDS } from '../screening/criteria.js';
import {
  ASSESSED_ASPECTS,
  assessmentInWords,
  decideAssessment,
  decideTalks,
  unassessed,
  type Assessment,
} from './assessment.js';
import {
  decideBankruptcy,
  decideBankruptcyHint,
  decideBankruptcyReply,
  insolvencyHint,
  type BankruptcyReply,
  type BankruptcyState,
} from './bankruptcy.js';
import { decideFirstOffer } from './first-offer.js';

const NOW = courtInstant('2026-05-12T10:00:00+08:00');
const calendar = publishedCalendar();
const codeOf = (decision: Decision<unknown>): string => (decision.ok ? 'OK' : decision.error.code);
const whole: Assessment = {
  party: { side: 'DEBTOR', kind: 'ENTERPRISE' },
  statements: ASSESSED_ASPECTS.map((aspect, i) => ({
    aspect,
    statement: '情况属实',
    source: '财产报告',
    asOf: legalDate(`2026-05-0${i + 1}`),
  })),
  assets: null,
  debts: null,
  conclusion: 'POSSIBLE',
};

describe('the assessment of an enterprise (A6)', () => {
  it('SEED0 三(一)2: 经营状况、资产情况、负债程度、发展前景, each with source and date, of a debtor enterprise', () => {
    expect(decideAssessment(whole, NOW)).toEqual({ ok: true, value: '2026-05-01' });
    for (const aspect of ASSESSED_ASPECTS) {
      const statements = whole.statements.filter((one) => one.aspect !== aspect);
      expect([aspect, codeOf(decideAssessment({ ...whole, statements }, NOW))]).toEqual([
        aspect,
        'ASSESSMENT.INCOMPLETE',
      ]);
    }
    const tomorrow = [...whole.statements, { ...whole.statements[0]!, asOf: legalDate('2026-05-13') }];
    const future = decideAssessment({ ...whole, statements: tomorrow }, NOW);
    expect(future.ok ? '' : [future.error.code, future.error.path]).toEqual([
      'ASSESSMENT.NOT_YET',
      '/statements/4/asOf',
    ]);
    for (const kind of PARTY_KINDS) {
      const isFirm = kind === 'ENTERPRISE' || kind === 'KEY_ENTERPRISE';
      const decided = codeOf(decideAssessment({ ...whole, party: { side: 'DEBTOR', kind } }, NOW));
      expect([kind, decided]).toEqual([kind, isFirm ? 'OK' : 'ASSESSMENT.NOT_A_DEBTOR_ENTERPRISE']);
    }
    const creditor = { ...whole, party: { side: 'CREDITOR', kind: 'ENTERPRISE' } } as const;
    expect(codeOf(decideAssessment(creditor, NOW))).toBe('ASSESSMENT.NOT_A_DEBTOR_ENTERPRISE');
  });

  it('A6, A12: is explained with what was said, from where and of which day', () => {
    expect(assessmentInWords(whole).zh).toMatch(
      /^经营状况：情况属实（来源：财产报告，截至2026年5月1日）；.*结论：具有和解可能。$/,
    );
  });

  it('A6: talks wait for it where the pack says so, for each debtor enterprise', () => {
    const parties = [
      { partyId: 'c', side: 'CREDITOR', kind: 'ENTERPRISE' },
      { partyId: 'd1', side: 'DEBTOR', kind: 'ENTERPRISE' },
      { partyId: 'd2', side: 'DEBTOR', kind: 'NATURAL_PERSON' },
    ] as const;
    expect(unassessed(parties, [], packOf('enterprise-2025@3'))).toEqual(['d1']);
    expect(unassessed(parties, ['d1'], packOf('enterprise-2025@3'))).toEqual([]);
    expect(unassessed(parties, [], packOf('enterprise-2025@2'))).toEqual([]);
    expect([codeOf(decideTalks(1)), codeOf(decideTalks(0))]).toEqual(['ASSESSMENT.NEEDED', 'OK']);
  });
});

describe('the first offer of a debtor (A4)', () => {
  it('SEED0 二(二)2: a plan, security, or neither, said by a debtor', () => {
    const said = { side: 'DEBTOR', plan: false, security: false, none: false } as const;
    expect(decideFirstOffer({ ...said, plan: true })).toEqual({ ok: true, value: 'GIVEN' });
    expect(decideFirstOffer({ ...said, security: true })).toEqual({ ok: true, value: 'GIVEN' });
    expect(decideFirstOffer({ ...said, none: true })).toEqual({ ok: true, value: 'NONE' });
    expect(codeOf(decideFirstOffer(said))).toBe('FIRST_OFFER.NOTHING_SAID');
    expect(codeOf(decideFirstOffer({ ...said, plan: true, none: true }))).toBe('FIRST_OFFER.CONTRADICTS');
    expect(codeOf(decideFirstOffer({ ...said, side: 'CREDITOR', plan: true }))).toBe('FIRST_OFFER.NOT_THE_DEBTOR');
  });
});

describe('the hint to bankruptcy (A14, PROC-26)', () => {
  const none = {
    kind: 'ENTERPRISE',
    assets: null,
    debts: null,
    conclusion: null,
    manyCreditors: false,
    creditorKnowsNoAssets: false,
  } as const;

  it('PROC-26: what was assessed suffices; many creditors and short assets do together; a person never goes bankrupt', () => {
    expect(insolvencyHint(none)).toEqual([]);
    expect(insolvencyHint({ ...none, assets: 100n as Fen, debts: 101n as Fen })).toEqual(['DEBTS_EXCEED_ASSETS']);
    expect(insolvencyHint({ ...none, assets: 100n as Fen, debts: 100n as Fen })).toEqual([]);
    expect(insolvencyHint({ ...none, conclusion: 'INSOLVENCY_SIGNS' })).toEqual(['SIGNS_ASSESSED']);
    expect(insolvencyHint({ ...none, manyCreditors: true })).toEqual([]);
    expect(insolvencyHint({ ...none, creditorKnowsNoAssets: true })).toEqual([]);
    const both = { ...none, manyCreditors: true, creditorKnowsNoAssets: true };
    expect(insolvencyHint(both)).toEqual(['MANY_CREDITORS', 'NO_ASSETS_KNOWN']);
    expect(insolvencyHint({ ...both, kind: 'NATURAL_PERSON' })).toEqual([]);
  });

  it('PROC-26: is raised of a debtor enterprise, once while it is open', () => {
    const debtor = { side: 'DEBTOR', kind: 'ENTERPRISE' } as const;
    const after = (...earlier: BankruptcyState[]) => codeOf(decideBankruptcyHint(debtor, earlier));
    expect([after(), after('DISMISSED', 'GUIDED', 'NOT_ACCEPTED')]).toEqual(['OK', 'OK']);
    expect([after('RAISED'), after('REFERRED')]).toEqual(['BANKRUPTCY.OPEN_ALREADY', 'BANKRUPTCY.OPEN_ALREADY']);
    expect(codeOf(decideBankruptcyHint({ ...debtor, kind: 'NATURAL_PERSON' }, []))).toBe(
      'BANKRUPTCY.NOT_A_DEBTOR_ENTERPRISE',
    );
  });

  it('PROC-26 (解释511): consent of one creditor or the debtor, in enforcement; the answer is awaited for thirty days', () => {
    const asked = {
      state: 'RAISED',
      finding: 'REFER',
      inEnforcement: true,
      debtorId: 'd1',
      consent: { partyId: 'c', side: 'CREDITOR' },
    } as const;
    const decided = (over: Partial<Parameters<typeof decideBankruptcy>[0]> = {}) =>
      decideBankruptcy({ ...asked, ...over }, NOW, calendar);
    const sent = decided();
    expect(sent.ok && [sent.value.state, sent.value.replyBy?.value]).toEqual(['REFERRED', '2026-06-11']);
    expect(codeOf(decided({ consent: { partyId: 'd1', side: 'DEBTOR' } }))).toBe('OK');
    expect(codeOf(decided({ consent: { partyId: 'd2', side: 'DEBTOR' } }))).toBe('BANKRUPTCY.CONSENT_OF_ANOTHER');
    expect(codeOf(decided({ consent: null }))).toBe('BANKRUPTCY.CONSENT_NEEDED');
    expect(codeOf(decided({ inEnforcement: false }))).toBe('BANKRUPTCY.NOT_IN_ENFORCEMENT');
    expect(decided({ inEnforcement: false, finding: 'GUIDE', consent: null })).toEqual({
      ok: true,
      value: { state: 'GUIDED', replyBy: null },
    });
    expect(codeOf(decided({ state: 'GUIDED' }))).toBe('BANKRUPTCY.NOT_RAISED');
    const replied = (state: BankruptcyState, reply: BankruptcyReply, on = '2026-05-20') =>
      decideBankruptcyReply(
        { state, decidedOn: legalDate('2026-05-11') },
        { reply, on: legalDate(on) },
        legalDate('2026-05-20'),
      );
    expect(replied('REFERRED', 'ACCEPTED')).toEqual({ ok: true, value: 'ACCEPTED' });
    // 企业破产法16, 19: accepted counts whoever applied; refused to the parties themselves it is no answer to this court.
    expect(replied('GUIDED', 'ACCEPTED')).toEqual({ ok: true, value: 'ACCEPTED' });
    expect(codeOf(replied('GUIDED', 'NOT_ACCEPTED'))).toBe('BANKRUPTCY.NOT_REFERRED');
    expect(codeOf(replied('ACCEPTED', 'ACCEPTED'))).toBe('BANKRUPTCY.NOT_REFERRED');
    expect(codeOf(replied('REFERRED', 'ACCEPTED', '2026-05-21'))).toBe('BANKRUPTCY.REPLY_IN_FUTURE');
    expect(codeOf(replied('REFERRED', 'ACCEPTED', '2026-05-10'))).toBe('BANKRUPTCY.REPLY_BEFORE');
  });
});
