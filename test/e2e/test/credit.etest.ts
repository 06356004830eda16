import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementTermsOf, fileApplicationOf } from '@hejie/testing';
import { CourtCase, CREDITOR, DEBTOR, partiesOf, signedBy, staff } from '../src/court-case.js';
import { at, midnight } from '../src/court-time.js';
import { CreditRecord, IDENTITIES, noticeRunBefore, PRESIDENT } from '../src/credit-record.js';
import { Doors } from '../src/doors.js';
import { PropertyFile } from '../src/property-file.js';
import { Records } from '../src/records.js';
import { StackUnderTest } from '../src/stack.js';

const stack = new StackUnderTest();
const doors = new Doors(stack.addresses);
const officer = staff('credit-officer');
const judge = staff('enforcement-judge');
const president = staff('court-president');
const LISTING = { listingId: 'l-1' };
let records: Records;

beforeAll(async () => {
  records = await Records.open(stack.databaseUrl);
});
afterAll(() => records?.close());

/** A case for a title of this sum in which the debtor has a record. */
async function owing(filed: string, principal: string, expiry: string, debtor = DEBTOR.subject): Promise<CreditRecord> {
  const title = { ...fileApplicationOf().title, principal, expiry };
  const parties = partiesOf('creditor-demo', debtor!);
  const courtCase = await CourtCase.filed(doors, at(filed, '09:00:00'), { claim: principal, title, parties });
  return new CreditRecord(doors, courtCase, records).identified(IDENTITIES, at(filed, '09:00:00'));
}

/** Taken on by a mediator on one day and signed on another. */
async function settled(
  { courtCase }: CreditRecord,
  days: { negotiating: string; agreed: string },
  rows: readonly (readonly [due: string, amount: string])[],
  over: object = {},
): Promise<void> {
  await courtCase.consented(at(days.negotiating));
  await courtCase.negotiating(at(days.negotiating));
  const schedule = rows.map(([due, amount], index) => ({ no: index + 1, due, amount }));
  const fen = rows.reduce((sum, [, amount]) => sum + Math.round(Number(amount) * 100), 0);
  const mode = rows.length > 1 ? 'INSTALMENTS' : 'LUMP_SUM';
  const terms = { total: (fen / 100).toFixed(2), mode, schedule, waivers: [], ...over };
  await courtCase.agreed(signedBy(courtCase, agreementTermsOf(terms as never)), at(days.agreed));
}

