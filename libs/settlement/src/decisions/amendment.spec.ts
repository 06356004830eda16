import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, parseYuan, verifyStored, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT, RECEIVED, REVIEWED } from '../../test/fixture/agreements.js';
import { calendar, payments } from '../../test/fixture/cases.js';
import { obligationsOf } from '../agreement/obligations.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { SETTLEMENT_RECOMPUTATIONS } from '../derivations/settlement-recomputations.js';
import { foldLedger } from '../ledger/ledger.js';
import { readInstalment } from '../ledger/postings.js';
import {
  decideAmendment,
  decideConsensus,
  type AmendmentConsensus,
  type AmendmentConsent,
  type AmendmentInput,
} from './amendment.js';
import { admitted, type Decision } from './decision.js';

const pack = packOf('national');
const at = (text: string) => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

/** S7 in its second version: the last two instalments are put off by a month each. */
const AMENDED: AgreementTerms = {
  ...AGREEMENT,
  version: 2,
  restDay: 'NEXT_WORKDAY',
  schedule: AGREEMENT.schedule.map((term) =>
    term.no === 1 ? term : { ...term, due: legalDate(term.no === 2 ? '2026-10-30' : '2027-01-31') },
  ),
};
const consent = (partyId: string, more: Partial<AmendmentConsent> = {}): AmendmentConsent => ({
  partyId,
  version: 2,
  by: 'SELF',
  specialAuthority: false,
  givenAt: at('2026-09-20T10:00:00'),
  ...more,
});
const ask: AmendmentInput = {
  inForce: AGREEMENT,
  amended: AMENDED,
  consents: [consent('c'), consent('d', { by: 'AGENT', specialAuthority: true, givenAt: at('2026-09-21T09:30:00') })],
  form: { kind: 'SUBMITTED_TEXT', by: ['c'], at: at('2026-09-20T15:00:00') },
};
const decide = (more: Partial<AmendmentInput> = {}) => decideAmendment({ ...ask, ...more }, pack, REVIEWED);

