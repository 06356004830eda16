import { describe, expect, it } from '@jest/globals';
import {
  assetControlWorkflowId,
  CREDIT_COMMANDS,
  creditRecordWorkflowId,
  PROPERTY_COMMANDS,
  WORKFLOW_TYPES,
} from '@hejie/contracts/workflows';
import { courtInstant, formatYuan, legalDate, parseYuan } from '@hejie/law';
import {
  accept,
  decideControlOrders,
  decideControlReceipt,
  decideDeletion,
  decideRelease,
  decideReleaseApproval,
  decideReleaseReceipt,
  decideReleaseService,
  decideRenewal,
  decideRenewalReceipt,
  openDeletions,
  type Asset,
  type CourseEvent,
} from '@hejie/settlement';
import { eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { refusalOf, standing } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { FileUnderTest, OPENED } from './fixture/file-under-test.js';
import { historiesOfFile } from './fixture/golden.js';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const DEBTOR = 'p-2';
const ENFORCEMENT = '（2026）鲁0502执12号';
const PRESERVATION = '（2026）鲁0502执保12号';
/** So few events a run take, so that a life has several. */
const FEW_EVENTS = 40;

const at = (day: string, time = '09:00:00') => courtInstant(`${day}T${time}+08:00`);
const by = (subject: string, day: string) => ({ at: at(day), by: subject });

const ACCOUNT: Asset = {
  id: 'account',
  class: 'DEPOSIT',
  use: 'ORDINARY',
  ownerPartyId: DEBTOR,
  liability: 'DEBTOR',
  foundBy: 'QUERY',
  value: parseYuan('2000000'),
  valuedOn: legalDate('2026-06-01'),
  share: '1',
  coOwnerPartyIds: [],
  indivisible: false,
  chargesOnWhole: 0n,
  chargesOnShare: 0n,
  priorControls: 0,
  queuedBehind: 0,
  keep: false,
};
const CONTROL = 'c-1';
const CAP = parseYuan('1000000');
const PAPERS = { rulingNumber: `${ENFORCEMENT}之一`, noticeNumber: `${ENFORCEMENT}协1` };

const yuan = (amount: string) => formatYuan(parseYuan(amount));
const ACCEPTED: CourseEvent = {
  kind: 'ACCEPTED',
  title: { principal: yuan('1000000'), dailyRate: '0', expiry: legalDate('2026-03-15'), fee: yuan('0') },
};
/** Agreed on, paid at once, and so performed. */
const performed = (on: string): readonly CourseEvent[] => [
  {
    kind: 'AGREED',
    schedule: [{ no: 1, due: legalDate(on), amount: yuan('900000') }],
    agreedOn: legalDate(on),
    at: at(on),
  },
  { kind: 'RECEIVED', receipt: { receiptId: 'r-1', valueDate: legalDate(on), amount: yuan('900000') } },
  { kind: 'PERFORMED', performedOn: legalDate(on), at: at(on) },
];

/** What a person has done or the service has heard moves what is due: the case is told, and asks. */
async function movedOn(file: FileUnderTest, fact: 'propertyChanged' | 'creditChanged', day: string, due: unknown) {
  await file.changed(fact, standing(at(day)));
  await file.until({ nextDeadline: due as never });
}
const dueAt = (instant: string) => expect.objectContaining({ at: instant });

/** A property file under enforcement, with an account that is under control from its first day. */
async function controlled(): Promise<FileUnderTest> {
  const file = new FileUnderTest(court);
  const { files } = file.services;
  files.hears(ACCEPTED, by('workflow', '2026-06-02'));
  files.open({ caseNumber: ENFORCEMENT, openedOn: legalDate('2026-06-02') }, { at: OPENED, by: 'judge-1' });
  files.doInProperty(() => accept({ assets: [ACCOUNT], happened: [] }), by('officer-1', '2026-06-02'));
  const order = { id: CONTROL, authority: ENFORCEMENT, assetId: ACCOUNT.id, ...PAPERS, cap: CAP, useContinues: false };
  files.doInProperty((one, turn) => decideControlOrders(one, [order], turn), by('judge-1', '2026-06-02'));
  const receipt = { controlId: CONTROL, receivedAt: OPENED, by: 'bank', outcome: 'DONE' } as const;
  const effectiveOn = legalDate('2026-06-02');
  files.doInProperty(
    (one, turn) => decideControlReceipt(one, { ...receipt, effectiveOn }, turn),
    by('officer-1', '2026-06-02'),
  );
  const id = assetControlWorkflowId(file.caseId);
  const about = { authority: ENFORCEMENT };
  await file.start(WORKFLOW_TYPES.assetControl, id, 'UNDER_CONTROL', about, FEW_EVENTS);
  await file.until({ nextDeadline: dueAt('2027-05-02T00:00:00+08:00') as never });
  return file;
}

describe('the life of a property file', () => {
  it.concurrent('reminded, renewed, performed in full, released: over several runs', async () => {
    const file = await controlled();
    const { files } = file.services;
    const moved = (day: string, due: unknown) => movedOn(file, 'propertyChanged', day, due);

    // Reminded thirty days and seven days before the last day.
    await file.passes('propertyChanged', '2027-05-02T00:00:00+08:00');
    await file.until({ nextDeadline: dueAt('2027-05-25T00:00:00+08:00') as never });
    await file.passes('propertyChanged', '2027-05-25T00:00:00+08:00');
    await file.until({ nextDeadline: dueAt('2027-06-02T00:00:00+08:00') as never });
    const early = file.command(PROPERTY_COMMANDS.closePropertyFile, { reason: '结案' }, at('2027-05-25', '10:00:00'));
    expect(await refusalOf(early)).toMatchObject({ code: 'RELEASE.CONTROLS_STAND' });

    // Renewed: the order waits for its receipt, the receipt moves the last day.
    const renewal = { controlId: CONTROL, askedBy: null, askedOn: legalDate('2027-05-26'), ...PAPERS };
    files.doInProperty((one, turn) => decideRenewal(one, renewal, turn), by('judge-1', '2027-05-26'));
    await moved('2027-05-26', expect.objectContaining({ rule: 'PROC-13' }));
    const receivedAt = at('2027-05-27');
    const receipt = { controlId: CONTROL, receivedAt, by: 'bank', effectiveOn: legalDate('2027-05-27') };
    files.doInProperty(
      (one, turn) => decideRenewalReceipt(one, { ...receipt, newControlId: 'c-2' }, turn),
      by('officer-1', '2027-05-27'),
    );
    await moved('2027-05-27', dueAt('2028-05-02T00:00:00+08:00'));

    // Performed in full: everything is to be released, and is, by two persons.
    for (const event of performed('2027-08-20')) files.hears(event, by('workflow', '2027-08-20'));
    await moved('2027-08-20', dueAt('2027-08-26T00:00:00+08:00'));
    expect(await file.status()).toMatchObject({ stage: 'RELEASING', awaiting: '解除控制措施及协助执行单位的回执' });
    const releaseId = files.property.releases[0]!.id;
    const words = { releaseId, ...PAPERS };
    files.doInProperty((one, turn) => decideRelease(one, words, turn), by('judge-1', '2027-08-21'));
    const notices = [{ assetId: ACCOUNT.id, noticeNumber: `${ENFORCEMENT}协2` }];
    files.doInProperty(
      (one, turn) => decideReleaseApproval(one, { ...words, notices }, turn),
      by('judge-2', '2027-08-21'),
    );
    files.doInProperty((one, turn) => decideReleaseService(one, words, turn), by('officer-1', '2027-08-21'));
    await moved('2027-08-21', expect.objectContaining({ rule: 'PROC-14' }));
    const carriedOut = { releaseId, assetId: ACCOUNT.id, by: 'bank' };
    files.doInProperty((one, turn) => decideReleaseReceipt(one, carriedOut, turn), by('officer-1', '2027-08-23'));
    await file.changed('propertyChanged', standing(at('2027-08-23')));
    expect(await file.handle.result()).toMatchObject({ ending: 'RELEASED', rule: 'CLS-1', endedAt: at('2027-08-23') });
    await histories.captureRuns(file.workflowId, 'released', 'property');
  });

  it.concurrent('a preservation: not begun in time, enforcement sought, closed by a person', async () => {
    const file = new FileUnderTest(court);
    const { files } = file.services;
    const preservation = {
      applicantPartyId: 'p-1',
      rulingNumber: `${PRESERVATION}之一`,
      ruledAt: OPENED,
      urgentGround: '转移财产',
      queryAppliedFor: true,
      performanceEndsOn: legalDate('2026-06-30'),
    };
    const opened = { caseNumber: PRESERVATION, openedOn: legalDate('2026-06-02'), preservation };
    files.open(opened, { at: OPENED, by: 'judge-1' });
    const about = { authority: PRESERVATION };
    await file.start(WORKFLOW_TYPES.assetControl, assetControlWorkflowId(file.caseId), 'UNDER_CONTROL', about);
    await file.until({ nextDeadline: dueAt('2026-06-09T00:00:00+08:00') as never });
    await file.passes('propertyChanged', '2026-06-09T00:00:00+08:00');
    await file.until({ nextDeadline: dueAt('2026-07-07T00:00:00+08:00') as never });
    const sought = { authority: PRESERVATION, soughtOn: '2026-07-03' };
    await file.command(PROPERTY_COMMANDS.recordEnforcementSought, sought, at('2026-07-03'));
    await file.command(PROPERTY_COMMANDS.closePropertyFile, { reason: '执行案件另行查控' }, at('2026-07-04'));
    expect(await file.handle.result()).toMatchObject({ ending: 'FILE_CLOSED', rule: 'CLS-4' });
    await histories.captureRuns(file.workflowId, 'closed', 'property');
  });
});

describe('the life of a credit record', () => {
  it.concurrent('listed after grace, performed, deleted when it is overdue, closed: over several runs', async () => {
    const file = new FileUnderTest(court);
    const { files } = file.services;
    files.hears(ACCEPTED, by('workflow', '2026-06-02'));
    const proposal = {
      id: 'l-1',
      ground: 1,
      appliedBy: null,
      evidence: ['隐匿存款'],
      caseNumber: '（2026）鲁0502执12号',
      notice: { servedOn: legalDate('2026-05-06'), lastDay: legalDate('2026-05-13') },
    } as const;
    files.propose(proposal, by('officer-1', '2026-06-02'));
    const id = creditRecordWorkflowId(file.caseId, DEBTOR);
    await file.start(WORKFLOW_TYPES.creditRecord, id, 'CLEAR', { partyId: DEBTOR }, FEW_EVENTS);
    await file.until({ stage: 'PROPOSED' });

    const listed = { outcome: 'LIST', graceMonths: 1 };
    const decision = { listingId: 'l-1', verdict: listed };
    const own = file.command(CREDIT_COMMANDS.decideProposal, decision, at('2026-06-03'), 'officer-1');
    expect(await refusalOf(own)).toMatchObject({ code: 'LISTING.OWN_PROPOSAL' });
    await file.command(CREDIT_COMMANDS.decideProposal, decision, at('2026-06-03'), 'president-1');
    files.serve('l-1', by('clerk-1', '2026-06-04'));
    const graceOver = (await file.status()).nextDeadline!.at;
    await file.passes('creditChanged', graceOver);
    await file.until({ nextDeadline: expect.not.objectContaining({ at: graceOver }) as never });
    const published = await file.command(CREDIT_COMMANDS.publishEntry, { listingId: 'l-1' }, at('2026-07-04'));
    expect(published).toMatchObject({ stage: 'PUBLISHED' });

    // Performed: the deletion is due within three working days, and nobody sees to it in time.
    for (const event of performed('2026-07-10')) files.hears(event, by('workflow', '2026-07-10'));
    await movedOn(file, 'creditChanged', '2026-07-10', dueAt('2026-07-15T00:00:00+08:00'));
    await file.passes('creditChanged', '2026-07-15T00:00:00+08:00');
    await file.until({ nextDeadline: dueAt('2026-07-16T00:00:00+08:00') as never });
    await file.passes('creditChanged', '2026-07-16T00:00:00+08:00');
    // A listing under ground 1 has no term: nothing is due any more, and it is deleted all the same.
    await eventually(async () => expect(await file.status()).not.toHaveProperty('nextDeadline'));
    files.doInCredit(
      (record, turn) => {
        const [open] = openDeletions(record, turn);
        return decideDeletion(record, { deletionId: open!.id, verdict: { outcome: 'DELETE' } }, turn, []);
      },
      by('officer-1', '2026-07-17'),
    );
    await file.changed('creditChanged', standing(at('2026-07-17')));
    await file.until({ stage: 'CLEAR' });
    const closing = { reason: '已履行完毕，信息已删除' };
    await file.command(CREDIT_COMMANDS.closeCreditRecord, closing, at('2026-07-20'), 'officer-1');
    expect(await file.handle.result()).toMatchObject({ ending: 'RECORD_CLOSED', rule: 'CLS-4' });
    await histories.captureRuns(file.workflowId, 'closed', 'credit');
  });
});

describe('what these cases have done', () => {
  it('is reproduced by the code of today', async () => {
    await histories.reproduce(await replayBundle(), 5);
  });
});