describe('deletion', () => {
  it.concurrent(
    'S1: performed on 2026-12-11, the entry is due for deletion until 12-16, and overdue on the instant after it',
    async () => {
      const record = await owing('2026-11-23', '8182.00', '2026-10-31');
      await record.listed(at('2026-11-30', '15:00:00'));
      await record.limited(at('2026-11-30', '16:00:00'));
      await settled(record, { negotiating: '2026-11-24', agreed: '2026-12-02' }, [['2026-12-11', '8182.00']]);
      await record.courtCase.pays('s1', '8182.00', at('2026-12-11'));
      const deletionId = await record.rowOfTask('DELETE');
      expect(await record.tasks('DELETE')).toEqual([['OPEN', midnight('2026-12-17')]]);
      expect(await record.tasks('LIFT_LIMIT')).toEqual([['OPEN', midnight('2026-12-17')]]);
      await record.passes(at('2026-12-16', '20:00:00'), at('2026-12-16', '23:59:59'));
      expect(await record.tasks('CREDIT_OVERDUE')).toEqual([]);
      await record.passes(at('2026-12-16', '23:59:59'), at('2026-12-17', '06:00:00'));
      expect((await record.tasks('CREDIT_OVERDUE')).map(([state]) => state)).toEqual(['OPEN', 'OPEN']);
      const refusal = { deletionId, verdict: { outcome: 'REFUSE', reasons: ['不宜'] } };
      expect(await record.refused('/deletion-decision', judge, refusal, at('2026-12-17'))).toBe('DELETION.DUE');
      await record.does('/deletion', officer, { deletionId }, at('2026-12-17', '11:00:00'));
      expect(await record.listing()).toMatchObject({ stage: 'DELETED', deleted: { on: '2026-12-17' } });
      expect(await record.facts('listing-deleted')).toMatchObject([{ ...LISTING, ground: 'SETTLEMENT_PERFORMED' }]);
      expect((await record.letters('listing-deleted')).map(([party]) => party)).toEqual([record.debtor]);
      const paper = { facts: '已全部履行。', bodies: ['东营市公安局'] };
      const lift = { limitId: 'm-1', ground: 'PERFORMED', scope: 'WHOLE', paper, ...PRESIDENT };
      await record.does('/limits/lift', judge, lift, at('2026-12-17', '12:00:00'));
      expect((await record.tasks('CREDIT_OVERDUE')).map(([state]) => state)).not.toContain('OPEN');
    },
    120_000,
  );

  it.concurrent(
    'TV-20: a term of two years ends on its day, which does not roll, and leaves three working days',
    async () => {
      const record = await owing('2026-11-30', '100000.00', '2026-10-31');
      await record.listed(at('2026-12-01', '15:00:00'), 4);
      await record.limited(at('2026-12-01', '16:00:00'));
      expect(await record.listing()).toMatchObject({ termLastDay: '2028-12-01' });
      await record.passes(at('2028-12-01', '20:00:00'), at('2028-12-01', '23:59:59'));
      expect(await record.tasks('DELETE')).toEqual([]);
      await record.passes(at('2028-12-01', '23:59:59'), at('2028-12-02', '06:00:00'));
      // 2028-12-01 is a Friday.
      expect(await record.tasks('DELETE')).toEqual([['OPEN', midnight('2028-12-07')]]);
      const deletionId = await record.rowOfTask('DELETE');
      await record.does('/deletion', officer, { deletionId }, at('2028-12-06', '23:00:00'));
      expect(await record.facts('listing-deleted')).toMatchObject([
        { ground: 'TERM_ENDED', at: at('2028-12-06', '23:00:00') },
      ]);
      expect(await record.tasks('CREDIT_OVERDUE')).toEqual([]);
    },
    120_000,
  );

  it.concurrent(
    'TV-21: asked for on 2026-09-16, a correction is decided by 10-08 and carried out by 10-12',
    async () => {
      const record = await owing('2026-08-31', '100000.00', '2026-07-31');
      await record.listed(at('2026-09-01', '15:00:00'));
      await record.limited(at('2026-09-01', '16:00:00'));
      const correction = { id: 'k-1', ...LISTING, ground: 'NOT_TO_BE_LISTED', filedBy: record.debtor };
      await record.does('/corrections', DEBTOR, correction, at('2026-09-16'));
      expect(await record.tasks('DECIDE_CORRECTION')).toEqual([['OPEN', midnight('2026-10-09')]]);
      await record.passes(at('2026-10-08', '20:00:00'), at('2026-10-08', '23:59:59'));
      expect(await record.tasks('CREDIT_OVERDUE')).toEqual([]);
      await record.passes(at('2026-10-08', '23:59:59'), at('2026-10-09', '06:00:00'));
      expect((await record.tasks('CREDIT_OVERDUE')).map(([state]) => state)).toEqual(['OPEN']);
      // Decided on the day on which it was due at the latest, it would be carried out by 10-12; a day later, by 10-13.
      const upheld = { correctionId: 'k-1', upheld: true, reasons: [] };
      await record.does('/corrections/decision', judge, upheld, at('2026-10-09'));
      expect(await record.tasks('CORRECT')).toEqual([['OPEN', midnight('2026-10-14')]]);
      await record.does('/corrections/execution', officer, { correctionId: 'k-1' }, at('2026-10-12', '16:00:00'));
      expect(await record.listing()).toMatchObject({ stage: 'REVOKED' });
    },
    120_000,
  );

  it.concurrent(
    'TV-22: deleted at the creditor’s request of 2026-05-20, he is not listed again on it until 2026-11-21',
    async () => {
      const record = await owing('2026-03-01', '100000.00', '2026-01-15');
      const partyId = record.courtCase.partyId('CREDITOR');
      await record.listed(at('2026-03-02', '15:00:00'));
      const path = record.courtCase.path(`/credit/${encodeURIComponent(record.debtor)}/deletion-warning`);
      const clock = `at=${at('2026-05-20')}; until=${at('2026-05-20')}; rate=1`;
      const headers = { authorization: `Bearer ${await doors.token(CREDITOR)}`, 'court-clock': clock };
      const { body: warning } = await doors.ask('credit-repair', path, { headers });
      expect(warning).toMatchObject({ barredUntil: '2026-11-20' });
      const request = { ...LISTING, requestedBy: partyId, warning: warning.hash };
      await record.does('/deletion-requests', CREDITOR, request, at('2026-05-20'));
      const deletionId = await record.rowOfTask('DECIDE_DELETION');
      const verdict = { deletionId, verdict: { outcome: 'DELETE' } };
      await record.does('/deletion-decision', judge, verdict, at('2026-05-20', '16:00:00'));
      expect(await record.listing()).toMatchObject({ stage: 'DELETED', deleted: { on: '2026-05-20' } });
      const again = {
        partyId: record.debtor,
        caseNumber: record.courtCase.enforcement,
        notice: noticeRunBefore(at('2026-03-02')),
        ground: 1,
        evidence: ['隐匿存款'],
        subject: { kind: 'UNIT' },
        appliedBy: partyId,
      };
      const proposed = async (listingId: string, when: string) => {
        const said = { ...again, listingId };
        const { status, body } = await doors.command('credit-repair', record.courtCase.path('/credit'), officer, said, {
          at: when,
        });
        return [status, body.code];
      };
      expect(await proposed('l-2', at('2026-11-20', '23:00:00'))).toEqual([422, 'LISTING.BARRED']);
      expect((await proposed('l-3', at('2026-11-21', '09:00:00')))[0]).toBe(201);
    },
    120_000,
  );
});

