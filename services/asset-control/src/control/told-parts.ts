import { publishFact, type NewLetter } from '@hejie/casework';
import { propertyOverdue } from '@hejie/contracts/facts';
import { ASSET_CLASS_NAMES } from '@hejie/law';
import { type Control, type ControlAuthority, type Objection, type PropertyFile } from '@hejie/settlement';
import { type PropertyOccasion, type Told } from '../property/told.js';
import { done, taskOf } from './control-tasks.js';

export const OFFICER = 'asset-control-officer';
export const JUDGE = 'enforcement-judge';

export const controlOf = ({ controls }: PropertyFile, id: string): Control =>
  controls.find((control) => control.id === id)!;
export const objectionOf = ({ objections }: PropertyFile, objectionId: string): Objection =>
  objections.find(({ id }) => id === objectionId)!;
const authorityOf = ({ authorities }: PropertyFile, { authority }: Control): ControlAuthority =>
  authorities.find(({ caseNumber }) => caseNumber === authority)!;

/** Who is told of a control that ends: under 执保 its applicant, who alone may ask; else the creditors. */
export function whoAsks(
  file: PropertyFile,
  controlId: string,
  { known }: PropertyOccasion,
): NonNullable<NewLetter['to']> {
  const { preservation } = authorityOf(file, controlOf(file, controlId));
  if (preservation) return [{ partyId: preservation.applicantPartyId }];
  return known.parties.filter(({ side }) => side === 'CREDITOR');
}

/** Tasks that what has happened has done, where anybody was asked for them. */
export const finished = (
  caseId: string,
  outcome: string,
  ...tasks: readonly (readonly [kind: string, row: string])[]
) => tasks.map(([kind, row]) => ({ ...done(caseId, kind, row), ifOpen: true as const, outcome: { outcome } }));

/** Something is overdue: the alarm as a fact, and the officer who is to see to it. */
export function overdue(
  what: 'RECEIPT' | 'QUERY' | 'SEARCH' | 'CLUE' | 'OBJECTION' | 'LIFT' | 'PRESERVATION_BEGIN',
  subject: string,
  zh: string,
  rule: string,
  occasion: PropertyOccasion,
  row = subject,
): Told {
  const role = what === 'OBJECTION' || what === 'LIFT' ? JUDGE : OFFICER;
  return {
    facts: [publishFact(propertyOverdue, { what, subject, latenessSeconds: occasion.latenessSeconds ?? 0 })],
    tasks: { opened: [taskOf(occasion, { kind: `${what}_OVERDUE`, row, role, rule, zh })] },
  };
}

/** What a control is on, for titles that would say the same of several: the class of its property and its own id, and nothing that describes the thing. */
export function namedControl(file: PropertyFile, controlId: string): string {
  const { assetId } = controlOf(file, controlId);
  const asset = file.assets.find(({ id }) => id === assetId)!;
  return `${ASSET_CLASS_NAMES[asset.class].zh}，${controlId}`;
}

/** The task of serving an order, of a control or of its last renewal, and getting its receipt. */
export function awaitReceipt(file: PropertyFile, controlId: string, act: '控制' | '续行', occasion: PropertyOccasion) {
  const control = controlOf(file, controlId);
  return taskOf(occasion, {
    kind: 'AWAIT_RECEIPT',
    row: act === '控制' ? orderRow(control) : renewalRow(control),
    role: OFFICER,
    rule: 'PROC-14',
    zh: `送达${act}裁定和协助执行通知书（${namedControl(file, controlId)}），收取回执`,
  });
}

/** The receipt of an order has come. */
export const receipted = (caseId: string, row: string, outcome: string) =>
  finished(caseId, outcome, ['AWAIT_RECEIPT', row], ['RECEIPT_OVERDUE', row]);

/** An order of a control by its notice, and of its last renewal. */
export const orderRow = ({ id, noticeNumber }: Control): string => `${id}/${noticeNumber}`;
export const renewalRow = ({ id, renewals }: Control): string => `${id}/${renewals.at(-1)!.order!.noticeNumber}`;

/** PROC-10, 执行程序解释4: another court is to hand over what it preserved; done once that is so, and over where the control is renewed by this court, lifted or lapsed. */
export const TAKE_OVER = 'TAKE_OVER_PRESERVED';

/** What was asked of a control that is lifted now: its receipt, that of its renewal, the renewal itself, and that its property is handed over. */
export function overWith(caseId: string, control: Control) {
  const { id, lastDay, renewals } = control;
  const orders = [
    orderRow(control),
    ...renewals.flatMap(({ order }) => (order ? [`${id}/${order.noticeNumber}`] : [])),
  ];
  const days = lastDay === undefined ? [] : [`${id}/${lastDay}`];
  return [
    ...orders.flatMap((row) => [done(caseId, 'AWAIT_RECEIPT', row), done(caseId, 'RECEIPT_OVERDUE', row)]),
    done(caseId, TAKE_OVER, id),
    ...days.flatMap((row) => [done(caseId, 'RENEW_CONTROL', row), done(caseId, 'DECIDE_RENEWAL', row)]),
  ];
}

/** It is to be lifted, and no release could be opened: its property is in another one already, or under control no longer. A judge looks. */
export const withoutRelease = (row: string, rule: string, occasion: PropertyOccasion) =>
  taskOf(occasion, {
    kind: 'REVIEW_LIFT_WITHOUT_RELEASE',
    row,
    role: JUDGE,
    rule,
    zh: '裁定解除的财产已在其他解除事项中或者已不在控制之下，核实该裁定是否已经落实',
  });
