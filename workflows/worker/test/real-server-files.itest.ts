import { describe, expect, it } from '@jest/globals';
import {
  assetControlWorkflowId,
  CREDIT_COMMANDS,
  creditRecordWorkflowId,
  PROPERTY_COMMANDS,
  WORKFLOW_TYPES,
} from '@hejie/contracts/workflows';
import { courtInstant, legalDate } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { replayBundle } from '../src/case-bundle.js';
import { refusalOf, running, standing } from './fixture/case-under-test.js';
import { courtroomOfFile } from './fixture/courtroom.js';
import { FileUnderTest, OPENED } from './fixture/file-under-test.js';
import { historiesOfFile } from './fixture/golden.js';

const court = courtroomOfFile();
const histories = historiesOfFile(court);
const PRESERVED = '（2026）鲁0502执保12号';
const BEGIN_BY = '2026-06-09T00:00:00+08:00';
const SEEK_BY = '2026-07-07T00:00:00+08:00';
const GRACE_OVER = '2026-09-04T00:00:00+08:00';
const DEBTOR = 'p-2';

/** A property file under a preservation. */
async function preserved(): Promise<FileUnderTest> {
  const file = new FileUnderTest(court);
  const preservation = {
    applicantPartyId: 'p-1',
    rulingNumber: `${PRESERVED}之一`,
    ruledAt: OPENED,
    urgentGround: '转移财产',
    queryAppliedFor: true,
    performanceEndsOn: legalDate('2026-06-30'),
  };
  const openedOn = legalDate('2026-06-02');
  file.services.files.open({ caseNumber: PRESERVED, openedOn, preservation }, { at: OPENED, by: 'judge-1' });
  const { caseId } = file;
  await file.start(WORKFLOW_TYPES.assetControl, assetControlWorkflowId(caseId), 'UNDER_CONTROL', {
    authority: PRESERVED,
  });
  await file.until({ nextDeadline: expect.objectContaining({ at: BEGIN_BY }) as never });
  return file;
}

/** A credit record with a proposal that lies before the president. */
async function proposed(): Promise<FileUnderTest> {
  const file = new FileUnderTest(court);
  const proposal = {
    id: 'l-1',
    ground: 2,
    appliedBy: null,
    evidence: ['转移财产'],
    caseNumber: '（2026）鲁0502执12号',
  } as const;
  file.services.files.propose(proposal, { at: OPENED, by: 'officer-1' });
  const { caseId } = file;
  await file.start(WORKFLOW_TYPES.creditRecord, creditRecordWorkflowId(caseId, DEBTOR), 'PROPOSED', {
    partyId: DEBTOR,
  });
  await file.until({ stage: 'PROPOSED' });
  return file;
}
/** What operators find its case by. */
async function shownOf({ handle }: FileUnderTest): Promise<Readonly<Record<string, unknown>>> {
  const { typedSearchAttributes: attributes } = await handle.describe();
  return Object.fromEntries(attributes.getAll().map(({ key, value }) => [key.name, value]));
}

const DECISION = {
  listingId: 'l-1',
  verdict: { outcome: 'LIST', graceMonths: 3 },
};

describe('the case of a property file', () => {
  it.concurrent('asks its service how the file stands, and shows operators stage and deadline in Chinese', async () => {
    const file = await preserved();
    expect(await file.status()).toMatchObject({
      caseNumber: file.caseNumber,
      stage: 'UNDER_CONTROL',
      awaiting: '财产的查询、控制、续行与解除',
      nextDeadline: { at: BEGIN_BY, kind: 'FILE', rule: 'PROC-22' },
    });
    expect(await shownOf(file)).toMatchObject({ HejieStage: 'UNDER_CONTROL', HejieNextDeadline: new Date(BEGIN_BY) });
    const details = await file.handle.query<string>('__temporal_workflow_metadata').then((it) => JSON.stringify(it));
    expect(details).toContain(`财产查控 ${PRESERVED}`);
    expect(details).toContain('下一期限：2026年6月8日24时');
    await file.handle.terminate();
  });

  it.concurrent(
    'puts a command to the service, which decides: sought in time, nothing is waited for any longer',
    async () => {
      const file = await preserved();
      const sought = { authority: PRESERVED, soughtOn: '2026-07-03' };
      const command = PROPERTY_COMMANDS.recordEnforcementSought;
      const late = file.command(command, { ...sought, soughtOn: '2026-07-09' }, '2026-07-03T10:00:00+08:00');
      expect(await refusalOf(late)).toEqual({ code: 'PROPERTY.NOT_YET', rule: 'PRE-CTRL' });
      const status = await file.command(command, sought, '2026-07-03T11:00:00+08:00');
      expect(status.nextDeadline).toBeUndefined();
      await file.command(PROPERTY_COMMANDS.closePropertyFile, { reason: '' }, '2026-07-03T12:00:00+08:00');
      expect(await file.handle.result()).toMatchObject({ ending: 'FILE_CLOSED', rule: 'CLS-4' });
      await histories.captureRun(file.workflowId, 'property-closed');
    },
  );

  it.concurrent('passes each deadline by its own timer, dated to it: not sought, the preservation lapses', async () => {
    const file = await preserved();
    for (const [before, until, next] of [
      ['2026-06-08T23:59:59+08:00', '2026-06-09T00:00:10+08:00', SEEK_BY],
      ['2026-07-06T23:59:59+08:00', '2026-07-07T09:00:00+08:00', undefined],
    ] as const) {
      await file.changed('propertyChanged', running(before, until, 4));
      await eventually(async () => expect((await file.status()).nextDeadline?.at).toBe(next));
    }
    expect(file.services.of('reachPropertyDeadline')).toMatchObject([{ at: BEGIN_BY }, { at: SEEK_BY }]);
    await file.handle.terminate();
  });

  it.concurrent('asks again when the service says that the file stands otherwise', async () => {
    const file = await preserved();
    const { files } = file.services;
    files.property = { ...files.property, settlement: { ...files.property.settlement, standing: 'PERFORMED' } };
    await file.changed('propertyChanged', standing('2026-06-20T09:00:00+08:00'));
    expect(await file.handle.result()).toMatchObject({ ending: 'RELEASED', rule: 'CLS-1' });
    await histories.captureRun(file.workflowId, 'property-released');
    const late = file.command(PROPERTY_COMMANDS.closePropertyFile, { reason: '' }, '2026-06-21T09:00:00+08:00');
    await expect(late).rejects.toThrow();
  });
});