describe('a listing and the settlement', () => {
  it.concurrent(
    'S23: the grace of a month, a plan that is performed, and one that is missed; a journey in between',
    async () => {
      const record = await owing('2026-11-30', '80000.00', '2026-10-31');
      await record.proposed(at('2026-12-01', '09:00:00'));
      await record.decided(at('2026-12-01'), 1);
      await record.served(at('2026-12-01'));
      await record.representativeLimited(at('2026-12-01', '11:00:00'));
      const rows = [
        ['2026-12-28', '40000.00'],
        ['2027-01-28', '40000.00'],
      ] as const;
      await settled(record, { negotiating: '2026-12-01', agreed: '2026-12-20' }, rows);

      // One journey, to the instant; it ends by itself.
      const window = { from: midnight('2026-12-22'), until: midnight('2026-12-25') };
      const paper = { facts: '因病须赴外地就医。', bodies: ['东营市公安局'] };
      const journey = { id: 't-1', limitId: 'm-1', ground: 'ILLNESS', ...window, paper, ...PRESIDENT };
      const granted = at('2026-12-21');
      expect(await record.refused('/limits/permissions', judge, journey, granted)).toBe('AUTH.ROLE_DENIED');
      const tooLong = { ...journey, until: at('2027-01-22', '00:00:01') };
      expect(await record.refused('/limits/permissions', president, tooLong, granted)).toBe('PERMISSION.SPAN_INVALID');
      await record.does('/limits/permissions', president, journey, granted);
      const second = { ...journey, id: 't-2', from: at('2026-12-24'), until: at('2026-12-26') };
      expect(await record.refused('/limits/permissions', president, second, granted)).toBe('PERMISSION.OVERLAPS');
      await record.passes(at('2026-12-24', '20:00:00'), at('2026-12-24', '23:59:59'));
      expect(await record.facts('permission-ended')).toEqual([]);
      await record.passes(at('2026-12-24', '23:59:59'), at('2026-12-25', '06:00:00'));
      expect(await record.facts('permission-ended')).toMatchObject([{ permissionId: 't-1', at: window.until }]);

      // Paid on 12-28: the grace is over on 01-01, and nothing is published while he performs.
      await record.courtCase.pays('s23', '40000.00', at('2026-12-28'));
      await record.passes(at('2027-01-01', '20:00:00'), at('2027-01-02', '06:00:00'));
      expect(await record.tasks('PUBLISH')).toEqual([]);
      expect(await record.publicationRefused(at('2027-01-10'))).toBe('LISTING.PLAN_PERFORMED');
      // The second is missed: it is to be published on the next day, though the court waits five working days with its finding (SET-GRACE).
      await record.passes(at('2027-01-28', '20:00:00'), at('2027-01-28', '23:59:59'));
      expect(await record.tasks('PUBLISH')).toEqual([]);
      await record.passes(at('2027-01-28', '23:59:59'), at('2027-01-29', '06:00:00'));
      expect(await record.tasks('PUBLISH')).toEqual([['OPEN', midnight('2027-01-30')]]);
      await record.published(at('2027-01-29'));
      expect(await record.listing()).toMatchObject({ stage: 'PUBLISHED', published: { at: at('2027-01-29') } });
    },
    120_000,
  );

  it.concurrent(
    'S7: he breaks the settlement: listed for that only afterwards, decided, served, and after the grace',
    async () => {
      const record = await owing('2026-05-11', '1000000.00', '2026-03-15');
      const rows = ['2026-06-30', '2026-09-30', '2026-12-31'].map((due) => [due, '300000.00'] as const);
      const waivers = [
        { of: 'PRINCIPAL', amount: '100000.00', condition: 'FULL_PERFORMANCE' },
        { of: 'DOUBLED', condition: 'FULL_PERFORMANCE' },
      ];
      await settled(record, { negotiating: '2026-05-13', agreed: '2026-06-01' }, rows, { waivers });
      const { courtCase } = record;
      const authority = '（2026）鲁0502执607号';
      const property = await new PropertyFile(doors, courtCase, records, authority).opened(at('2026-06-02'));
      await courtCase.pays('s7', '300000.00', at('2026-06-30'));
      await record.does('/opening', officer, { kind: 'UNIT' }, at('2026-06-30', '11:00:00'));
      await record.once('the payment is heard of', async () =>
        (await record.rows('debt')).some(({ performed }) => performed === '300000.00'),
      );
      expect(await record.proposalRefused(at('2026-07-01'), 6)).toBe('LISTING.PLAN_PERFORMED');
      await courtCase.resumption('REFUSE', at('2026-09-29'), at('2026-10-15'));
      await property.once('the breach is heard of', async () =>
        (await property.rows('settlement')).some(({ inDefaultSince }) => typeof inDefaultSince === 'string'),
      );
      await record.proposed(at('2026-10-15', '09:00:00'), 6);
      await record.decided(at('2026-10-16'), 1);
      expect(await record.publicationRefused(at('2026-10-16', '11:00:00'))).toBe('LISTING.NOT_SERVED');
      await record.served(at('2026-10-16', '12:00:00'));
      expect(await record.publicationRefused(at('2026-11-16', '20:00:00'))).toBe('LISTING.IN_GRACE');
      await record.passes(at('2026-11-16', '23:00:00'), at('2026-11-17', '06:00:00'));
      expect(await record.tasks('PUBLISH')).toEqual([['OPEN', midnight('2026-11-18')]]);
      await record.published(at('2026-11-17'));
      expect(await record.listing()).toMatchObject({ stage: 'PUBLISHED', ground: 6, termLastDay: '2028-10-16' });

      await courtCase.resumption('RESUME', at('2026-11-23', '15:00:00'));
      await property.once('the resumption is heard of', async () =>
        (await property.rows('settlement')).some(({ standing }) => standing === 'RESUMED'),
      );
      // 700,000 of principal, 107 days on 1,000,000 and 146 days on 700,000.
      expect((await property.figureNow()).original.owed).toBe('736610.00');
    },
    120_000,
  );
});

