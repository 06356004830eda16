import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import {
  DEBT,
  ENFORCED,
  FILE,
  LISTING,
  PERFORMED,
  PLAN,
  after,
  at,
  events,
  happened,
  refused,
  turn,
} from '../../test/fixture/credit-files.js';
import { decideGrant, decideInquiry, decideRefusal } from './application-decision.js';
import { decideApplicationReceipt, decideExamination, decideSupplement } from './application-intake.js';
import { MATERIAL_NAMES, missingMaterials } from './repair-materials.js';
import { applyCreditChange } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { decideComplaint, decideComplaintAnswer } from './repair-complaint.js';
import { type RepairApplication, type RepairMaterialKind } from './repair-file.js';
import { creditTasks } from './tasks.js';

const COMPLETE: readonly RepairMaterialKind[] = [
  'APPLICATION_LETTER',
  'CREDIT_PROMISE',
  'PROPERTY_REPORT',
  'PLAN_OR_SECURITY',
];
const materials = (kinds: readonly RepairMaterialKind[] = COMPLETE) =>
  kinds.map((kind) => ({ kind, documentId: `doc-${kind}` }));
const receive = (file: CreditFile, kinds = COMPLETE, day = '2026-09-21', more: object = {}) =>
  decideApplicationReceipt(
    file,
    { id: 'a', kind: 'SUSPENSION', concerns: 'l', materials: materials(kinds), ...more },
    turn(day, 'd'),
  );
const received = (kinds = COMPLETE, day = '2026-09-21') => after(FILE, receive(FILE, kinds, day));
const examine = (file: CreditFile, day: string, also = '') =>
  decideExamination(file, { id: 'a', also }, turn(day, 'clerk'));
const application = (file: CreditFile): RepairApplication => {
  const [first] = file.applications;
  if (first === undefined) throw new Error('no application');
  return first;
};
const tasks = (file: CreditFile, day: string) =>
  creditTasks(file, turn(day))
    .filter(({ kind }) => kind !== 'ORDER_LIMIT')
    .map(({ kind, since, lastDay }) => [kind, since, lastDay]);
const UNDER_REVIEW = after(received(), examine(received(), '2026-09-23'));

