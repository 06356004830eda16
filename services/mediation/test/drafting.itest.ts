import { describe, expect, it } from '@jest/globals';
import { type CaseOfTest } from '@hejie/casework/testing';
import { caseClosed } from '@hejie/contracts/facts';
import { type TitleTerms } from '@hejie/settlement';
import { courtInstant, legalDate, PUBLISHED_EDITION_IDS, type Yuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { agreementTermsOf, deliverTwice, eventually } from '@hejie/testing';
import { rememberTitle } from '../src/agreement/drafting.js';
import { ACCEPTED, mediationFixture } from './fixture.js';

const mediation = mediationFixture();
const TITLE: TitleTerms = {
  principal: '1000000.00' as Yuan,
  dailyRate: '0',
  expiry: legalDate('2026-03-15'),
  fee: '0.00' as Yuan,
};

/** The day on which drafts would be submitted. */
const DAY = '2026-05-11';

/** A case in which an agreement is drafted. */
async function drafting(): Promise<CaseOfTest> {
  const known = await mediation.negotiating();
  const titled = { caseId: known.caseId, title: TITLE, calendarEditions: [...PUBLISHED_EDITION_IDS] };
  for (const _ of ['heard', 'heard again']) await mediation.service.unitOfWork.run((tx) => rememberTitle(tx, titled));
  return known;
}
const asks = ({ caseId }: CaseOfTest, path: string, body: object) =>
  mediation.service.post(`/cases/${caseId}${path}`, mediation.judge, ACCEPTED).send(body);
const lawfulIn = ({ parties }: CaseOfTest) => {
  const terms = agreementTermsOf();
  const partyIds: Record<string, string> = { CREDITOR: parties[0]!.partyId, DEBTOR: parties[1]!.partyId };
  return {
    ...terms,
    signatories: terms.signatories.map((one) => (partyIds[one.role] ? { ...one, partyId: partyIds[one.role]! } : one)),
  };
};
const versions = async ({ caseId }: CaseOfTest) =>
  (await mediation.service.read(`/cases/${caseId}/agreements`, mediation.judge).expect(200)).body.items;

describe('an agreement while it is drafted', () => {
  it('S15: four findings are shown without submitting, each with what to do, and nothing becomes a version', async () => {
    const known = await drafting();
    const lawful = lawfulIn(known);
    const unlawful = {
      ...lawful,
      otherClauses: ['法院据此出具以物抵债裁定'],
      breachConsequence: null,
      schedule: lawful.schedule.map((row, i) => (i === 2 ? { ...row, amount: '299999.99' } : row)),
      signatories: lawful.signatories.map((one) => (one.role === 'DEBTOR' ? { ...one, by: 'AGENT' } : one)),
    };
    const { body } = await asks(known, '/agreements/review', { on: DAY, terms: unlawful }).expect(200);
    const blocking = (body.findings as { code: string; severity: string }[]).filter(
      (one) => one.severity === 'BLOCKING',
    );
    expect(blocking).toMatchObject([
      { code: 'AGREEMENT.IN_KIND_RULING', rule: 'SET-ART-6-1', place: '/otherClauses/0' },
      { code: 'AGREEMENT.NO_BREACH_CONSEQUENCE', rule: 'PRE-6', place: '/breachConsequence' },
      { code: 'AGREEMENT.NO_SPECIAL_AUTHORITY', rule: 'SET-ART-4-1', place: '/signatories/1/specialAuthority' },
      {
        code: 'AGREEMENT.SUM_DIFFERS',
        rule: 'SET-SCHEDULE',
        place: '/schedule',
        zh: expect.stringContaining('899999.99'),
      },
    ]);
    expect(body).toMatchObject({ version: 1, confirmable: false });
    expect(body.text).toContain('第3期，2026年12月31日前（含当日）支付299999.99元。');
    expect(body.text).not.toContain('不履行的法律后果');

    const clean = await asks(known, '/agreements/review', { on: DAY, terms: lawful }).expect(200);
    expect(clean.body).toMatchObject({ version: 1, confirmable: true });
    expect(clean.body.text).toContain(`债权人〔${known.parties[0]!.partyId}〕`);
    expect(clean.body.text).toContain('（2026）鲁0502民初12号民事判决书');
    expect(await versions(known)).toEqual([]);
    expect(await mediation.service.facts(known.caseId, 'agreement-proposed')).toEqual([]);
  });

  it('S16: a month-end plan of 1,110,000.00 in seven, with its pennies, by either roll', async () => {
    const known = await drafting();
    const plan = { total: '1110000.00', count: 7, first: '2026-01-31', every: 'month', anchor: 'monthEnd' };
    const built = async (roll: string) =>
      (await asks(known, '/agreements/schedule', { ...plan, roll }).expect(200)).body as {
        schedule: { due: string; amount: string }[];
        provisional: boolean;
      };
    const next = await built('next');
    expect(next.schedule.map(({ due }) => due.slice(5))).toEqual([
      '02-02',
      '02-28',
      '03-31',
      '04-30',
      '06-01',
      '06-30',
      '07-31',
    ]);
    expect(next.schedule.map(({ amount }) => amount)).toEqual([...Array<string>(6).fill('158571.42'), '158571.48']);
    expect((await built('none')).schedule.map(({ due }) => due.slice(5))).toEqual([
      '01-31',
      '02-28',
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '07-31',
    ]);
  });

  it('F12: so many instalments as the debtor can pay; too little is refused with what to do', async () => {
    const known = await drafting();
    const { body } = await asks(known, '/agreements/schedule', {
      total: '1000.00',
      each: '300.00',
      first: '2026-06-30',
    });
    expect(body.schedule).toHaveLength(4);
    await asks(known, '/agreements/schedule', { total: '1000000.00', each: '1.00', first: '2026-06-30' })
      .expect(422)
      .expect(({ body: refused }) => expect(refused.code).toBe('SCHEDULE.TOO_LITTLE'));
  });

  it('SET-ART-17, PROC-9R: plans are compared: days, what a breach costs, ability, and which freeze to renew', async () => {
    const known = await drafting();
    const { schedule, waivers } = agreementTermsOf();
    const once = { schedule: [{ no: 1, due: '2026-10-04', amount: '850000.00' }] };
    const { body } = await asks(known, '/agreements/what-if', {
      on: DAY,
      plans: [
        { name: '三期', terms: { schedule, waivers } },
        { name: '一次付清', terms: once },
      ],
      ability: { atOnce: '300000.00', monthly: '100000.00' },
      controls: [{ id: 'asset-1', asset: 'deposit', lastDay: '2026-08-31', under: '执保' }],
    }).expect(200);
    expect(body).toMatchObject({
      on: DAY,
      plans: [
        {
          name: '三期',
          total: '900000.00',
          affordable: true,
          obligations: [
            { no: 1, restDay: false },
            { no: 2, ifMissed: { inDefaultFrom: '2026-10-01', foundFrom: '2026-10-14', outstanding: '600000.00' } },
            { no: 3 },
          ],
          renewals: [{ id: 'asset-1', renewBy: '2026-08-24', onApplicationOnly: true }],
        },
        {
          name: '一次付清',
          affordable: false,
          obligations: [{ restDay: true, payableUntil: '2026-10-08', beyondAbility: '150000.00' }],
        },
      ],
    });
    await asks(known, '/agreements/what-if', {
      on: DAY,
      plans: [{ name: '无', terms: { schedule: [] } }],
    })
      .expect(409)
      .expect(({ body: refused }) => expect(refused.code).toBe('AGREEMENT.NOTHING_TO_PERFORM'));
  });

  it('of a case that was accepted before titles were kept is refused, and says to submit the draft', async () => {
    const known = await mediation.negotiating();
    await asks(known, '/agreements/review', { on: DAY, terms: lawfulIn(known) })
      .expect(409)
      .expect(({ body }) => expect(body).toMatchObject({ code: 'AGREEMENT.TITLE_UNKNOWN' }));
  });

  it('SET-ART-9-1: an 执行调解书 with enforcement force is refused with its reason', async () => {
    const known = await drafting();
    await asks(known, '/enforceable-mediation-document', { version: 1 })
      .expect(409)
      .expect(({ body }) =>
        expect(body).toMatchObject({ code: 'AGREEMENT.MEDIATION_DOCUMENT_UNKNOWN', rule: 'SET-ART-9-1' }),
      );
  });
});

describe('PRE-6: a doubt whether the agreement harms others', () => {
  it('opens a task for a judge, is kept with its reasons, and his finding ends the task', async () => {
    const { service } = mediation;
    const { caseId } = await drafting();
    const act = 'recordHarmReview' as const;
    const doubt = { version: 1, interests: ['THIRD_PARTY'], reasons: '车辆登记在案外人名下' } as const;
    await service.step(caseId, ACCEPTED, [
      { act: 'recordProposal', version: 1, terms: agreementTermsOf(), warnings: [] },
    ]);
    const opened = service.next(caseId, ACCEPTED, [{ act, ...doubt, finding: 'OPEN' }], { by: 'mediator-1' });
    await deliverTwice(service.record)(opened);
    const open = async () =>
      (await service.workItems(caseId)).filter(({ kind }) => kind === 'REVIEW_HARM').map(({ state }) => state);
    expect(await open()).toEqual(['OPEN']);
    await service.step(caseId, ACCEPTED, [{ act, ...doubt, finding: 'NONE', reasons: '案外人确认' }], {
      by: 'judge-1',
    });
    expect(await open()).toEqual(['DONE']);
    // Another text is reviewed anew.
    await service.step(caseId, ACCEPTED, [{ act, ...doubt, version: 2, finding: 'OPEN' }]);
    expect((await open()).sort()).toEqual(['DONE', 'OPEN']);
    const rows = await service.dataSource.query(
      'select seq, version, finding, reviewed_by from harm_review where case_id = $1 order by seq',
      [caseId],
    );
    expect(rows).toMatchObject([
      { seq: 1, version: 1, finding: 'OPEN', reviewed_by: 'mediator-1' },
      { seq: 2, version: 1, finding: 'NONE', reviewed_by: 'judge-1' },
      { seq: 3, version: 2, finding: 'OPEN' },
    ]);
    expect((await service.audit(caseId)).filter((line) => line.includes('harm.reviewed'))).toHaveLength(3);
  });
});

describe('SEED0 三(四)1: where the court reviews each agreement', () => {
  it('the proposal opens the judge’s task, and his finding, with how he knows what the parties want, ends it', async () => {
    const { service } = mediation;
    const { caseId } = await drafting();
    const act = 'recordHarmReview' as const;
    const asked = { version: 1, interests: ['STATE', 'PUBLIC', 'THIRD_PARTY'], reasons: '逐案审查' } as const;
    await service.step(caseId, ACCEPTED, [
      { act: 'recordProposal', version: 1, terms: agreementTermsOf(), warnings: [] },
      { act, ...asked, finding: 'OPEN', each: true },
    ]);
    const rows = () => service.dataSource.query('select seq, finding from harm_review where case_id = $1', [caseId]);
    const tasks = async () => (await service.workItems(caseId)).filter(({ kind }) => kind === 'REVIEW_HARM');
    expect((await tasks()).map(({ state }) => state)).toEqual(['OPEN']);
    expect(await rows()).toEqual([]);
    await service.step(caseId, ACCEPTED, [{ act, ...asked, finding: 'NONE', intent: '询问双方，附笔录' }], {
      by: 'judge-1',
    });
    expect((await tasks()).map(({ state }) => state)).toEqual(['DONE']);
    expect(await rows()).toMatchObject([{ seq: 1, finding: 'NONE' }]);
  });
});

describe('SET-ART-5-1: an amendment by consent', () => {
  it('is kept as a version with consents and differences in words, once; both sides and whoever follows are told', async () => {
    const { service } = mediation;
    const known = await drafting();
    const { caseId, parties } = known;
    const terms = lawfulIn(known);
    await service.step(caseId, ACCEPTED, [
      { act: 'recordProposal', version: 1, terms, warnings: [] },
      { act: 'confirmAgreement', version: 1 },
    ]);
    const schedule = terms.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate('2026-11-30') } : row));
    const at = courtInstant('2026-09-20T10:00:00+08:00');
    const consents = parties.map(({ partyId }) => ({
      ...{ partyId, by: 'SELF' as const, specialAuthority: false, givenAt: at },
      ...{ channel: 'IN_PERSON' as const, record: '九月二十日笔录' },
    }));
    const guarantorConsents = [
      { guarantorId: 'g-1', channel: 'WRITTEN' as const, givenAt: at, record: '担保人同意函' },
    ];
    const form = { kind: 'SIGNED_RECORD' as const, by: parties.map(({ partyId }) => partyId), at };
    const amendment = {
      ...{
        version: 2,
        terms: { ...terms, version: 2, schedule },
        warnings: [],
        effectiveFrom: legalDate('2026-09-20'),
      },
      ...{ consents, guarantorConsents, unboundGuarantors: [], guarantors: [], form },
    };
    await deliverTwice(service.record)(service.next(caseId, at, [{ act: 'recordAmendment', ...amendment }]));
    expect(await service.facts(caseId, 'agreement-amended')).toMatchObject([
      { data: { version: 2, effectiveFrom: '2026-09-20', schedule: [{}, { no: 2, due: '2026-11-30' }, {}] } },
    ]);
    const { body } = await service.read(`/cases/${caseId}/agreements/amendments`, mediation.judge).expect(200);
    expect(body.items).toMatchObject([
      {
        version: 2,
        consents,
        guarantorConsents,
        differences: [
          {
            heading: '分期付款',
            struck: [['第2期，2026年9月30日前（含当日）支付300000.00元。']],
            added: [['第2期，2026年11月30日前（含当日）支付300000.00元。']],
          },
        ],
      },
    ]);
    const letters = await service.letters(caseId, 'agreement-amended');
    expect(letters).toHaveLength(2);
    expect(letters[0]!.body).not.toContain(caseId);
    expect(letters[0]!.body).toMatch(
      /第2版自2026年9月20日起为准.*删去“第2期，2026年9月30日.*改为或者增加“第2期，2026年11月30日.*第五条/,
    );
    expect(await versions(known)).toMatchObject([{ version: 1 }, { version: 2, confirmedAt: at }]);
  });

  it('F8: its draft is reviewed before: a doubt opens a task, a judge decides it of that text, and another text is reviewed anew', async () => {
    const { service } = mediation;
    const known = await drafting();
    const { caseId } = known;
    const { version: _first, ...terms } = lawfulIn(known);
    const review = (over: object, by = mediation.judge) =>
      service
        .post(`/cases/${caseId}/agreements/amendments/review`, by, ACCEPTED)
        .send({ terms, finding: 'OPEN', interests: ['THIRD_PARTY'], reasons: '延后的款项归案外人', ...over });
    expect((await review({})).body).toMatchObject({ code: 'AMENDMENT.NOTHING_TO_AMEND', rule: 'SET-ART-5-1' });
    await service.step(caseId, ACCEPTED, [
      { act: 'recordProposal', version: 1, terms: { ...terms, version: 1 }, warnings: [] },
      { act: 'confirmAgreement', version: 1 },
    ]);
    expect((await review({}).expect(201)).body).toMatchObject({ version: 2, seq: 1, finding: 'OPEN' });
    expect((await review({})).body.code).toBe('HARM_REVIEW.OPEN_ALREADY');
    const open = async () =>
      (await service.workItems(caseId)).filter(({ kind }) => kind === 'REVIEW_AMENDMENT').map(({ state }) => state);
    expect(await open()).toEqual(['OPEN']);
    await review({ finding: 'NONE', reasons: '案外人书面确认', intent: '询问双方，附笔录' }).expect(201);
    expect(await open()).toEqual(['DONE']);
    await review({ terms: { ...terms, otherClauses: ['另行交接'] } }).expect(201);
    const { body } = await service.read(`/cases/${caseId}/agreements/amendments/reviews`, mediation.judge).expect(200);
    expect(body.items.map(({ finding, intent }: Record<string, unknown>) => [finding, intent])).toEqual([
      ['OPEN', null],
      ['NONE', '询问双方，附笔录'],
      ['OPEN', null],
    ]);
  });

  it('F8: a doubt that was raised while it was entered lies before the judge, who decides it of what is in force by now', async () => {
    const { service } = mediation;
    const known = await drafting();
    const { caseId, parties } = known;
    const { version: _first, ...terms } = lawfulIn(known);
    const review = (over: object) =>
      service
        .post(`/cases/${caseId}/agreements/amendments/review`, mediation.judge, ACCEPTED)
        .send({ terms, finding: 'OPEN', interests: ['THIRD_PARTY'], reasons: '延后的款项归案外人', ...over });
    await service.step(caseId, ACCEPTED, [
      { act: 'recordProposal', version: 1, terms: { ...terms, version: 1 }, warnings: [] },
      { act: 'confirmAgreement', version: 1 },
    ]);
    await review({}).expect(201);
    const form = { kind: 'SIGNED_RECORD' as const, by: parties.map(({ partyId }) => partyId), at: ACCEPTED };
    const amendment = {
      ...{ version: 2, terms: { ...terms, version: 2 }, warnings: [], effectiveFrom: legalDate('2026-05-11'), form },
      ...{ consents: [], guarantorConsents: [], unboundGuarantors: [], guarantors: [] },
    };
    await deliverTwice(service.record)(service.next(caseId, ACCEPTED, [{ act: 'recordAmendment', ...amendment }]));
    const tasks = async () => (await service.workItems(caseId)).filter(({ kind }) => kind === 'REVIEW_AMENDMENT');
    expect(await tasks()).toMatchObject([
      { id: `amendment-review/${caseId}/1`, state: 'OPEN', title: expect.stringContaining('第2版）登记生效时') },
    ]);
    const found = { finding: 'NONE', reasons: '案外人书面确认', intent: '询问双方，附笔录' };
    expect((await review(found).expect(201)).body).toMatchObject({ version: 2, seq: 2, finding: 'NONE' });
    expect((await tasks()).map(({ state }) => state)).toEqual(['DONE']);
    // What is said from now on is of the next draft.
    expect((await review({}).expect(201)).body).toMatchObject({ version: 3 });
  });

  it.each(['PERFORMED', 'RESUMED', 'SUED'] as const)(
    'SET-ART-5-1: its draft awaits no judge once the case has ended: %s, and none is reviewed any more',
    async (ending) => {
      const { service } = mediation;
      const known = await drafting();
      const { caseId } = known;
      const { version: _first, ...terms } = lawfulIn(known);
      const review = () =>
        service
          .post(`/cases/${caseId}/agreements/amendments/review`, mediation.judge, ACCEPTED)
          .send({ terms, finding: 'OPEN', interests: ['THIRD_PARTY'], reasons: '延后的款项归案外人' });
      await service.step(caseId, ACCEPTED, [
        { act: 'recordProposal', version: 1, terms: { ...terms, version: 1 }, warnings: [] },
        { act: 'confirmAgreement', version: 1 },
      ]);
      await review().expect(201);
      const data = { caseId, paid: '0.00' as Yuan, latenessSeconds: 0, at: ACCEPTED, ending, rule: 'CLS-3' };
      await service.unitOfWork.run((tx) =>
        service.get(Outbox).append(tx, {
          ...{ definition: caseClosed, caseId, aggregateId: caseId, data, occurredAt: ACCEPTED, step: 9 },
        }),
      );
      await eventually(
        async () =>
          expect((await service.workItems(caseId)).filter(({ kind }) => kind === 'REVIEW_AMENDMENT')).toMatchObject([
            { state: 'CANCELLED' },
          ]),
        { timeout: 30_000 },
      );
      expect((await review()).body).toMatchObject({ code: 'CASE.ENDED', status: 409 });
    },
  );
});
