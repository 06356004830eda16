import { describe, expect, it } from '@jest/globals';
import { ENFORCEMENT } from './fixture/controlled.js';
import { assetControlWithCases, type FileCase } from './fixture/case.js';
import { at, creditorOf, debtorOf, named, openedFile, papers, PRESERVED, underControl } from './fixture/on-paper.js';

const { court, courtCase } = assetControlWithCases();

const rows = async (file: FileCase, kind: string, token?: string) =>
  (await file.reads('', token ?? (await court.judge()))).rows[kind] as Record<string, never>[] | undefined;
const tasks = async ({ of }: FileCase, kind: string) =>
  (await court.service.workItems(of.caseId))
    .filter((task) => task.kind === kind)
    .map(({ state, role, dueAt }) => [state, role, dueAt?.toISOString() ?? null]);
const overdue = async ({ of }: FileCase) =>
  (await court.service.facts(of.caseId, 'property-overdue')).map(({ data }) => [data.what, data.subject, data.at]);
const midnight = (day: string) => new Date(at(day, '00:00:00')).toISOString();
const partyOf = (of: { readonly partyRef?: string }) => court.party(of.partyRef!);
const found = (file: FileCase, id: string) => ({
  ...{ id, class: 'VEHICLE', value: '50000.00', valuedOn: '2026-06-01', indivisible: true },
  ...{ ownerPartyId: debtorOf(file).partyId, detail: { description: `车辆${id}`, keeper: '东营市车辆管理所' } },
});