describe('an application for repair', () => {
  it('CR-L-HRB, CR-N-8: is received, dated, and looked at within the pack’s working days', () => {
    expect(happened(receive(FILE))).toEqual(['APPLICATION_RECEIVED']);
    expect(application(received())).toMatchObject({
      state: 'RECEIVED',
      receivedAt: at('2026-09-21'),
      by: 'd',
      steps: [{ state: 'RECEIVED', at: at('2026-09-21'), by: 'd' }],
    });
    expect(tasks(received(), '2026-09-21')).toEqual([['EXAMINE_APPLICATION', '2026-09-21', '2026-09-24']]);
  });

  it('CR-N-9: is not received for three years after a document of repair was revoked for false material, to the last day', () => {
    const revokedFor = (why: string): CreditFile => ({
      ...FILE,
      certificates: [
        {
          id: 'vc',
          kind: 'CERTIFICATE',
          number: '信修证1号',
          issuedAt: at('2026-03-02'),
          by: 'officer',
          purpose: '投标',
          scope: 'WHOLE',
          performed: null,
          revoked: { at: at('2026-06-01'), by: 'judge', why },
        },
      ],
    });
    const barred = revokedFor('FALSE_MATERIAL');
    expect(refused(receive(barred))).toEqual(['APPLICATION.BARRED', 'CR-N-9']);
    expect(refused(receive(barred, COMPLETE, '2029-06-01'))?.[0]).toBe('APPLICATION.BARRED');
    expect(receive(barred, COMPLETE, '2029-06-02').ok).toBe(true);
    expect(receive(revokedFor('RELAPSE')).ok).toBe(true);
    const pack = packOf('national');
    const shorter = { ...pack, creditRepair: { ...pack.creditRepair, falseMaterialBarYears: 1 } };
    const asked = (day: string) =>
      decideApplicationReceipt(
        barred,
        { id: 'a', kind: 'SUSPENSION', concerns: 'l', materials: materials() },
        turn(day, 'd', shorter),
      ).ok;
    expect(['2027-06-01', '2027-06-02'].map(asked)).toEqual([false, true]);
  });

  it('CR-L-HRB: names what it concerns, once, and one at a time', () => {
    expect(refused(receive(received()))?.[0]).toBe('APPLICATION.ON_RECORD');
    expect(refused(receive(received(), COMPLETE, '2026-09-22', { id: 'b' }))?.[0]).toBe('APPLICATION.PENDING');
    expect(refused(receive(FILE, COMPLETE, '2026-09-22', { concerns: 'x' }))?.[0]).toBe('APPLICATION.CONCERNS_NOTHING');
    expect(refused(receive(FILE, COMPLETE, '2026-09-22', { kind: 'CERTIFICATE' }))?.[0]).toBe(
      'APPLICATION.CONCERNS_NOTHING',
    );
    expect(receive(FILE, COMPLETE, '2026-09-22', { kind: 'CERTIFICATE', concerns: null }).ok).toBe(true);
    expect(refused(receive(FILE, COMPLETE, '2026-09-22', { kind: 'LIFT_LIMITS' }))?.[0]).toBe(
      'APPLICATION.CONCERNS_NOTHING',
    );
  });

  it('CR-REV: complete, it is decided within the pack’s days from its last document, which roll off rest days (PER-3)', () => {
    expect(happened(examine(received(), '2026-09-23'))).toEqual(['APPLICATION_COMPLETE']);
    expect(application(UNDER_REVIEW)).toMatchObject({ state: 'UNDER_REVIEW', completeAt: at('2026-09-21') });
    expect(tasks(UNDER_REVIEW, '2026-09-23')).toEqual([['DECIDE_APPLICATION', '2026-09-21', '2026-09-28']]);
    const before = received(COMPLETE, '2026-09-26');
    expect(tasks(after(before, examine(before, '2026-09-28')), '2026-09-28')).toEqual([
      ['DECIDE_APPLICATION', '2026-09-26', '2026-10-08'],
    ]);
    expect(refused(examine(UNDER_REVIEW, '2026-09-24'))?.[0]).toBe('APPLICATION.STATE');
  });

  it('CR-N-7, CR-N-8: incomplete, the debtor is told what is missing and until when; completed, it is looked at anew', () => {
    const file = received(['APPLICATION_LETTER']);
    const decision = examine(file, '2026-09-23', '申请书未签名');
    expect(events(decision)).toMatchObject([
      {
        kind: 'APPLICATION_DEFECTIVE',
        missing: ['CREDIT_PROMISE', 'PROPERTY_REPORT', 'PLAN_OR_SECURITY'],
        until: '2026-09-30',
      },
    ]);
    const defective = after(file, decision);
    expect(application(defective)).toMatchObject({ state: 'DEFECTIVE', defect: { words: '申请书未签名' } });
    expect(tasks(defective, '2026-09-30')).toEqual([]);
    const supplement = (kinds: readonly RepairMaterialKind[], day: string) =>
      decideSupplement(defective, { id: 'a', materials: materials(kinds) }, turn(day, 'd'));
    expect(refused(supplement([], '2026-09-24'))?.[0]).toBe('APPLICATION.NOTHING_NEW');
    const again = after(defective, supplement(COMPLETE.slice(1), '2026-09-28'));
    expect(tasks(again, '2026-09-28')).toEqual([['EXAMINE_APPLICATION', '2026-09-28', '2026-10-08']]);
    expect(application(after(again, examine(again, '2026-09-29')))).toMatchObject({
      completeAt: at('2026-09-28'),
      steps: [{ state: 'RECEIVED' }, { state: 'DEFECTIVE' }, { state: 'RECEIVED' }, { state: 'UNDER_REVIEW' }],
    });
  });

  it('CR-N-7: defective for want of a proof alone, it is looked at again once the ledger tells that all is performed', () => {
    const applied = after(
      { ...FILE, debt: DEBT },
      decideApplicationReceipt(
        { ...FILE, debt: DEBT },
        { id: 'a', kind: 'CERTIFICATE', concerns: null, materials: materials(['APPLICATION_LETTER']) },
        turn('2026-09-21', 'd'),
      ),
    );
    const defective = after(applied, examine(applied, '2026-09-23'));
    expect(application(defective)).toMatchObject({ state: 'DEFECTIVE', defect: { missing: ['PROOF_OF_PERFORMANCE'] } });
    expect(refused(examine(defective, '2026-09-23'))?.[0]).toBe('APPLICATION.STATE');
    const told = { ...defective, debt: PERFORMED };
    expect(tasks(told, '2026-10-08').map(([kind]) => kind)).toEqual(['DELETE', 'EXAMINE_APPLICATION']);
    expect(happened(examine(told, '2026-09-24'))).toEqual(['APPLICATION_COMPLETE']);
    expect(refused(examine(told, '2026-09-24', '申请书未签名'))?.[0]).toBe('APPLICATION.STATE');
    // What an officer found wanting in words only a paper mends.
    const unsigned = after(applied, examine(applied, '2026-09-23', '申请书未签名'));
    expect(refused(examine({ ...unsigned, debt: PERFORMED }, '2026-09-24'))?.[0]).toBe('APPLICATION.STATE');
  });

  it('CR-N-8: not completed in time it lies before a person, and is not refused by itself nor before', () => {
    const file = received(['APPLICATION_LETTER']);
    const defective = after(file, examine(file, '2026-09-23'));
    const refuse = (day: string) => decideRefusal(defective, { id: 'a', reasons: ['逾期未补正'] }, turn(day));
    expect(refused(refuse('2026-09-30'))?.[0]).toBe('APPLICATION.TIME_TO_SUPPLEMENT');
    const due = nextCreditDeadline({ ...defective, listings: [] }, turn('2026-09-23'));
    expect(due).toMatchObject({ at: '2026-10-01T00:00:00+08:00', items: [{ kind: 'SUPPLEMENT_END' }] });
    const passed = due && passCreditDeadline({ ...defective, listings: [] }, due, turn('2026-10-02', 'clock'));
    expect(passed?.happened.map(({ kind }) => kind)).toEqual(['SUPPLEMENT_TIME_OVER', 'TASK_OPENED']);
    expect(application(applyCreditChange(defective, passed ?? { happened: [] })).state).toBe('DEFECTIVE');
    expect(tasks(defective, '2026-10-08')).toEqual([['REFUSE_UNCOMPLETED', '2026-09-30', '2026-10-08']]);
    expect(happened(refuse('2026-10-08'))).toEqual(['APPLICATION_REFUSED']);
  });

  it('CR-N-7, CR-L-ND: what the court knows the debtor need not prove', () => {
    const missing = (kind: RepairApplication['kind'], debt: CreditFile['debt']) =>
      missingMaterials({ kind, materials: [] }, { debt });
    expect(missing('CERTIFICATE', DEBT)).toEqual(['APPLICATION_LETTER', 'PROOF_OF_PERFORMANCE']);
    expect(missing('CERTIFICATE', PERFORMED)).toEqual(['APPLICATION_LETTER']);
    expect(missing('SUSPENSION', { ...DEBT, ...PLAN })).not.toContain('PLAN_OR_SECURITY');
    expect(missing('SUSPENSION', { ...DEBT, secured: DEBT.owed })).not.toContain('PLAN_OR_SECURITY');
    expect(missing('LIFT_LIMITS', DEBT)).toEqual(['APPLICATION_LETTER', 'CREDIT_PROMISE', 'NEED_OF_LIFTING']);
    expect(missing('DELETION', DEBT).map((one) => MATERIAL_NAMES[one])).toContain('信用承诺书');
  });

  it('CR-L-PD: visits and inquiries go on record with what was found', () => {
    const inquire = (file: CreditFile, found: string) =>
      decideInquiry(
        file,
        { id: 'a', inquiry: { id: 'i', kind: 'VISIT', whom: '被执行人住所地村委会', found } },
        turn('2026-09-24', 'officer'),
      );
    expect(happened(inquire(UNDER_REVIEW, '经营正常'))).toEqual(['INQUIRY_RECORDED']);
    expect(application(after(UNDER_REVIEW, inquire(UNDER_REVIEW, '经营正常'))).inquiries).toMatchObject([
      { id: 'i', by: 'officer', at: at('2026-09-24') },
    ]);
    expect(refused(inquire(UNDER_REVIEW, ''))?.[0]).toBe('APPLICATION.FOUND_NOTHING');
  });

  it('CR-NEG, CR-N-10, S22: is refused with its reasons, the negative list among them by itself, each with its cure; never without', () => {
    const refusal = (file: CreditFile, reasons: readonly string[]) =>
      decideRefusal(file, { id: 'a', reasons }, turn('2026-09-25'));
    expect(refused(refusal(UNDER_REVIEW, [' ']))).toEqual(['APPLICATION.REASON_MISSING', 'CR-N-10']);
    const violent: CreditFile = {
      ...UNDER_REVIEW,
      listings: [{ ...LISTING, ground: 2 }],
      debt: { ...DEBT, owed: parseYuan('90000'), performed: parseYuan('10000') },
    };
    expect(events(refusal(violent, []))).toMatchObject([
      {
        kind: 'APPLICATION_REFUSED',
        reasons: [
          '2026年2月25日本案中有暴力、威胁情形，属于负面清单事项。修复途径：接受处罚，书面悔过，经法官认定已经改正。',
          '仅履行10000.00元，尚欠90000.00元，既无正在履行的计划，也无足额有效担保，以部分履行换取信用修复。修复途径：全部履行完毕，或者达成和解协议并按约履行，或者提供足以清偿债务的有效担保。',
        ],
      },
    ]);
    expect(application(after(violent, refusal(violent, []))).state).toBe('REFUSED');
    expect(refused(refusal(FILE, ['x']))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });

  it('CR-L-HRB: for deletion or the lifting of limits is granted once that is done', () => {
    const asked = (kind: RepairApplication['kind'], concerns: string, file: CreditFile): CreditFile => ({
      ...file,
      applications: [{ ...application(UNDER_REVIEW), kind, concerns }],
    });
    const grant = (file: CreditFile) => decideGrant(file, { id: 'a' }, turn('2026-09-25'));
    const limit = {
      id: 'x',
      authority: ENFORCED,
      kind: 'CONSUMPTION' as const,
      subjectPartyId: 'd',
      orderedAt: at('2026-03-02'),
      by: 'president',
      mandatory: true,
      capacity: 'DEBTOR' as const,
      permissions: [],
    };
    expect(refused(grant(asked('DELETION', 'l', FILE)))?.[0]).toBe('APPLICATION.NOT_DONE');
    const deleted: CreditFile = { ...FILE, listings: [{ ...LISTING, stage: 'DELETED' }] };
    expect(happened(grant(asked('DELETION', 'l', deleted)))).toEqual(['APPLICATION_GRANTED']);
    expect(refused(grant(asked('LIFT_LIMITS', 'x', { ...FILE, limits: [limit] })))?.[0]).toBe('APPLICATION.NOT_DONE');
    const lifted = { ...limit, lifted: { at: at('2026-09-24'), by: 'president', ground: 'SECURED' as const } };
    expect(grant(asked('LIFT_LIMITS', 'x', { ...FILE, limits: [lifted] })).ok).toBe(true);
    expect(refused(grant(asked('SUSPENSION', 'l', deleted)))?.[0]).toBe('APPLICATION.NOT_DONE');
  });

  it('CR-N-8: is never without a last day of the court or of the debtor, until it is decided', () => {
    const step = fc.constantFrom('examine', 'examineAlso', 'supplement', 'refuse', 'inquire', 'complain', 'answer');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, whole) => {
        let file = received(whole ? COMPLETE : ['APPLICATION_LETTER'], '2026-03-02');
        steps.forEach((one, n) => {
          const day = legalDate(`2026-0${4 + Math.floor(n / 2)}-1${n % 2}`);
          const now = turn(day, n % 2 === 0 ? 'judge' : 'other');
          const decision = {
            examine: () => decideExamination(file, { id: 'a', also: '' }, now),
            examineAlso: () => decideExamination(file, { id: 'a', also: '不清晰' }, now),
            supplement: () => decideSupplement(file, { id: 'a', materials: materials() }, now),
            refuse: () => decideRefusal(file, { id: 'a', reasons: ['r'] }, now),
            inquire: () =>
              decideInquiry(file, { id: 'a', inquiry: { id: `i${n}`, kind: 'RECORDS', whom: 'w', found: 'f' } }, now),
            complain: () =>
              decideComplaint(file, { id: `c${n}`, applicationId: 'a', about: 'REFUSAL', words: 'w' }, now),
            answer: () =>
              decideComplaintAnswer(
                file,
                {
                  applicationId: 'a',
                  complaintId: application(file).complaints.at(-1)?.id ?? '',
                  upheld: n % 3 === 0,
                  words: 'w',
                },
                now,
              ),
          }[one]();
          if (decision.ok) file = applyCreditChange(file, decision.value);
          const { state, steps: taken, defect } = application(file);
          expect(taken.at(-1)?.state).toBe(state);
          const open = tasks(file, day).filter(([kind]) => kind !== 'ANSWER_COMPLAINT');
          if (state === 'RECEIVED' || state === 'UNDER_REVIEW') expect(open).toHaveLength(1);
          if (state === 'DEFECTIVE') expect(defect?.until).toBeDefined();
          if (state === 'GRANTED' || state === 'REFUSED') expect(open).toHaveLength(0);
        });
      }),
    );
  });
});

