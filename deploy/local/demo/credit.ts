import type { CreditRecordAnswer, EntryParticularsBody as ShownOfEntry } from '@hejie/contracts/http';

import type { EnforcementNotice } from '@hejie/settlement';
import { onceRecorded } from './checks.js';
import type { Person } from './court.js';
import type { DemoCase } from './demo-case.js';
import { PRESIDENT } from './papers.js';

/** The credit record of the debtor in a case of the demonstration: listed, deleted, certified. */

interface ListingRow {
  readonly id: string;
  readonly authority: string;
  readonly stage: string;
  readonly published?: { readonly at: string };
  readonly deleted?: { readonly on: string };
}
interface WorkItem {
  readonly state: string;
  readonly dueAt: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

const debtorOf = (courtCase: DemoCase) => courtCase.party(courtCase.partiesOf('DEBTOR')[0]!);

/** Below the record of the debtor. */
export const recordPath = (courtCase: DemoCase, below = ''): string =>
  courtCase.path(`/credit/${encodeURIComponent(debtorOf(courtCase).partyId)}${below}`);

function creditRecord(courtCase: DemoCase): Promise<CreditRecordAnswer> {
  return courtCase.read('credit-repair', recordPath(courtCase));
}

export async function listing(courtCase: DemoCase): Promise<ListingRow> {
  return (await creditRecord(courtCase)).rows.listings![0] as unknown as ListingRow;
}

/** A command on the record; court time stands still for the next one. */
function does(courtCase: DemoCase, below: string, person: Person, body: unknown): Promise<unknown> {
  return courtCase.commandAndHold('credit-repair', recordPath(courtCase, below), person, body);
}

/** Proposed on the first ground, after the notice of enforcement has run; the debtor is offered a promise of credit and declines (DIS-ART-1, DIS-ART-5-1, CR-L-JX). */
export async function proposeListing(courtCase: DemoCase, notice: EnforcementNotice, evidence: string): Promise<void> {
  const judge = courtCase.staff('enforcement-judge');
  const { partyId, person } = debtorOf(courtCase);
  await courtCase.commandAndHold('credit-repair', courtCase.path('/credit'), judge, {
    partyId,
    listingId: 'l-1',
    caseNumber: courtCase.enforcement,
    notice,
    ground: 1,
    evidence: [evidence],
    subject: { kind: 'UNIT' },
  });
  await does(courtCase, '/promise', judge, { listingId: 'l-1' });
  await does(courtCase, '/promise/answer', person, { listingId: 'l-1', answer: 'DECLINED' });
}

/** The president lists and limits consumption under the number of the listing and on its notice, without grace; both are served, and the entry is published with what it shows (DIS-ART-5-1, DIS-ART-6, LIM-ART-1). */
export async function list(courtCase: DemoCase, shown: ShownOfEntry): Promise<void> {
  const president = courtCase.staff('court-president');
  const clerk = courtCase.staff('clerk');
  const verdict = { outcome: 'LIST', graceMonths: 0 };
  const servedAt = courtCase.now;
  await does(courtCase, '/decision', president, { listingId: 'l-1', verdict, ...PRESIDENT });
  await does(courtCase, '/decision/service', clerk, { listingId: 'l-1', servedAt });
  const subjectPartyId = debtorOf(courtCase).partyId;
  const { partyId: appliedBy } = courtCase.party(courtCase.partiesOf('CREDITOR')[0]!);
  const order = { id: 'm-1', kind: 'CONSUMPTION', subjectPartyId, capacity: 'DEBTOR', graceMonths: 0, appliedBy };
  const paper = { filedOn: courtCase.script.acts[0]!.at.slice(0, 10) };
  await does(courtCase, '/limits', president, { ...order, paper, ...PRESIDENT });
  await does(courtCase, '/limits/service', clerk, { limitId: 'm-1', servedAt });
  await courtCase.commandAndHold(
    'credit-repair',
    recordPath(courtCase, '/listings/l-1/particulars'),
    courtCase.staff('credit-officer'),
    shown,
    'PUT',
  );
  await does(courtCase, '/publication', courtCase.staff('credit-officer'), { listingId: 'l-1' });
}

/** The task of a kind in this case, once it is there. */
export async function task(courtCase: DemoCase, kind: string): Promise<WorkItem> {
  const path = `/work-items?caseId=${encodeURIComponent(courtCase.caseId)}&kind=${kind}`;
  const read = () =>
    courtCase.read<{ items: readonly WorkItem[] }>('credit-repair', path, courtCase.staff('credit-officer'));
  const { items } = await onceRecorded(read, (answer) => answer.items.length > 0);
  if (items[0] === undefined) throw new Error(`没有 ${kind} 待办事项（no such task）`);
  return items[0];
}

/** What is due after full performance is done by a person: the entry is deleted and the limit lifted (DIS-ART-10-1, LIM-ART-9-2). */
export async function deleteAndLift(courtCase: DemoCase): Promise<void> {
  const { facts } = await task(courtCase, 'DELETE');
  await does(courtCase, '/deletion', courtCase.staff('credit-officer'), { deletionId: facts.rowId });
  const paper = {
    facts: '被执行人已将生效法律文书确定的义务全部履行完毕。',
    bodies: ['三亚市公安局', '民航海南监管局'],
  };
  const lift = { limitId: 'm-1', ground: 'PERFORMED', scope: 'WHOLE', paper, ...PRESIDENT };
  await does(courtCase, '/limits/lift', courtCase.staff('enforcement-judge'), lift);
}

/** 信用修复告知书, to the bodies that are to know (CR-L-SY): from full performance on. */
export async function notify(courtCase: DemoCase): Promise<void> {
  await task(courtCase, 'DELETE');
  await does(courtCase, '/certificates/notice', courtCase.staff('credit-officer'), {
    id: 'n-1',
    purpose: '消除失信影响',
    receivers: ['三亚市发展和改革委员会', '三亚市市场监督管理局'],
    contact: '吴小云',
    phone: '0898-12368',
  });
}

/** The debtor applies himself for a certificate, with his letter; it is examined, he is visited, other cases are looked for, and it is issued (CR-L-PD). */
export async function certify(courtCase: DemoCase, purpose: string): Promise<void> {
  const { person } = debtorOf(courtCase);
  const officer = courtCase.staff('credit-officer');
  await does(courtCase, '/opening', officer, { kind: 'UNIT' });
  const content = Buffer.from('%PDF-1.4\n信用修复申请书\n').toString('base64');
  const letter = { documentId: 'p-1', name: '信用修复申请书.pdf', mediaType: 'application/pdf', content };
  await does(courtCase, '/proofs', person, letter);
  await does(courtCase, '/applications', person, {
    id: 'a-1',
    kind: 'CERTIFICATE',
    concerns: null,
    materials: [{ kind: 'APPLICATION_LETTER', documentId: 'p-1' }],
  });
  // An officer examines what the record knows: that all is paid, performance tells a moment later, and later still after an outage.
  await onceRecorded(
    () => creditRecord(courtCase),
    ({ rows }) => typeof rows['debt']?.[0]?.['performedOn'] === 'string',
  );
  await does(courtCase, '/applications/examination', officer, { id: 'a-1' });
  const inquiry = { id: 'v-1', kind: 'VISIT', whom: '申请企业', found: '经走访，企业正常经营，义务已经全部履行。' };
  await does(courtCase, '/applications/inquiries', officer, { id: 'a-1', inquiry });
  await does(courtCase, '/certificates/repair', officer, {
    applicationId: 'a-1',
    certificateId: 'vc-1',
    purpose,
    elsewhere: { cases: [], basis: '经全国法院执行案件管理系统查询，未见其他案件' },
  });
}

/** What a credential of the record says in words. */
export async function statement(courtCase: DemoCase, certificateId: string): Promise<string> {
  const path = recordPath(courtCase, `/certificates/${certificateId}/credential`);
  const { credential } = await courtCase.read<{ credential: string }>('credit-repair', path);
  const payload = Buffer.from(credential.split('.')[1]!, 'base64url').toString('utf8');
  return (JSON.parse(payload) as { credentialSubject: { statement: string } }).credentialSubject.statement;
}