describe('clues, reports and declarations', () => {
  it('a clear clue is verified in seven days, an urgent one in three; its words are kept sealed (PROC-7)', async () => {
    const file = await openedFile(court, await courtCase());
    const { partyId: byPartyId } = creditorOf(file);
    const clue = { clueId: 'clue-1', byPartyId, clear: true, words: '被执行人有一辆小型轿车，停在某某小区。' };
    const creditor = await partyOf(creditorOf(file));
    await file.does('/clues', creditor, at('2026-06-02'), { ...clue, receivedAt: at('2026-05-02') }, 403);
    await file.does('/clues', creditor, at('2026-06-02'), clue);
    await file.does('/clues', await court.clerk(), at('2026-06-02'), { ...clue, clueId: 'clue-2', urgent: true });
    expect(await rows(file, 'clues')).toMatchObject([{ verifyBy: '2026-06-09' }, { verifyBy: '2026-06-05' }]);
    expect(await tasks(file, 'VERIFY_CLUE')).toEqual([
      ['OPEN', 'asset-control-officer', midnight('2026-06-10')],
      ['OPEN', 'asset-control-officer', midnight('2026-06-06')],
    ]);
    expect((await file.reads('/details', await court.officer())).clues[0]).toEqual({ id: 'clue-1', words: clue.words });
    await file.does('/clues/verification', await court.officer(), at('2026-06-03'), {
      clueId: 'clue-1',
      found: [found(file, 'car')],
    });
    await file.passes(at('2026-06-10', '00:00:00'));
    expect(await overdue(file)).toEqual([['CLUE', 'clue-2', at('2026-06-06', '00:00:00')]]);
    expect((await tasks(file, 'VERIFY_CLUE')).map(([state]) => state)).toEqual(['DONE', 'OPEN']);
    expect(await rows(file, 'assets')).toMatchObject([{ id: 'car', foundBy: 'CLUE', liability: 'DEBTOR' }]);
  }, 60_000);

  it('the debtor’s report is put beside what was found, and shown to the creditor alone (PROC-5, PROC-6)', async () => {
    const file = await openedFile(court, await courtCase());
    const debtor = await partyOf(debtorOf(file));
    const creditor = await partyOf(creditorOf(file));
    await named(court, file, 'car', { class: 'VEHICLE', value: '50000.00' }, at('2026-06-02'));
    const { partyId } = debtorOf(file);
    const items = [{ class: 'DEPOSIT', value: '100.00' }];
    await file.does('/reports', creditor, at('2026-06-03'), { reportId: 'r-1', partyId, items }, 403);
    await file.does('/reports', debtor, at('2026-06-03'), { reportId: 'r-1', partyId, items });
    expect(await file.reads(`/report-differences?partyId=${encodeURIComponent(partyId)}`, await court.judge())).toEqual(
      {
        differences: [
          { kind: 'NOT_REPORTED', assetId: 'car', class: 'VEHICLE', found: '50000.00' },
          { kind: 'NOT_FOUND', item: 0, class: 'DEPOSIT', reported: '100.00' },
        ],
      },
    );
    expect(await tasks(file, 'REVIEW_REPORT')).toHaveLength(1);
    expect(await rows(file, 'reports', creditor)).toEqual([]);
    const show = { reportId: 'r-1', partyId: creditorOf(file).partyId };
    await file.does('/reports/showing', await court.clerk(), at('2026-06-04'), { ...show, partyId }, 422);
    await file.does('/reports/showing', await court.clerk(), at('2026-06-04'), show);
    expect(await rows(file, 'reports', creditor)).toMatchObject([{ id: 'r-1', items: [{ value: '100.00' }] }]);
  }, 60_000);

  it('who is to declare disposals declares them; what is under control is laid before a judge (PROC-5)', async () => {
    const file = await openedFile(court, await courtCase());
    await named(court, file, 'account', {}, at('2026-06-02'));
    await underControl(court, file, [{ controlId: 'c-1', assetId: 'account', cap: '100000.00' }], '2026-06-02');
    const { partyId } = debtorOf(file);
    await file.does('/disposal-duties', await court.judge(), at('2026-06-03'), {
      ...{ dutyId: 'd-1', partyId, appliedByPartyId: creditorOf(file).partyId, noticeNumber: `${ENFORCEMENT}通1` },
    });
    await file.does('/disposal-duties/declaration', await partyOf(debtorOf(file)), at('2026-06-04'), {
      ...{ dutyId: 'd-1', partyId, kind: 'DISPOSAL', assetIds: ['account'], plannedOn: '2026-07-01' },
    });
    expect(await tasks(file, 'REVIEW_DISPOSAL')).toEqual([['OPEN', 'enforcement-judge', null]]);
  }, 60_000);

  it('a query that comes back on paper; what is not answered in time is an alarm (PROC-8)', async () => {
    const file = await openedFile(court, await courtCase());
    const { partyId } = debtorOf(file);
    const query = { queryId: 'q-1', authority: ENFORCEMENT, partyId, classes: ['DEPOSIT', 'VEHICLE'] };
    await file.does('/queries', await court.officer(), at('2026-06-02'), query);
    const answer = { class: 'VEHICLE', outcome: 'FOUND', receivedAt: at('2026-06-03'), by: '东营市车辆管理所' };
    const { ownerPartyId: _, ...car } = found(file, 'car');
    await file.does('/queries/answers', await court.officer(), at('2026-06-03'), {
      ...{ queryId: 'q-1', answers: [answer], found: [car] },
    });
    expect(await tasks(file, 'REVIEW_FOUND_PROPERTY')).toHaveLength(1);
    await file.passes(at('2026-06-06', '00:00:00'));
    expect(await overdue(file)).toEqual([['QUERY', 'q-1', at('2026-06-06', '00:00:00')]]);
  }, 60_000);
});