describe('a complaint', () => {
  const complain = (file: CreditFile, about: 'REFUSAL' | 'DELAY', day: string, id = 'c') =>
    decideComplaint(file, { id, applicationId: 'a', about, words: '认为符合条件' }, turn(day, 'd'));
  const answer = (file: CreditFile, upheld: boolean, by = 'chief', words = '理由') =>
    decideComplaintAnswer(file, { applicationId: 'a', complaintId: 'c', upheld, words }, turn('2026-10-12', by));
  const REFUSED = after(
    UNDER_REVIEW,
    decideRefusal(UNDER_REVIEW, { id: 'a', reasons: ['没有计划'] }, turn('2026-09-25')),
  );
  const COMPLAINED = after(REFUSED, complain(REFUSED, 'REFUSAL', '2026-09-28'));

  it('CR-N-10: is about a refusal, or about a decision that does not come in time, one at a time', () => {
    expect(tasks(COMPLAINED, '2026-09-28')).toEqual([['ANSWER_COMPLAINT', '2026-09-28', '2026-10-13']]);
    expect(refused(complain(COMPLAINED, 'REFUSAL', '2026-09-29', 'e'))?.[0]).toBe('COMPLAINT.PENDING');
    expect(refused(complain(UNDER_REVIEW, 'REFUSAL', '2026-09-28'))?.[0]).toBe('COMPLAINT.NO_GROUND');
    expect(refused(complain(UNDER_REVIEW, 'DELAY', '2026-09-28'))?.[0]).toBe('COMPLAINT.NO_GROUND');
    expect(complain(UNDER_REVIEW, 'DELAY', '2026-09-29').ok).toBe(true);
    expect(complain(received(), 'DELAY', '2026-09-25').ok).toBe(true);
    expect(refused(complain(FILE, 'DELAY', '2026-09-25'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });

  it('CR-N-10: is answered by another person; upheld, the application is reviewed anew from that day', () => {
    expect(refused(answer(COMPLAINED, true, 'judge'))?.[0]).toBe('COMPLAINT.SAME_PERSON');
    expect(refused(answer(COMPLAINED, true, 'chief', ''))?.[0]).toBe('COMPLAINT.WORDS_MISSING');
    const upheld = after(COMPLAINED, answer(COMPLAINED, true));
    expect(application(upheld).state).toBe('UNDER_REVIEW');
    expect(application(upheld).decided).toBeUndefined();
    expect(tasks(upheld, '2026-10-12')).toEqual([['DECIDE_APPLICATION', '2026-10-12', '2026-10-19']]);
    expect(application(after(COMPLAINED, answer(COMPLAINED, false))).state).toBe('REFUSED');
    expect(refused(answer(upheld, true))?.[0]).toBe('COMPLAINT.ANSWERED');
    expect(refused(answer(REFUSED, true))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
    expect(refused(answer(FILE, true))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });
});
