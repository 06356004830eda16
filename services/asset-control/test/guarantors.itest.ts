import { describe, expect, it } from '@jest/globals';
import { guarantorIdentified } from '@hejie/contracts/facts';
import { courtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { eventually } from '@hejie/testing';
import { GuarantorAccount } from '../src/guarantor/guarantor-account.entity.js';
import { assetControlWithCases } from './fixture/case.js';
import { ENFORCEMENT } from './fixture/controlled.js';
import { at, creditorOf, debtorOf, named, openedFile, papers, underControl } from './fixture/on-paper.js';

const { court, courtCase } = assetControlWithCases();

/** Mediation has told whose account acts for the guarantor. */
async function identified(caseId: string, named: string, partyRef: string): Promise<void> {
  const { service } = court;
  const occurredAt = courtInstant(at('2026-06-01'));
  const data = { caseId, guarantorId: named, partyRef, at: occurredAt };
  await service.unitOfWork.run((tx) =>
    service.get(Outbox).append(tx, { definition: guarantorIdentified, caseId, aggregateId: caseId, data, occurredAt }),
  );
  const heard = () => service.dataSource.manager.existsBy(GuarantorAccount, { caseId, partyRef });
  await eventually(async () => expect(await heard()).toBe(true), { timeout: 30_000 });
}

describe('民诉法236: a guarantor who is no party objects himself to what is taken of him', () => {
  it('PROC-18: sees his own property under control, objects for himself, and takes the ruling to the court above', async () => {
    const file = await openedFile(court, await courtCase());
    const { caseId } = file.of;
    const [guarantorId, account] = [`${caseId}/g-1`, `guarantor-${caseId.split('-').at(-1)}`];
    const own = await court.party(account);
    const ruled = { liability: 'GUARANTOR_BY_RULING', liabilityBasis: '（2026）鲁0502执1号之二' };
    const identity = `/cases/${encodeURIComponent(caseId)}/parties/${encodeURIComponent(guarantorId)}/identity`;
    await court.service
      .put(identity, await court.officer(), at('2026-06-01', '10:30:00'))
      .send({ kind: 'PERSON', name: '李四海', number: '11010519491231002X' })
      .expect(200);
    await file.hears('guaranteeOrdered', at('2026-06-01', '10:40:00'), {
      ...{ court: file.of.court, caseNumber: file.of.caseNumber, guarantorId: 'g-1', kind: 'SURETY' },
      ...{ rulingNumber: ruled.liabilityBasis, upTo: '100000.00' },
    });
    await named(court, file, 'account', {}, at('2026-06-01', '11:00:00'));
    await named(court, file, 'his', { ownerPartyId: guarantorId, ...ruled }, at('2026-06-01', '11:00:00'));
    const orders = ['account', 'his'].map((assetId) => ({ controlId: `c-${assetId}`, assetId, cap: '100000.00' }));
    await underControl(court, file, orders, '2026-06-02');
    // S14: of his property no more than was ruled.
    await named(court, file, 'more', { ownerPartyId: guarantorId, ...ruled }, at('2026-06-02', '16:00:00'));
    const more = { authority: ENFORCEMENT, orders: [{ controlId: 'c-more', assetId: 'more', cap: '1.00' }], ...papers };
    const beyond = await file.does('/controls', await court.judge(), at('2026-06-02', '17:00:00'), more, 422);
    expect(beyond).toMatchObject({ code: 'CONTROL.BEYOND_GUARANTEE', rule: 'SET-ART-18-1' });

    const objection = { objectionId: 'o-1', kind: 'OVER_LIMIT', controlIds: ['c-his'], byPartyId: guarantorId };
    await file.does('/objections', own, at('2026-06-03'), objection, 404);
    await identified(caseId, 'g-1', account);
    const { rows, due } = await file.reads('', own);
    expect(rows).toMatchObject({ assets: [{ id: 'his' }], controls: [{ id: 'c-his' }], objections: [] });
    expect([Object.keys(rows).sort(), due]).toEqual([['assets', 'controls', 'objections'], null]);
    const stranger = await court.party('somebody-else');
    await file.reads('', stranger, 404);
    await file.does('/objections', stranger, at('2026-06-03'), objection, 404);
    const debtors = { ...objection, byPartyId: debtorOf(file).partyId };
    expect((await file.does('/objections', own, at('2026-06-03'), debtors, 403)).code).toBe('AUTH.NOT_A_PARTY');
    const creditors = await court.party(creditorOf(file).partyRef!);
    await file.does('/objections', creditors, at('2026-06-03'), objection, 403);
    // What is the parties' alone stays so.
    await file.does(
      '/clues',
      own,
      at('2026-06-03'),
      { clueId: 'x', byPartyId: guarantorId, clear: true, text: '线索' },
      404,
    );

    await file.does('/objections', own, at('2026-06-03'), objection);
    expect((await file.reads('', own)).rows.objections).toMatchObject([{ id: 'o-1', byPartyId: guarantorId }]);
    const ruling = { objectionId: 'o-1', rulingNumber: '（2026）鲁0502执异3号', upheldFor: [] };
    await file.does('/objections/ruling', await court.judge(), at('2026-06-04'), ruling);
    const served = { objectionId: 'o-1', servedOn: '2026-06-05' };
    await file.does('/objections/service', await court.clerk(), at('2026-06-05', '10:00:00'), served);
    const asks = { objectionId: 'o-1', byPartyId: guarantorId };
    await file.does('/objections/reconsideration', own, at('2026-06-12'), { ...asks, postedOn: '2026-06-08' }, 403);
    await file.does('/objections/reconsideration', own, at('2026-06-12'), asks);
    expect((await file.reads('', own)).rows.objections).toMatchObject([
      { reconsideration: { applications: [{ byPartyId: guarantorId }] } },
    ]);
  }, 90_000);
});