describe('objections, and applications to lift', () => {
  it('the debtor’s objection of too much is decided in fifteen days; equity above the limit goes in seven (PROC-12, PROC-18)', async () => {
    const file = await openedFile(court, await courtCase());
    await named(court, file, 'shares', { class: 'EQUITY', value: '200000.00' }, at('2026-06-01', '11:00:00'));
    await underControl(court, file, [{ controlId: 'c-1', assetId: 'shares' }], '2026-06-02');
    const { partyId: byPartyId } = debtorOf(file);
    const objection = { objectionId: 'o-1', kind: 'OVER_LIMIT', controlIds: ['c-1'], byPartyId };
    await file.does('/objections', await partyOf(debtorOf(file)), at('2026-06-03'), objection);
    expect(await tasks(file, 'DECIDE_OBJECTION')).toEqual([['OPEN', 'enforcement-judge', midnight('2026-06-19')]]);
    await file.passes(at('2026-06-19', '00:00:00'));
    expect(await overdue(file)).toEqual([['OBJECTION', 'o-1', at('2026-06-19', '00:00:00')]]);
    const ruling = { objectionId: 'o-1', rulingNumber: '（2026）鲁0502执异3号', upheldFor: ['c-1'] };
    await file.does('/objections/ruling', await court.judge(), at('2026-06-22'), ruling);
    expect(await tasks(file, 'DECIDE_OBJECTION')).toMatchObject([['DONE', 'enforcement-judge', expect.anything()]]);
    const served = { objectionId: ruling.objectionId, servedOn: '2026-06-22' };
    await file.does('/objections/service', await court.clerk(), at('2026-06-22', '18:00:00'), served);
    expect(await rows(file, 'releases')).toMatchObject([
      { ground: 'OVER_LIMIT', state: 'DUE', serveBy: at('2026-06-30', '00:00:00') },
    ]);
    expect(await court.service.letters(file.of.caseId, 'objection-decided')).toMatchObject([{ partyId: byPartyId }]);
  }, 60_000);

  it('an outsider’s objection that is dismissed may be sued upon for fifteen days, which are called over; until then nothing is sold (PROC-19)', async () => {
    const file = await openedFile(court, await courtCase());
    await named(court, file, 'car', { class: 'VEHICLE', indivisible: true }, at('2026-06-01', '11:00:00'));
    await underControl(court, file, [{ controlId: 'c-1', assetId: 'car' }], '2026-06-02');
    const objection = { objectionId: 'o-1', kind: 'OUTSIDER', controlIds: ['c-1'], byPartyId: 'outsider' };
    await file.does('/objections', await court.clerk(), at('2026-06-03'), objection);
    const ruling = { objectionId: 'o-1', rulingNumber: '（2026）鲁0502执异3号' };
    await file.does('/objections/ruling', await court.judge(), at('2026-06-04'), ruling);
    const served = { objectionId: 'o-1', servedOn: '2026-06-05' };
    await file.does('/objections/service', await court.clerk(), at('2026-06-05', '10:00:00'), served);
    expect(await tasks(file, 'AWAIT_OBJECTION_SUIT')).toEqual([['OPEN', 'enforcement-judge', midnight('2026-06-23')]]);
    const sale = { id: 's-1', assetId: 'car', lowestPrice: '100000.00', lastDay: '2026-07-31' };
    const allowed = { ...sale, priceControlled: true, creditorsConsent: false };
    const early = await file.does('/sales', await court.judge(), at('2026-06-08'), allowed, 422);
    expect(early.code).toBe('DISPOSAL.SUIT_OPEN');
    await file.passes(at('2026-06-23', '00:00:00'));
    expect(await tasks(file, 'AWAIT_OBJECTION_SUIT')).toMatchObject([['DONE', 'enforcement-judge', expect.anything()]]);
    expect(await tasks(file, 'GO_ON_AFTER_OBJECTION')).toHaveLength(1);
    const suit = { kind: 'OBJECTION', suitId: 'x-1', objectionId: 'o-1', byPartyId: 'outsider' };
    const late = { ...suit, caseNumber: '（2026）鲁0502民初9号', filedOn: '2026-06-23' };
    expect((await file.does('/suits', await court.clerk(), at('2026-06-23'), late, 422)).code).toBe('SUIT.LATE');
    await file.does('/sales', await court.judge(), at('2026-06-23', '10:00:00'), allowed);
  }, 60_000);

  it('an urgent application to lift a preservation is decided in 48 hours, another in five days (PROC-21)', async () => {
    const file = await openedFile(court, await courtCase(), { preserved: true });
    await named(court, file, 'account', {}, at('2026-06-01', '12:00:00'));
    await underControl(
      court,
      file,
      [{ controlId: 'c-1', assetId: 'account', cap: '100000.00' }],
      '2026-06-02',
      PRESERVED,
    );
    const { partyId: byPartyId } = creditorOf(file);
    const apply = { authority: PRESERVED, assetIds: ['account'], byPartyId, ground: 'CREDITOR_APPLIES' };
    const creditor = await partyOf(creditorOf(file));
    await file.does('/lift-applications', creditor, at('2026-06-03', '10:00:00'), {
      ...apply,
      applicationId: 'l-1',
      urgent: true,
    });
    await file.does('/lift-applications', await partyOf(debtorOf(file)), at('2026-06-03', '10:00:00'), {
      ...{ ...apply, applicationId: 'l-2', byPartyId: debtorOf(file).partyId, ground: 'SECURITY_GIVEN' },
    });
    expect((await tasks(file, 'DECIDE_LIFT')).map(([, , due]) => due)).toEqual([
      // Hours are counted from the next full one (PER-HOURS).
      new Date(at('2026-06-05', '11:00:00')).toISOString(),
      midnight('2026-06-09'),
    ]);
    await file.passes(at('2026-06-05', '11:00:00'));
    expect(await overdue(file)).toEqual([['LIFT', 'l-1', at('2026-06-05', '11:00:00')]]);
    await file.does('/lift-applications/ruling', await court.judge(), at('2026-06-05', '12:00:00'), {
      ...{ applicationId: 'l-2', granted: false, rulingNumber: `${PRESERVED}之八` },
    });
    const ruled = { applicationId: 'l-1', granted: true, rulingNumber: `${PRESERVED}之九` };
    const [refused, on] = [{ ...ruled, granted: false }, at('2026-06-05', '13:00:00')];
    const { code } = await file.does('/lift-applications/ruling', await court.judge(), on, refused, 422);
    expect(code).toBe('LIFT.TO_BE_GRANTED');
    await file.does('/lift-applications/ruling', await court.judge(), on, ruled);
    expect(await rows(file, 'releases')).toMatchObject([{ ground: 'CREDITOR_APPLIES', state: 'DUE' }]);
    expect((await tasks(file, 'DECIDE_LIFT')).map(([state]) => state)).toEqual(['DONE', 'DONE']);
  }, 60_000);
});

describe('what a party sees of the file', () => {
  it('is neither what is asked and ordered before it is carried out, nor what is another’s', async () => {
    const file = await openedFile(court, await courtCase());
    const debtor = await partyOf(debtorOf(file));
    await named(court, file, 'account', {}, at('2026-06-02'));
    const orders = [{ controlId: 'c-1', assetId: 'account', cap: '100000.00' }];
    await file.does('/controls', await court.judge(), at('2026-06-02'), { authority: ENFORCEMENT, orders, ...papers });
    expect([await rows(file, 'controls', debtor), await rows(file, 'assets', debtor)]).toEqual([[], []]);
    const receipt = { controlId: 'c-1', carriedOutBy: '某银行', outcome: 'DONE' };
    await file.does('/controls/receipt', await court.clerk(), at('2026-06-03'), receipt);
    expect(await rows(file, 'controls', debtor)).toMatchObject([{ id: 'c-1', state: 'EFFECTIVE' }]);
    expect(await rows(file, 'assets', debtor)).toMatchObject([{ id: 'account' }]);
    await file.reads('/control-proposal', debtor, 403);
    await file.reads('/details', debtor, 403);
  }, 60_000);
});