describe('an amendment of the settlement (SET-ART-5-1)', () => {
  it('SET-ART-5-1: stands from the last consent where all consent and the amended text is submitted', () => {
    const { version, terms, effectiveFrom, amendment, derivation, warnings } = admitted(decide());
    expect([version, terms, effectiveFrom, warnings]).toEqual([2, AMENDED, '2026-09-21', []]);
    expect(amendment).toEqual({
      version: 2,
      knownAt: '2026-09-21T09:30:00+08:00',
      instalments: obligationsOf(AMENDED).map(readInstalment),
    });
    expect(derivation).toMatchObject({
      rule: 'SET-ART-5-1',
      article: '《最高人民法院关于执行和解若干问题的规定》（2020）第五条',
      value: { version: 2, effectiveFrom: '2026-09-21' },
    });
    expect(derivation.text.zh).toBe(
      '各方当事人（2方）协商一致变更和解协议，向人民法院提交变更后的书面协议；第2版自2026年9月21日9时30分起为准。',
    );
    expect(derivation.text.en).toContain(
      'All 2 parties consent to amend the settlement, and the amended text was submitted to the court; version 2 stands from',
    );
  });

  it('SET-ART-5-1: a record that all sign stands in place of the text, from the last of both', () => {
    const record = { kind: 'SIGNED_RECORD' as const, by: ['d', 'c'], at: at('2026-09-22T11:00:00') };
    const { effectiveFrom, derivation } = admitted(decide({ form: record }));
    expect(effectiveFrom).toBe('2026-09-22');
    expect(derivation.text.zh).toContain('记入笔录并由各方签名或者盖章');
    const unsigned = decide({ form: { ...record, by: ['c'] } });
    expect([codeOf(unsigned), ruleOf(unsigned)]).toEqual(['AMENDMENT.RECORD_NOT_SIGNED', 'SET-ART-5-1']);
  });

  it('SET-ART-5-1: one side alone amends nothing, nor does a consent to another version', () => {
    const alone = decide({ consents: [consent('c')] });
    expect([codeOf(alone), ruleOf(alone)]).toEqual(['AMENDMENT.NOT_UNANIMOUS', 'SET-ART-5-1']);
    expect(!alone.ok && alone.error.zh).toBe('变更和解协议须经各方当事人协商一致，尚有1方未同意第2版。');
    expect(codeOf(decide({ consents: [consent('c'), consent('d', { version: 1 })] }))).toBe('AMENDMENT.NOT_UNANIMOUS');
    expect(codeOf(decide({ consents: [...ask.consents, consent('m')] }))).toBe('AMENDMENT.NOT_A_PARTY');
    expect(codeOf(decide({ form: { ...ask.form, by: ['m'] } }))).toBe('AMENDMENT.NOT_A_PARTY');
  });

  it('SET-ART-5-1: consent without a text that is submitted is not enough', () => {
    const unsubmitted = decide({ form: { ...ask.form, by: [] } });
    expect([codeOf(unsubmitted), ruleOf(unsubmitted)]).toEqual(['AMENDMENT.NOT_SUBMITTED', 'SET-ART-5-1']);
  });

  it('SET-ART-4-1: an agent consents only with special authority', () => {
    const refused = decide({ consents: [consent('c'), consent('d', { by: 'AGENT' })] });
    expect([codeOf(refused), ruleOf(refused), !refused.ok && refused.error.path]).toEqual([
      'AMENDMENT.NO_SPECIAL_AUTHORITY',
      'SET-ART-4-1',
      '/consents/1',
    ]);
    for (const by of ['LEGAL_REPRESENTATIVE', 'GUARDIAN'] as const)
      expect(codeOf(decide({ consents: [consent('c'), consent('d', { by })] }))).toBe('ok');
  });

  it('SET-ART-18-1: what burdens a guarantor needs his consent, what eases him does not (民法典695)', () => {
    const surety = {
      guarantorId: 'g',
      promisesDirectEnforcement: true,
      scope: '全部债务',
      cap: '500000.00' as Yuan,
      letter: {
        by: 'NATURAL_PERSON',
        claim: '本金',
        manner: '连带责任保证',
        creditorConsent: 'WRITTEN',
        received: RECEIVED,
      },
    } as const;
    const inForce = { ...AGREEMENT, guarantors: [surety] };
    const amend = (change: Partial<AgreementTerms>, version = 2, guarantorId = 'g') =>
      codeOf(
        decide({
          inForce,
          amended: { ...AMENDED, guarantors: [surety], ...change },
          guarantorConsents: version === 0 ? [] : [{ guarantorId, version }],
        }),
      );
    const earlier = AGREEMENT.schedule.map((term) =>
      term.no === 3 ? { ...term, due: legalDate('2026-11-30') } : term,
    );
    const burden = 'AMENDMENT.GUARANTOR_NOT_CONSENTING';
    expect(amend({}, 0)).toBe('ok');
    expect(amend({ guarantors: [] }, 0)).toBe('ok');
    expect(amend({ guarantors: [] })).toBe('AMENDMENT.CONSENT_OF_NO_GUARANTOR');
    expect(amend({ schedule: earlier }, 0)).toBe(burden);
    expect(amend({ schedule: earlier }, 1)).toBe(burden);
    expect(amend({ schedule: earlier }, 2, 'other')).toBe('AMENDMENT.CONSENT_OF_NO_GUARANTOR');
    expect(amend({ schedule: earlier })).toBe('ok');
    expect(amend({ guarantors: [{ ...surety, cap: '600000.00' as Yuan }] }, 0)).toBe(burden);
    expect(amend({ guarantors: [{ ...surety, cap: undefined }] }, 0)).toBe(burden);
    expect(amend({ guarantors: [{ ...surety, cap: '400000.00' as Yuan }] }, 0)).toBe('ok');
  });

  it('SET-ART-18-1: nobody becomes a guarantor, nor lets himself be enforced against directly, without his own consent', () => {
    const surety = { guarantorId: 'g', promisesDirectEnforcement: true, scope: '全部债务' };
    const signatories = [
      ...AGREEMENT.signatories,
      { id: 's-g', role: 'GUARANTOR' as const, guarantorId: 'g', by: 'SELF' as const, specialAuthority: false },
    ];
    const amended = { ...AMENDED, guarantors: [surety], signatories };
    const consents = { guarantorConsents: [{ guarantorId: 'g', version: 2 }] };
    const anew = 'AMENDMENT.NEW_GUARANTOR_NOT_CONSENTING';
    expect(codeOf(decide({ amended }))).toBe(anew);
    expect(codeOf(decide({ amended, unbound: ['g'] }))).toBe('AMENDMENT.NOT_UNBOUND');
    expect(admitted(decide({ amended, ...consents })).consenting).toEqual(['g']);
    // Of a thing that he gives besides, too; the debtor consents as a party.
    const thing = (ownerPartyId: string) =>
      ({ kind: 'PLEDGE', thing: '车辆', ownerPartyId, secures: '1000.00' as Yuan }) as const;
    expect(
      codeOf(
        decide({ inForce: { ...AGREEMENT, ...amended, version: 1 }, amended: { ...amended, security: [thing('g')] } }),
      ),
    ).toBe(anew);
    expect(codeOf(decide({ amended: { ...AMENDED, security: [thing('d')] } }))).toBe('ok');
    // Who stood behind it without a promise has none by being named among those who sign.
    const silent = { ...AGREEMENT, guarantors: [{ ...surety, promisesDirectEnforcement: false }] };
    expect(codeOf(decide({ inForce: silent, amended }))).toBe('AMENDMENT.GUARANTOR_NOT_CONSENTING');
    expect(codeOf(decide({ inForce: silent, amended, ...consents }))).toBe('ok');
  });

  it('PRE-6: an amendment is held up by a doubt about its text, and where the court reviews each until a judge has passed it', () => {
    const enterprise = packOf('enterprise-2025');
    const under = (law: typeof pack, harmReview?: AmendmentInput['harmReview']) =>
      codeOf(decideAmendment({ ...ask, ...(harmReview && { harmReview }) }, law, REVIEWED));
    const said = (finding: 'OPEN' | 'NONE' | 'FOUND', version = 2) =>
      ({ version, finding, interests: ['THIRD_PARTY'] }) as const;
    expect([under(pack), under(pack, said('OPEN')), under(pack, said('FOUND')), under(pack, said('NONE'))]).toEqual([
      'ok',
      'AGREEMENT.HARM_REVIEW_OPEN',
      'AGREEMENT.HARM_FOUND',
      'ok',
    ]);
    expect([under(enterprise), under(enterprise, said('NONE')), under(enterprise, said('NONE', 1))]).toEqual([
      'AGREEMENT.NOT_REVIEWED',
      'ok',
      'AGREEMENT.HARM_REVIEW_OPEN',
    ]);
  });

  it('the versions count on by one', () => {
    for (const version of [1, 3])
      expect(
        codeOf(
          decide({ amended: { ...AMENDED, version }, consents: ask.consents.map((one) => ({ ...one, version })) }),
        ),
      ).toBe('AMENDMENT.VERSION_NOT_NEXT');
  });

  it('the new terms are reviewed as the old ones were', () => {
    expect(codeOf(decide({ amended: { ...AMENDED, breachConsequence: null } }))).toBe('AGREEMENT.ILLEGAL');
    expect(
      codeOf(
        decide({
          amended: { ...AMENDED, schedule: AMENDED.schedule.map((term) => ({ ...term, amount: 'x' as Yuan })) },
        }),
      ),
    ).toMatch(/^MONEY\./);
  });

  it('SET-ART-5-1: what was due already stands as it was; nothing new falls due before the amendment', () => {
    const moved = (due: string) =>
      decide({
        amended: {
          ...AMENDED,
          schedule: AMENDED.schedule.map((term) => (term.no === 2 ? { ...term, due: legalDate(due) } : term)),
        },
      });
    const refused = moved('2026-09-20');
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['AMENDMENT.DUE_BEFORE_AMENDED', 'SET-ART-5-1']);
    expect(codeOf(moved('2026-09-21'))).toBe('ok');
    const twice = decide({
      amended: {
        ...AMENDED,
        schedule: AMENDED.schedule.map((term) => (term.no === 2 ? { ...term, due: legalDate('2026-06-30') } : term)),
      },
    });
    expect(codeOf(twice)).toBe('AMENDMENT.DUE_BEFORE_AMENDED');
  });

  it('SET-ART-5-1: the ledger goes by it from then on, and by the agreement before it until then', () => {
    const { amendment } = admitted(decide());
    const book = {
      instalments: obligationsOf(AGREEMENT).map(readInstalment),
      amendments: [amendment],
      postings: payments(['2026-06-30', '300000']),
    };
    const overdue = (knownAt: string) =>
      foldLedger(book, { asOf: legalDate('2026-10-20'), knownAt: at(knownAt), graceWorkingDays: 0, calendar }).value
        .overdue;
    expect([overdue('2026-09-21T09:29:59'), overdue('2026-09-21T09:30:00')]).toEqual([parseYuan('300000'), 0n]);
  });

  it('its derivation, computed again, comes to the same version and day, and to nothing where it was altered', () => {
    const { derivation } = admitted(decide());
    const stored = JSON.parse(JSON.stringify(derivation)) as typeof derivation;
    expect(verifyStored(stored, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
    expect(
      verifyStored({ ...stored, inputs: { ...stored.inputs, consents: [] } }, SETTLEMENT_RECOMPUTATIONS),
    ).toMatchObject({ outcome: 'DIFFERS', difference: { refusal: { code: 'AMENDMENT.NOT_UNANIMOUS' } } });
  });
});

describe('the consensus on an amendment', () => {
  const hour = fc.integer({ min: 0, max: 200 }).map((n) => courtInstant(Date.UTC(2026, 8, 1) + n * 3_600_000));
  const consensus = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).chain((parties) =>
    fc
      .record({
        versionInForce: fc.integer({ min: 1, max: 9 }),
        times: fc.array(hour, { minLength: parties.length, maxLength: parties.length }),
        kind: fc.constantFrom('SUBMITTED_TEXT' as const, 'SIGNED_RECORD' as const),
        formAt: hour,
        shuffled: fc.shuffledSubarray(parties, { minLength: parties.length }),
        left: fc.constantFrom(...parties),
      })
      .map(({ versionInForce, times, kind, formAt, shuffled, left }) => {
        const version = versionInForce + 1;
        const consents = shuffled.map((partyId, i): AmendmentConsent => ({
          partyId,
          version,
          by: 'SELF',
          specialAuthority: false,
          givenAt: times[i]!,
        }));
        const full: AmendmentConsensus = {
          versionInForce,
          version,
          parties,
          consents,
          form: { kind, by: shuffled, at: formAt },
        };
        return { full, left };
      }),
  );

  it('SET-ART-5-1: binds from the last act, in whatever order the consents come, and without any one party never', () => {
    fc.assert(
      fc.property(consensus, ({ full, left }) => {
        const acts = [full.form.at, ...full.consents.map(({ givenAt }) => givenAt)];
        const effective = admitted(decideConsensus(full));
        expect(effective).toBe([...acts].sort().at(-1));
        expect(
          admitted(
            decideConsensus({ ...full, parties: [...full.parties].reverse(), consents: [...full.consents].reverse() }),
          ),
        ).toBe(effective);
        expect(
          codeOf(decideConsensus({ ...full, consents: full.consents.filter(({ partyId }) => partyId !== left) })),
        ).toBe('AMENDMENT.NOT_UNANIMOUS');
        expect(
          codeOf(
            decideConsensus({
              ...full,
              form: { ...full.form, kind: 'SIGNED_RECORD', by: full.form.by.filter((id) => id !== left) },
            }),
          ),
        ).toBe('AMENDMENT.RECORD_NOT_SIGNED');
        expect(
          codeOf(
            decideConsensus({
              ...full,
              consents: full.consents.map((one) => (one.partyId === left ? { ...one, by: 'AGENT' as const } : one)),
            }),
          ),
        ).toBe('AMENDMENT.NO_SPECIAL_AUTHORITY');
      }),
    );
  });

  it('SET-ART-5-1: of an agreement without parties is none', () => {
    expect(
      codeOf(
        decideConsensus({
          versionInForce: 1,
          version: 2,
          parties: [],
          consents: [],
          form: { kind: 'SUBMITTED_TEXT', by: [], at: at('2026-09-20T15:00:00') },
        }),
      ),
    ).toBe('AMENDMENT.NOT_UNANIMOUS');
  });
});