describe('repair', () => {
  it.concurrent(
    'S21: with another open case the certificate speaks of this case alone, to the word',
    async () => {
      const record = await owing('2026-10-12', '126420.00', '2026-09-30');
      const other = await owing('2026-10-12', '5000.00', '2026-09-30');
      await settled(record, { negotiating: '2026-10-14', agreed: '2026-10-20' }, [['2026-10-30', '126420.00']]);
      await record.courtCase.pays('s21', '126420.00', at('2026-10-22'));
      await record.does('/opening', officer, { kind: 'UNIT' }, at('2026-10-23'));
      await record.once('performance is heard of', async () =>
        (await record.rows('debt')).some(({ performedOn }) => performedOn === '2026-10-22'),
      );
      await record.applied('a-1', 'CERTIFICATE', ['APPLICATION_LETTER'], at('2026-10-23', '11:00:00'));
      const inquiry = { id: 'v-1', kind: 'VISIT', whom: '公司住所地', found: '正常经营' };
      await record.does('/applications/inquiries', officer, { id: 'a-1', inquiry }, at('2026-10-23', '12:00:00'));
      const certificate = {
        applicationId: 'a-1',
        certificateId: 'vc-1',
        purpose: '参加招标投标',
        elsewhere: { cases: [], basis: '全国法院执行案件信息管理系统查询' },
      };
      const looked = await record.reads<{ caseId: string; state: string }[]>('/other-cases');
      expect(looked.find(({ caseId }) => caseId === other.courtCase.caseId)).toMatchObject({
        role: 'DEBTOR',
        state: 'OPEN',
      });
      await record.does('/certificates/repair', officer, certificate, at('2026-10-26'));
      const { name } = IDENTITIES.DEBTOR;
      const statement = await record.statement('vc-1', DEBTOR);
      expect(statement).toContain(
        `本证明仅就本案作出，不涉及${name}的其他案件，不作为删除其他案件失信信息或者解除其他案件限制措施的依据。`,
      );
      expect(statement).not.toMatch(/无其他未结案件/);
      expect(await record.facts('repair-certified')).toMatchObject([{ certificateId: 'vc-1', scope: 'THIS_CASE' }]);
    },
    120_000,
  );

  it.concurrent(
    'S22: a tenth paid by who obstructed is no repair; suspended for an illness and then fined, he stands on the list again',
    async () => {
      // What stands against a debtor in one case stands against him in all: he has no other here.
      const record = await owing('2026-03-01', '100000.00', '2026-01-15', 'second-debtor-demo');
      await record.listed(at('2026-03-02', '15:00:00'), 2);
      await record.limited(at('2026-03-02', '16:00:00'));
      const rows = [
        ['2026-05-06', '10000.00'],
        ['2026-05-11', '90000.00'],
      ] as const;
      await settled(record, { negotiating: '2026-03-03', agreed: '2026-03-20' }, rows);
      // The rest is missed, and the court has waited five working days.
      await record.courtCase.pays('s22', '10000.00', at('2026-05-06'), at('2026-05-19', '06:00:00'));
      const needed = ['APPLICATION_LETTER', 'CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'];
      await record.applied('a-1', 'SUSPENSION', needed, at('2026-05-19'));
      await record.once(
        'both grounds stand',
        async () => (await record.reads<object[]>('/negative-list')).length === 2,
      );
      const grounds = await record.reads<{ kind: string }[]>('/negative-list', record.courtCase.debtor);
      expect(grounds.map(({ kind }) => kind)).toEqual(['VIOLENCE', 'TOKEN_PERFORMANCE']);
      await record.does('/applications/refusal', judge, { id: 'a-1' }, at('2026-05-20'));
      expect((await record.letters('repair-refused')).map(([party]) => party)).toEqual([record.debtor]);

      // The way to cure is gone; now an illness is the ground.
      await record.does('/conducts/cure', judge, { id: 'l-1', how: '已缴罚款，书面悔过' }, at('2026-06-01'));
      await record.applied('a-2', 'SUSPENSION', needed, at('2026-06-02'));
      const found = ['REPORTS_HONESTLY', 'COOPERATES', 'LIMITS_KEPT', 'FORCE_MAJEURE'].map((condition) => ({
        condition,
        basis: '经查属实',
      }));
      const granting = { applicationId: 'a-2', ...LISTING, suspensionId: 's-1', found };
      await record.does('/suspensions', judge, granting, at('2026-06-08'));
      expect(await record.listing()).toMatchObject({ stage: 'SUSPENDED' });
      const paper = { id: 'vc-1', purpose: '就医出行', suspensionId: 's-1' };
      await record.does('/certificates/decision', officer, paper, at('2026-06-08', '11:00:00'));

      const luxury = {
        id: 'x-1',
        kind: 'LIMIT_BROKEN',
        on: '2026-08-20',
        evidence: '高档酒店消费记录',
        punishedBy: '（2026）鲁0502司惩3号',
      };
      await record.does('/conducts', officer, luxury, at('2026-08-24', '09:00:00'));
      const broken = { ...LISTING, condition: 'LIMITS_KEPT', conductId: 'x-1' };
      await record.does('/suspensions/findings', officer, broken, at('2026-08-24', '09:30:00'));
      // Found on a Monday: he confirms within a working day, else it escalates by itself.
      expect(await record.tasks('CONFIRM_FINDING')).toEqual([['OPEN', midnight('2026-08-26')]]);
      await record.passes(at('2026-08-25', '20:00:00'), at('2026-08-26', '06:00:00'));
      expect((await record.tasks('CREDIT_OVERDUE')).map(([state]) => state)).toEqual(['OPEN']);
      await record.does('/suspensions/findings/confirmation', judge, LISTING, at('2026-08-26'));
      expect(await record.listing()).toMatchObject({ stage: 'PUBLISHED' });
      expect(await record.facts('listing-reinstated')).toMatchObject([{ suspensionId: 's-1', why: 'FINDING' }]);
      expect(await record.facts('repair-certificate-revoked')).toMatchObject([
        { certificateId: 'vc-1', why: 'REINSTATED' },
      ]);
      // Ten working days for who considers it.
      expect(await record.tasks('CONSIDER_REFUSAL_LEAD')).toMatchObject([['OPEN', midnight('2026-09-10')]]);
      expect(await record.tasks('CONSIDER_TERM_EXTENSION')).toMatchObject([['OPEN', midnight('2026-09-10')]]);
      const longer = {
        ...LISTING,
        years: 1,
        reason: 'SEVERAL_ACTS',
        paper: { facts: ['屏蔽期间，被执行人违反限制消费令。'] },
        signatories: [{ role: 'PRESIDENT', name: '周正' }],
      };
      await record.does('/term-extension', president, longer, at('2026-08-27'));
      expect(await record.listing()).toMatchObject({ termLastDay: '2029-03-02' });
    },
    120_000,
  );
});