describe('the case of a property file that has ended', () => {
  it.concurrent('goes on where its file was opened again before it could close', async () => {
    const file = await preserved();
    const { files } = file.services;
    const { property } = files;
    files.property = { ...property, settlement: { ...property.settlement, standing: 'PERFORMED' } };
    file.services.before('reviewProperty', () =>
      file.changed('propertyReopened', standing('2026-06-04T09:00:00+08:00')),
    );
    file.services.before('reviewProperty', () => void (files.property = property));
    await file.changed('propertyChanged', standing('2026-06-03T09:00:00+08:00'));
    await eventually(() => expect(file.services.of('reviewProperty')).toHaveLength(3));
    await file.until({ stage: 'UNDER_CONTROL', nextDeadline: expect.objectContaining({ at: BEGIN_BY }) as never });
    expect(await file.status()).not.toHaveProperty('ending');
    await file.command(PROPERTY_COMMANDS.closePropertyFile, { reason: '' }, '2026-06-05T12:00:00+08:00');
    expect(await file.handle.result()).toMatchObject({ ending: 'FILE_CLOSED' });
    await histories.captureRun(file.workflowId, 'property-reopened');

    // Its next life has steps of its own: none has the number of one before.
    files.property = property;
    const about = { authority: PRESERVED, reopenings: 1 };
    await file.start(WORKFLOW_TYPES.assetControl, file.workflowId, 'UNDER_CONTROL', about);
    await file.until({ nextDeadline: expect.objectContaining({ at: BEGIN_BY }) as never });
    const steps = file.services.of('reviewProperty').map(({ step }) => step);
    expect(steps).toEqual([1, 2, 3, 1_000_001]);
    await file.handle.terminate();
  });
});

describe('the case of a credit record', () => {
  it.concurrent('goes from the proposal over the decision and its grace to publication', async () => {
    const file = await proposed();
    const { files } = file.services;
    const decided = await file.command(
      CREDIT_COMMANDS.decideProposal,
      DECISION,
      '2026-06-03T09:00:00+08:00',
      'president-1',
    );
    expect(decided).toMatchObject({ stage: 'GRACE', nextDeadline: { at: GRACE_OVER, rule: 'DIS-GRACE-1' } });
    files.serve('l-1', { at: courtInstant('2026-06-04T09:00:00+08:00'), by: 'clerk-1' });
    const publish = { listingId: 'l-1' };
    const early = file.command(CREDIT_COMMANDS.publishEntry, publish, '2026-09-03T23:00:00+08:00');
    expect(await refusalOf(early)).toEqual({ code: 'LISTING.IN_GRACE', rule: 'DIS-GRACE-1' });
    await file.changed('creditChanged', running('2026-09-03T23:59:59+08:00', '2026-09-04T08:00:00+08:00', 4));
    // The entry lies before the officer from then on, until the end of that day.
    await file.until({ nextDeadline: expect.objectContaining({ at: '2026-09-05T00:00:00+08:00' }) as never });
    expect(file.services.of('reachCreditDeadline')).toMatchObject([{ at: GRACE_OVER, partyId: DEBTOR }]);
    const published = await file.command(CREDIT_COMMANDS.publishEntry, publish, '2026-09-04T09:00:00+08:00');
    expect(published).toMatchObject({ stage: 'PUBLISHED', awaiting: '删除、屏蔽或者期限届满' });
    await histories.captureRun(file.workflowId, 'credit-published');
    await file.handle.terminate();
  });

  it.concurrent('stands without an entry where the president does not list, until a person closes it', async () => {
    const file = await proposed();
    const refused = { ...DECISION, verdict: { outcome: 'REFUSE', reasons: ['已提供担保'] } };
    const at = '2026-06-03T09:00:00+08:00';
    const status = await file.command(CREDIT_COMMANDS.decideProposal, refused, at, 'president-1');
    expect(status).toMatchObject({ stage: 'CLEAR' });
    const { files } = file.services;
    files.credit = { ...files.credit, debt: { ...files.credit.debt, owed: 0n, performedOn: legalDate('2026-06-03') } };
    await file.command(CREDIT_COMMANDS.closeCreditRecord, { reason: '不予纳入' }, '2026-06-03T10:00:00+08:00');
    expect(await file.handle.result()).toMatchObject({ ending: 'RECORD_CLOSED', rule: 'CLS-4' });
    await histories.captureRun(file.workflowId, 'credit-closed');
  });
});

describe('what these cases have done', () => {
  it('is reproduced by the code of today', async () => {
    await histories.reproduce(await replayBundle(), 5);
  });
});
