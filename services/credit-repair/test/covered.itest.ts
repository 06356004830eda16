import { beforeAll, describe, expect, it } from '@jest/globals';
import { creditRepairFixture, NOTICE } from './fixture.js';
import { caseOfRecords } from './fixture/record-under-test.js';
import { LISTING, owing, plan, type SanctionsUnderTest } from './fixture/sanctions-under-test.js';

const creditRepair = creditRepairFixture();
beforeAll(() => caseOfRecords(creditRepair));

const PROPOSED = '2026-03-02T09:00:00+08:00';
const LATER = '2026-03-10T09:00:00+08:00';
const of = { listingId: LISTING };

/** Asset control tells what is under control; of whom, unless it is the debtor. */
const covered = (
  record: SanctionsUnderTest,
  at: string,
  controlled: string,
  { secured = '0.00', partyId = record.debtor } = {},
) => record.hears('covered', at, { caseId: record.courtCase.caseId, partyId, controlled, secured });

/** What a proposal on this ground is refused with; null: it is not. */
async function proposal(record: SanctionsUnderTest, ground: number, at: string, id: string): Promise<string | null> {
  const path = `/cases/${encodeURIComponent(record.courtCase.caseId)}/credit`;
  const said = {
    caseNumber: record.authority,
    notice: NOTICE,
    ground,
    evidence: ['隐匿存款'],
    subject: { kind: 'UNIT' },
  };
  const body = { partyId: record.debtor, listingId: id, ...said };
  const answer = await creditRepair.service.post(path, await record.token('credit-officer'), at).send(body);
  return answer.status === 201 ? null : answer.body.code;
}

describe('property under control that covers the debt (DIS-GRACE-2, DIS-ART-3)', () => {
  it('bars a proposal on ground 1, and no longer after its release (TV-D10)', async () => {
    const record = await owing(creditRepair);
    // The title with its interest is owed.
    await covered(record, PROPOSED, '200000.00');
    expect(await proposal(record, 1, PROPOSED, 'l-1')).toBe('LISTING.PROPERTY_SUFFICES');
    await covered(record, LATER, '99999.99');
    expect(await proposal(record, 1, LATER, 'l-1')).toBe(null);
  });

  it('bars a proposal on ground 6, and no longer after its release (TV-D10)', async () => {
    const record = await owing(creditRepair);
    // The first is overdue.
    await record.hears('agreed', '2026-03-01T10:00:00+08:00', plan(record, ['2026-02-20', '2026-09-20']));
    await covered(record, PROPOSED, '80000.00');
    expect(await proposal(record, 6, PROPOSED, 'l-1')).toBe('LISTING.PROPERTY_SUFFICES');
    await covered(record, LATER, '79999.99');
    expect(await proposal(record, 6, LATER, 'l-1')).toBe(null);
  });

  it.each([2, 3, 4, 5])('is no bar on ground %i', async (ground) => {
    const record = await owing(creditRepair);
    await covered(record, PROPOSED, '100000.00', { secured: '100000.00' });
    expect(await proposal(record, ground, PROPOSED, 'l-1')).toBe(null);
  });

  it('of a co-debtor is no bar for another one', async () => {
    const record = await owing(creditRepair);
    await covered(record, PROPOSED, '100000.00', { partyId: record.creditor });
    expect(await proposal(record, 1, PROPOSED, 'l-1')).toBe(null);
  });

  it('counts as it was told last, though what was told before comes after it', async () => {
    const record = await owing(creditRepair);
    await covered(record, LATER, '0.00');
    await covered(record, PROPOSED, '100000.00', { secured: '100000.00' });
    expect(await proposal(record, 1, LATER, 'l-1')).toBe(null);
  });

  it('holds off an entry that is decided and not published, and lets it through when it is gone', async () => {
    const record = await (await owing(creditRepair)).proposed(PROPOSED);
    await record.decided(PROPOSED);
    await covered(record, PROPOSED, '250000.00');
    expect(await record.refused('credit-officer', 'publication', PROPOSED, of)).toBe('LISTING.PROPERTY_SUFFICES');
    expect(await record.openTasks()).not.toContain('PUBLISH');
    await covered(record, LATER, '0.00');
    await record.published(LATER);
  });

  it('with security a limit of consumption may be lifted, and without it not (LIM-ART-9-1)', async () => {
    const record = await owing(creditRepair);
    await proposal(record, 2, PROPOSED, LISTING);
    await record.limited(PROPOSED);
    const signatories = [{ role: 'PRESIDENT', name: '周正' }];
    const paper = { facts: '第三人提供的担保确实有效。', bodies: ['东营市公安局'] };
    const lift = { limitId: 'm-1', ground: 'SECURED', scope: 'WHOLE', signatories, paper };
    expect(await record.refused('enforcement-judge', 'limits/lift', PROPOSED, lift)).toBe('LIFT.NOT_SECURED');
    await covered(record, LATER, '200000.00', { secured: '200000.00' });
    await record.does('enforcement-judge', 'limits/lift', LATER, lift);
    expect((await record.rows('limits'))[0]).toMatchObject({ lifted: { ground: 'SECURED' } });
  });
});
