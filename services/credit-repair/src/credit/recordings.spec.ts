import { expect, it } from '@jest/globals';
import { type FileOccasion } from '@hejie/casework';
import { creditRepairNoticeIssued } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { courtInstant, legalDate } from '@hejie/law';
import { type CreditChange, type CreditFile } from '@hejie/settlement';
import { recordingsOf } from './recordings.js';

const at = courtInstant('2026-05-06T10:00:00+08:00');

const CASE = '2026-鲁0502-执前调-5';

/** The letters that say that the deletion of `l-1` is refused, in the record of a debtor. */
function refusedIn(about: string, requestedBy: string | null): readonly string[] {
  const refused = { at, reasons: ['尚未履行'] };
  const row = { listingId: 'l-1', ground: 'CREDITOR_REQUEST', arisenOn: legalDate('2026-05-04'), requestedBy, refused };
  const after = { listings: [{ id: 'l-1', authority: '（2026）鲁0502执1号' }], deletionGrounds: [row] };
  const event = { kind: 'DELETION_REFUSED', at, by: 'judge', listingId: 'l-1', ground: 'CREDITOR_REQUEST' };
  const change = { happened: [event] } as unknown as CreditChange;
  const occasion = { caseId: CASE, about, at } as unknown as FileOccasion;
  return recordingsOf(change, after as unknown as CreditFile, occasion).flatMap(({ letters = [] }) =>
    letters.map(({ occasion: about }) => about),
  );
}

/** May the fact that tells of a letter have this id? */
const toldOf = (noticeId: string) =>
  creditRepairNoticeIssued.schema.safeParse({
    ...{ caseId: CASE, noticeId, partyId: `${CASE}.3`, kind: 'deletion-refused', subject: '不予删除通知书', at },
  });

it('a creditor is told of two debtors whose entries have one id in two letters, a debtor of his own', () => {
  const [one, other] = [`${CASE}.1`, `${CASE}.2`].flatMap((debtor) => refusedIn(debtor, 'creditor'));
  expect(one).not.toBe(other);
  for (const occasion of [one, other]) expect(toldOf(`${CASE}:${occasion}:${CASE}.3`)).toMatchObject({ success: true });
  expect(refusedIn('debtor-1', null)).toEqual(refusedIn('debtor-2', null));
});

it('whether a debtor is listed again is ended by what settles it: done by who proposes it, cancelled where nothing is owed any more', () => {
  const listings = [
    { id: 'l-1', authority: '（2026）鲁0502执1号' },
    { id: 'l-2', revoked: { at, by: 'officer' } },
  ];
  const tasksOf = (kind: string, by: string) => {
    const change = { happened: [{ kind, at, by, listingId: 'l-1', revokedId: 'l-2' }] } as unknown as CreditChange;
    const occasion = { caseId: CASE, about: 'd', at } as unknown as FileOccasion;
    return recordingsOf(change, { listings } as unknown as CreditFile, occasion).map(({ tasks }) => tasks);
  };
  const id = `consider-relisting/${CASE}/d/l-1/${at}`;
  expect(tasksOf('RELISTING_OPEN', 'officer')).toMatchObject([{ reopened: [{ id }] }]);
  expect(tasksOf('RELISTING_SETTLED', 'judge')).toMatchObject([{ done: [{ id, ifOpen: true }] }]);
  expect(tasksOf('RELISTING_SETTLED', CASE_ITSELF)).toEqual([{ cancelled: [{ id }] }]);
});

const EMPTY = { limits: [], penalties: [], corrections: [], applications: [] };
/** What a change with one event records. */
const recorded = (event: object, after: object) =>
  recordingsOf(
    { happened: [{ at, by: 'judge', listingId: 'l-1', ...event }] } as unknown as CreditChange,
    { listings: [{ id: 'l-1', authority: '（2026）鲁0502执1号' }], ...EMPTY, ...after } as unknown as CreditFile,
    { caseId: CASE, about: 'd', at, known: { caseNumber: '（2026）鲁0502执1号' } } as unknown as FileOccasion,
  );

it('DIS-ART-2-1: whether a term is made longer is ended by what settles it: done by who decides it, cancelled where it may not be any more', () => {
  const tasksOf = (kind: string, by: string) => recorded({ kind, by, since: at }, {}).map(({ tasks }) => tasks);
  const id = `consider-term-extension/${CASE}/d/l-1/${at}`;
  expect(tasksOf('TERM_EXTENSION_OPEN', 'judge')).toMatchObject([{ reopened: [{ id }] }]);
  expect(tasksOf('TERM_EXTENSION_SETTLED', 'president')).toMatchObject([{ done: [{ id, ifOpen: true }] }]);
  expect(tasksOf('TERM_EXTENSION_SETTLED', CASE_ITSELF)).toEqual([{ cancelled: [{ id }] }]);
});

it('CLS-2: a decision to list that is not executed says how the case was closed, and that this bars no further enforcement where it does not', () => {
  const told = (closedAs: string) =>
    recorded({ kind: 'LISTING_NOT_EXECUTED', why: 'ENFORCEMENT_ENDED' }, { debt: { closedAs } }).flatMap(
      ({ letters = [] }) => letters.map(({ body }) => body),
    );
  const follows = '不影响申请执行人依法申请恢复执行或者另行申请执行。';
  for (const [closedAs, more] of [
    ['终结执行', follows],
    ['销案', follows],
    ['不予执行', ''],
    ['驳回申请', ''],
  ] as const)
    expect(told(closedAs)).toEqual([
      `（2026）鲁0502执1号：本案已经以“${closedAs}”方式结案，将你（单位）纳入失信被执行人名单的决定不再执行，失信信息不予公布。${more}`,
    ]);
});
