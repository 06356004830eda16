import {
  addDays,
  dateText,
  endOfDay,
  legalDateOf,
  renewedTerm,
  type CourtInstant,
  type LawErrorText,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { changed, inEffect, queuedAs } from './control-receipt.js';
import { placed, withoutLapse } from './ranks.js';
import {
  assetIn,
  authorityOf,
  firstRefusal,
  freeId,
  happenedBy,
  isStanding,
  renewableOf,
  renewedUnder,
  rowOf,
} from './lookup.js';
import { renewalDays } from './pack-terms.js';
import { liftsAll } from './release-held.js';
import { applyChange, inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Control, type ControlAuthority, type PropertyFile, type Renewal } from './property-file.js';
import { withoutRedundant } from './redundant-control.js';
import { type Sided } from '../credit/by-creditor.js';

/** A renewal (续行) that is asked for, or that the court makes of its own motion. */
export interface RenewalInput {
  readonly controlId: string;
  /** The party who asks; null: the court's own motion. */
  readonly askedBy: string | null;
  readonly askedOn: LegalDate;
  readonly rulingNumber: string;
  readonly noticeNumber: string;
}

/** An application to have a control renewed (续行申请). */
export interface RenewalApplication {
  readonly controlId: string;
  readonly byPartyId: string;
  /** On which side of the case he stands. */
  readonly side: Sided['side'];
  readonly askedOn: LegalDate;
}

/**
 * PROC-9R, S18: the creditor (申请执行人) asks to have a control renewed, under 执保 its applicant. The day on which he asks keeps his time, whenever the court rules
 * on it by the last day. Nobody else asks for it: an application silences the warnings of those whom the control secures. One application keeps it for every
 * creditor: a second one asks for nothing that does not lie before the court. `RENEWAL.NOT_CREDITOR`, `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`,
 * `RENEWAL.NOT_IN_EFFECT`, `RENEWAL.PENDING`, `RENEWAL.NOTHING_OWED`, `RENEWAL.ON_APPLICATION_ONLY`, `RENEWAL.LATE`, `RENEWAL.ASKED_ALREADY`.
 * Source: 民诉法解释485; 保全规定18.
 */
export function decideRenewalApplication(
  file: PropertyFile,
  { controlId, byPartyId, side, askedOn }: RenewalApplication,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  if (side !== 'CREDITOR') return NOT_CREDITOR;
  const term = termAsked(file, { controlId, askedBy: byPartyId, askedOn }, turn);
  if (!term.ok) return term;
  const { control, lastDay } = term.value;
  if (control.renewalAsked !== undefined) return ASKED_ALREADY;
  const asked = { ...control, renewalAsked: { byPartyId, on: askedOn } };
  return accept(changed(asked, turn, { kind: 'RENEWAL_ASKED', byPartyId, on: askedOn, lastDay }));
}

/**
 * PROC-9R, S18: a control is renewed: its order, with ruling and notice; its last day moves with the receipt alone. Under 执 and 执恢 on
 * application or of the court's own motion until the last day; under 执保 the applicant must ask seven days before it. Later only a new
 * control can be made. Where an application is in the file, that one is granted. `RENEWAL.PAPERS_MISSING`, `RENEWAL.TOO_EARLY`, and as
 * {@link decideRenewalApplication}. Source: 民诉法解释485; 保全规定18; 查扣冻规定27.
 */
export function decideRenewal(file: PropertyFile, input: RenewalInput, turn: PropertyTurn): Decision<PropertyChange> {
  const { controlId, rulingNumber, noticeNumber } = input;
  const applied = file.controls.find(({ id }) => id === controlId)?.renewalAsked;
  const askedBy = applied?.byPartyId ?? input.askedBy;
  const askedOn = applied?.on ?? input.askedOn;
  const term = termAsked(file, { controlId, askedBy, askedOn }, turn);
  if (!term.ok) return term;
  const opens = addDays(term.value.lastDay, -renewalDays(turn.pack));
  if (legalDateOf(turn.at) < opens) return tooEarly(opens);
  if (rulingNumber.trim() === '' || noticeNumber.trim() === '') return PAPERS_MISSING;
  const { control, from, newLastDay: lastDay } = term.value;
  const renewal: Renewal = {
    askedOn,
    by: askedBy ?? turn.by,
    from,
    lastDay,
    order: { rulingNumber, noticeNumber, at: turn.at },
  };
  const { renewalAsked: _, ...rest } = control;
  return accept(
    changed({ ...rest, renewals: [...control.renewals, renewal] }, turn, { kind: 'RENEWAL_ORDERED', from, lastDay }),
  );
}

/**
 * PROC-9R, S18: one ruling renews several controls, as one ruling orders them, under one number ({@link renewedUnder}): in enforcement also those of an earlier
 * case, but no preservation beside them, nor one beside another. One that is refused refuses them all, and says which. Each has its receipt of its own.
 * `RENEWAL.NO_CONTROLS`, `RENEWAL.OTHER_NUMBER`, and as {@link decideRenewal}.
 */
export function decideRenewals(
  file: PropertyFile,
  renewals: readonly RenewalInput[],
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const [first] = renewals;
  if (first === undefined) return NO_CONTROLS;
  const numberOf = ({ controlId }: RenewalInput) => {
    const control = file.controls.find(({ id }) => id === controlId);
    return control && renewedUnder(file, control);
  };
  const changes: PropertyChange[] = [];
  let after = file;
  for (const [index, renewal] of renewals.entries()) {
    const decision = decideRenewal(after, renewal, turn);
    if (!decision.ok) return refusedOf(decision.error, index);
    if (numberOf(renewal) !== numberOf(first)) return refusedOf(OTHER_NUMBER, index);
    changes.push(decision.value);
    after = applyChange(after, decision.value);
  }
  return accept(inOneChange(changes));
}

/** Said at the control that it concerns, where something that is said of it is wrong; what its stage forbids names nothing. */
const refusedOf = ({ code, rule, path, zh, en }: LawErrorText, index: number): Decision<never> =>
  refuse({ code, rule, ...(path !== undefined && { path: `/controlIds/${index}` }), zh, en });

const NO_CONTROLS = refuse({
  code: 'RENEWAL.NO_CONTROLS',
  rule: 'PROC-9R',
  path: '/controlIds',
  zh: '续行裁定须写明所续行的控制措施。',
  en: 'A ruling names the controls that it renews.',
});
const OTHER_NUMBER: LawErrorText = {
  code: 'RENEWAL.OTHER_NUMBER',
  rule: 'PROC-9R',
  path: '/controlId',
  zh: '财产保全与执行中的控制措施不在同一份裁定中续行，保全措施须在其执保案号下另行裁定。',
  en: 'A preservation is renewed by a ruling under its own number, not beside controls of enforcement or of another preservation.',
};
const NOT_CREDITOR = refuse({
  code: 'RENEWAL.NOT_CREDITOR',
  rule: 'PROC-9R',
  path: '/partyId',
  zh: '续行由申请执行人申请，财产保全的由申请保全人申请；该当事人不是申请人。',
  en: 'A renewal is applied for by the creditor, that of a preservation by its applicant; this party is neither.',
});
const ASKED_ALREADY = refuse({
  code: 'RENEWAL.ASKED_ALREADY',
  rule: 'PROC-9R',
  path: '/controlId',
  zh: '该项控制措施的续行申请已经收到，待人民法院裁定，不必重复申请。',
  en: 'The renewal of this control is applied for already and lies before the court.',
});
const PAPERS_MISSING = refuse({
  code: 'RENEWAL.PAPERS_MISSING',
  rule: 'PROC-9R',
  path: '/rulingNumber',
  zh: '续行须有裁定和协助执行通知书，并写明两者文号。',
  en: 'A renewal has its ruling and its notice of assistance, both with their numbers.',
});

type Asked = Pick<RenewalInput, 'controlId' | 'askedBy' | 'askedOn'>;

/** The term that a control gets by being asked for on a day, and ruled on today. */
function termAsked(
  file: PropertyFile,
  asked: Asked,
  turn: PropertyTurn,
): Decision<{
  readonly control: Control;
  readonly lastDay: LegalDate;
  readonly from: LegalDate;
  readonly newLastDay: LegalDate;
}> {
  const known = rowOf(file.controls, asked.controlId, '/controlId');
  const fault = firstRefusal([known, happenedBy(asked.askedOn, turn.at, '/askedOn')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  const control = known.value;
  const { lastDay } = control;
  if (lastDay === undefined || (control.state !== 'EFFECTIVE' && control.state !== 'QUEUED')) {
    return refuse({
      code: 'RENEWAL.NOT_IN_EFFECT',
      rule: 'PROC-9R',
      path: '/controlId',
      zh: '该项控制措施没有正在计算的期限，不能续行。',
      en: 'No term of this control runs: there is nothing to renew.',
    });
  }
  const authority = authorityOf(file, control);
  const wrong = faultOf(file, control, authority, asked);
  if (wrong !== undefined) return wrong;
  const term = renewedTerm({
    ...renewableOf(file, { ...control, lastDay }),
    askedOn: asked.askedOn,
    asset: control.frozenAs,
  });
  // The ruling itself is made while the control lasts: asked for in time and ruled on afterwards, there is nothing left to renew.
  if (term.outcome === 'LATE' || legalDateOf(turn.at) > lastDay) {
    return refuse({
      code: 'RENEWAL.LATE',
      rule: 'PROC-9R',
      path: '/askedOn',
      zh: '续行期限已过，原措施期满失效，只能重新采取措施并重新排列顺位。',
      en: 'It is too late to renew: the control ends, and only a new one can be made, with a new rank.',
    });
  }
  return accept({ control, lastDay, from: term.from, newLastDay: term.lastDay });
}

/**
 * A renewal follows upon the term that it renews; one made long before would hold the property for longer than the law gives. It is applied for on
 * any day. Source: 民诉法解释485.
 */
const tooEarly = (opens: LegalDate): Decision<never> =>
  refuse({
    code: 'RENEWAL.TOO_EARLY',
    rule: 'PROC-9R',
    path: '/controlId',
    zh: `续行应当在期限临近届满时裁定，自${dateText(opens)}起可以裁定。`,
    en: `A control is renewed towards the end of its term: the court rules on it from ${opens} on.`,
  });

function faultOf(
  file: PropertyFile,
  control: Control,
  { under, preservation }: ControlAuthority,
  { askedBy }: Asked,
): Decision<never> | undefined {
  if (pendingRenewal(control) !== undefined) {
    return refuse({
      code: 'RENEWAL.PENDING',
      rule: 'PROC-9R',
      path: '/controlId',
      zh: '续行通知已经发出，正在等待回执。',
      en: 'A renewal is ordered already and waits for its receipt.',
    });
  }
  if (liftsAll(file)) {
    return refuse({
      code: 'RENEWAL.NOTHING_OWED',
      rule: 'PROC-12',
      path: '/controlId',
      zh: '义务已经履行完毕或者执行程序已经终结，应当解除控制措施，不再续行。',
      en: 'Everything is performed, or enforcement has ended: the control is released, not renewed.',
    });
  }
  if (under === '执保' && askedBy !== preservation?.applicantPartyId && !askedInEnforcement(control)) {
    return refuse({
      code: 'RENEWAL.ON_APPLICATION_ONLY',
      rule: 'PROC-9R',
      zh: '保全措施只能依申请保全人的申请续行。',
      en: 'A preservation is renewed on its applicant’s application only.',
    });
  }
  return undefined;
}

/** PROC-9R: an application that lies before the court from when it had the control under enforcement itself, when every creditor could ask. */
const askedInEnforcement = ({ renewalAsked, fellBackOn }: Control): boolean =>
  renewalAsked !== undefined && fellBackOn !== undefined && renewalAsked.on <= fellBackOn;

/** The receipt of a renewal. */
export interface RenewalReceipt {
  readonly controlId: string;
  readonly receivedAt: CourtInstant;
  readonly by: string;
  /** The day on which it was carried out; it counts, whenever the receipt comes. */
  readonly effectiveOn: LegalDate;
  /** Names the control that it becomes where it was carried out too late; absent: it is numbered after the old one. */
  readonly newControlId?: string;
}

/**
 * PROC-9R, S18: the receipt of a renewal. Carried out by the old last day, the new term follows it and the rank is kept, and a lapse that
 * was recorded meanwhile is taken back, and with it what was ordered in its place; later, the old control has lapsed and the receipt makes a new one, behind everybody who came
 * before. `PROPERTY.UNKNOWN`, `PROPERTY.KNOWN`, `PROPERTY.NOT_YET`, `RENEWAL.NOT_ORDERED`, `RENEWAL.DAY_IMPOSSIBLE`. Source: 查扣冻规定27.
 */
export function decideRenewalReceipt(
  file: PropertyFile,
  input: RenewalReceipt,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const known = rowOf(file.controls, input.controlId, '/controlId');
  const fault = firstRefusal([
    known,
    happenedBy(input.receivedAt, turn.at, '/receivedAt'),
    ...(input.newControlId === undefined ? [] : [freeId(file.controls, input.newControlId, '/newControlId')]),
  ]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  const control = known.value;
  const pending = pendingRenewal(control);
  if (pending?.order === undefined || control.state === 'RELEASED') {
    return refuse({
      code: 'RENEWAL.NOT_ORDERED',
      rule: 'PROC-9R',
      path: '/controlId',
      zh: '没有等待回执的续行通知。',
      en: 'No renewal of this control waits for a receipt.',
    });
  }
  const { effectiveOn, receivedAt, by } = input;
  if (effectiveOn < legalDateOf(pending.order.at) || effectiveOn > legalDateOf(receivedAt)) {
    return refuse({
      code: 'RENEWAL.DAY_IMPOSSIBLE',
      rule: 'PROC-9R',
      path: '/effectiveOn',
      zh: '办理续行之日应在发出通知之后、收到回执之前。',
      en: 'A renewal is carried out between its order and its receipt.',
    });
  }
  if (effectiveOn >= pending.from) return accept(anew(file, control, input, turn));
  const { from, lastDay } = pending;
  const renewed: Control = {
    ...control,
    renewals: withReceipt(control, { receivedAt, by, effectiveOn }),
    lastDay,
    state: control.state === 'LAPSED' ? heldAs(control) : control.state,
  };
  const event = changed(renewed, turn, { kind: 'RENEWED', from, lastDay });
  if (control.state !== 'LAPSED') return accept(event);
  const withdrawn = changed(renewed, turn, { kind: 'LAPSE_WITHDRAWN', lastDay });
  const place = renewed.state === 'EFFECTIVE' ? withoutLapse(assetIn(file, control.assetId)) : {};
  const restored = { ...event, ...place, happened: [...withdrawn.happened, ...event.happened] };
  return accept(inOneChange([restored, withoutRedundant(file, control, turn)]));
}

/** What a control was before it lapsed: queued, unless it had effect. */
const heldAs = ({ effectiveOn }: Control): 'EFFECTIVE' | 'QUEUED' =>
  effectiveOn === undefined ? 'QUEUED' : 'EFFECTIVE';

/**
 * The old control is over; the receipt makes a new one, which is queued where anybody else has the property under control meanwhile. Where
 * a new control was ordered in the meantime, that one goes on.
 */
function anew(file: PropertyFile, control: Control, input: RenewalReceipt, turn: PropertyTurn): PropertyChange {
  const { receivedAt, by, effectiveOn } = input;
  // Its papers state the term that was to follow the old one: its keeper has it to that day, and no longer.
  const { order: given, lastDay: until } = pendingRenewal(control)!;
  const order = given!;
  const other = file.controls.find(
    (one) => one.id !== control.id && one.assetId === control.assetId && isStanding(one),
  );
  const id = input.newControlId ?? nextId(file, control);
  const newControlId = other === undefined ? id : null;
  const lapsed: Control = {
    ...control,
    state: 'LAPSED',
    renewals: withReceipt(control, {
      receivedAt,
      by,
      effectiveOn,
      ...(newControlId === null ? {} : { newControlId }),
    }),
  };
  const asset = assetIn(file, control.assetId);
  const rank = asset.priorControls + asset.queuedBehind + 1;
  const { convertedFrom: _, fellBackOn: __, effectiveOn: ___, lastDay, ...kept } = control;
  const queued: Control = {
    ...kept,
    id,
    authority: renewedUnder(file, control),
    rulingNumber: order.rulingNumber,
    noticeNumber: order.noticeNumber,
    orderedAt: order.at,
    orderedBy: turn.by,
    rank,
    renewals: [],
    receipt: { receivedAt, by, outcome: rank === 1 ? 'DONE' : 'QUEUED' },
    state: 'QUEUED',
  };
  const waiting: Control = { ...queued, ...(turn.pack.assets.queuedTermRuns === true ? { lastDay: until } : {}) };
  const place = placed(asset, { priorControls: rank - 1, queuedBehind: 0 });
  const made: PropertyChange =
    rank === 1
      ? inEffect(file, queued, { effectiveOn, lastDay: until }, turn)
      : { ...queuedAs(asset, waiting, rank, turn), ...place };
  const before =
    control.state === 'LAPSED'
      ? []
      : changed(lapsed, { at: endOfDay(lastDay!) }, { kind: 'LAPSED', lastDay: lastDay! }).happened;
  const late = changed(lapsed, turn, { kind: 'RENEWED_TOO_LATE', newControlId });
  const over = { controls: [lapsed], happened: [...before, ...late.happened] };
  return newControlId === null ? over : inOneChange([over, made]);
}

/** A name that no control has: that of the old one, numbered. */
function nextId({ controls }: PropertyFile, { id, renewals }: Control): string {
  let n = renewals.length;
  while (controls.some((one) => one.id === `${id}.${n}`)) n += 1;
  return `${id}.${n}`;
}

/** The renewals of a control with the receipt of the last one. */
function withReceipt({ renewals }: Control, receipt: NonNullable<Renewal['receipt']>): Renewal[] {
  return renewals.map((one, index) => (index === renewals.length - 1 ? { ...one, receipt } : one));
}

/** The renewal that is ordered and waits for its receipt. */
export function pendingRenewal({ renewals }: Control): Renewal | undefined {
  const last = renewals.at(-1);
  return last !== undefined && last.receipt === undefined ? last : undefined;
}
