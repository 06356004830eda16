import {
  dateText,
  freezeExpiry,
  legalDateOf,
  parseRate,
  type AssetClass,
  type CourtInstant,
  type ExactDecimal,
  type Fen,
  type LegalDate,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { assetIn, firstRefusal, happenedBy, renewalOf, rowOf } from './lookup.js';
import { isMoney } from './pack-terms.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type ControlEvent, type ToldOfControl } from './property-events.js';
import { placed } from './ranks.js';
import { type Asset, type Control, type PropertyFile } from './property-file.js';

/** The receipt (回执) of the one who carried an order out. */
export interface ReceiptOfControl {
  readonly controlId: string;
  readonly receivedAt: CourtInstant;
  /** The bank, the registry, the officer. */
  readonly by: string;
  readonly outcome: 'DONE' | 'QUEUED' | 'REFUSED';
  /**
   * The first day of the effect: of money the day of the bank's receipt, so it may be absent; else the registration or the taking, and of
   * equity the publication in the credit publicity system.
   */
  readonly effectiveOn?: LegalDate;
  /** The last day on his own books; absent: he keeps it as the order says ({@link termOrdered}). */
  readonly lastDay?: LegalDate;
  /** Of what is queued: 2 or above. */
  readonly rank?: number;
  /** What is really held, in fen. */
  readonly amount?: Fen;
  readonly reason?: string;
}

/**
 * PROC-9, PROC-14: an order was carried out, queued behind other courts, or refused. Carried out, it has effect from its first day to the last day
 * that was ordered, which is the one that its keeper has, or to the one that he names; queued, it has none until it moves up.
 * `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`, `CONTROL.RECEIPTED`, `CONTROL.EFFECTIVE_DAY_MISSING`, `CONTROL.EFFECTIVE_DAY_IMPOSSIBLE`,
 * `CONTROL.LAST_DAY_IMPOSSIBLE`, `CONTROL.RANK_MISSING`, `CONTROL.REASON_MISSING`. Source: 民诉法解释485; 查扣冻规定26; 股权冻结规定6.
 */
export function decideControlReceipt(
  file: PropertyFile,
  input: ReceiptOfControl,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const control = rowOf(file.controls, input.controlId, '/controlId');
  const fault = firstRefusal([control, happenedBy(input.receivedAt, turn.at, '/receivedAt')]);
  if (fault !== undefined) return fault;
  if (!control.ok) return control;
  const { receivedAt, by, outcome, amount, reason } = input;
  const asset = assetIn(file, control.value.assetId);
  const effectiveOn = input.effectiveOn ?? (isMoney(asset.class) ? legalDateOf(receivedAt) : undefined);
  const wrong =
    faultOf(input, control.value, effectiveOn, asset.class) ??
    (outcome === 'DONE' ? lastDayFault(control.value, effectiveOn!, input.lastDay) : undefined);
  if (wrong !== undefined) return wrong;
  const receipted: Control = {
    ...control.value,
    receipt: {
      receivedAt,
      by,
      outcome,
      ...(amount === undefined ? {} : { amount }),
      ...(reason === undefined ? {} : { reason }),
    },
  };
  if (outcome === 'REFUSED') {
    return accept(changed({ ...receipted, state: 'FAILED' }, turn, { kind: 'CONTROL_REFUSED', reason: reason! }));
  }
  if (outcome === 'QUEUED') {
    const queued: Control = { ...receipted, ...queuedTerm(receipted, turn), state: 'QUEUED' };
    return accept(queuedAs(asset, queued, input.rank!, turn));
  }
  const { until } = termOrdered(control.value);
  const lastDay = input.lastDay ?? earlier(until, longest(control.value, effectiveOn!));
  return accept(inEffect(file, receipted, { effectiveOn: effectiveOn!, lastDay }, turn));
}

/**
 * PROC-9, TV-25: the term that ruling and notice of a control state: from the day of the order, for the longest time of its kind. It is the term that
 * its keeper has on his books, so that no control of the file outlasts it. Source: 民诉法解释485.
 */
export function termOrdered({ orderedAt, frozenAs }: Pick<Control, 'orderedAt' | 'frozenAs'>): {
  readonly from: LegalDate;
  readonly until: LegalDate;
} {
  const from = legalDateOf(orderedAt);
  return { from, until: freezeExpiry({ effective: from, asset: frozenAs }).value };
}

const longest = ({ frozenAs: asset }: Control, effective: LegalDate): LegalDate =>
  freezeExpiry({ effective, asset }).value;
const earlier = (one: LegalDate, other: LegalDate): LegalDate => (one < other ? one : other);

/** A last day that a keeper names lies in the term of the law. */
function lastDayFault(
  control: Control,
  effectiveOn: LegalDate,
  lastDay: LegalDate | undefined,
): Decision<never> | undefined {
  if (lastDay === undefined || (lastDay >= effectiveOn && lastDay <= longest(control, effectiveOn))) return undefined;
  return refuse({
    code: 'CONTROL.LAST_DAY_IMPOSSIBLE',
    rule: 'PROC-9',
    path: '/lastDay',
    zh: `期限届满之日应在生效之后，且不得超过${dateText(longest(control, effectiveOn))}。`,
    en: `The last day lies after the first, and not after ${longest(control, effectiveOn)}.`,
  });
}

/** PROC-9: how long a queued control waits at the most, where the pack lets its term run; else it has no last day yet. */
function queuedTerm(control: Control, { pack }: PropertyTurn): Pick<Control, 'lastDay'> {
  return pack.assets.queuedTermRuns === true ? { lastDay: termOrdered(control).until } : {};
}

function faultOf(
  { outcome, rank, reason, receivedAt }: ReceiptOfControl,
  control: Control,
  effectiveOn: LegalDate | undefined,
  assetClass: AssetClass,
): Decision<never> | undefined {
  if (control.state !== 'ORDERED') {
    return refuse({
      code: 'CONTROL.RECEIPTED',
      rule: 'PROC-9',
      path: '/controlId',
      zh: '该项控制措施的回执已经收到。',
      en: 'The receipt of this control has come already.',
    });
  }
  if (outcome === 'REFUSED') {
    if ((reason ?? '').trim() !== '') return undefined;
    return refuse({
      code: 'CONTROL.REASON_MISSING',
      rule: 'PROC-9',
      path: '/reason',
      zh: '未能协助执行的，须写明原因。',
      en: 'Whoever does not carry an order out says why.',
    });
  }
  if (outcome === 'QUEUED') {
    if (rank !== undefined && rank >= 2) return undefined;
    return refuse({
      code: 'CONTROL.RANK_MISSING',
      rule: 'PROC-14',
      path: '/rank',
      zh: '轮候的，须写明轮候顺位，至少为第二位。',
      en: 'A queued control has its rank, two or above.',
    });
  }
  if (effectiveOn === undefined) {
    return refuse({
      code: 'CONTROL.EFFECTIVE_DAY_MISSING',
      rule: 'PROC-9',
      path: '/effectiveOn',
      zh:
        assetClass === 'EQUITY'
          ? '股权冻结自在国家企业信用信息公示系统公示时生效，须写明公示之日。'
          : '须写明办理登记或者实际控制之日。',
      en:
        assetClass === 'EQUITY'
          ? 'Equity is frozen from its publication in the credit publicity system: that day is to be named.'
          : 'The day of the registration, or of taking the thing, is to be named.',
    });
  }
  if (effectiveOn >= legalDateOf(control.orderedAt) && effectiveOn <= legalDateOf(receivedAt)) return undefined;
  return refuse({
    code: 'CONTROL.EFFECTIVE_DAY_IMPOSSIBLE',
    rule: 'PROC-9',
    path: '/effectiveOn',
    zh: '生效之日应在发出通知之后、收到回执之前。',
    en: 'The first day of the effect lies between the order and its receipt.',
  });
}

/**
 * PROC-14: a queued control moves up, because a control before it is released or has lapsed; in the first place it has effect at once, and
 * its term runs from then, as its notice says, or by the pack has run from the order. `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`,
 * `CONTROL.NOT_QUEUED`, `CONTROL.RANK_NOT_BETTER`, `CONTROL.QUEUE_LAPSED`, `CONTROL.LAST_DAY_IMPOSSIBLE`. Source: 查扣冻规定26.
 * @param moved `lastDay`: on the books of its keeper, where he names it.
 */
export function decideMovingUp(
  file: PropertyFile,
  moved: { readonly controlId: string; readonly rank: number; readonly on: LegalDate; readonly lastDay?: LegalDate },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { controlId, rank, on } = moved;
  const known = rowOf(file.controls, controlId, '/controlId');
  const fault = firstRefusal([known, happenedBy(on, turn.at, '/on')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  const control = known.value;
  if (control.state !== 'QUEUED') {
    return refuse({
      code: 'CONTROL.NOT_QUEUED',
      rule: 'PROC-14',
      path: '/controlId',
      zh: '该项控制措施不在轮候。',
      en: 'This control is not queued.',
    });
  }
  if (rank < 1 || rank >= control.rank) {
    return refuse({
      code: 'CONTROL.RANK_NOT_BETTER',
      rule: 'PROC-14',
      path: '/rank',
      zh: `递进后的顺位应在第1位至第${control.rank - 1}位之间。`,
      en: `It moves up to a rank from 1 to ${control.rank - 1}.`,
    });
  }
  if (control.lastDay !== undefined && on > control.lastDay) {
    return refuse({
      code: 'CONTROL.QUEUE_LAPSED',
      rule: 'PROC-9',
      path: '/on',
      zh: '轮候期限已经届满，不再递进。',
      en: 'The term of the queued control is over: it does not move up.',
    });
  }
  if (rank > 1) return accept(queuedAs(assetIn(file, control.assetId), control, rank, turn));
  const wrong = lastDayFault(control, on, moved.lastDay);
  if (wrong !== undefined) return wrong;
  const lastDay = moved.lastDay ?? control.lastDay ?? longest(control, on);
  return accept(inEffect(file, control, { effectiveOn: on, lastDay }, turn));
}

/** PROC-14: it is queued in a place; its effect waits. */
export function queuedAs(asset: Asset, control: Control, rank: number, turn: PropertyTurn): PropertyChange {
  return {
    ...changed({ ...control, rank }, turn, { kind: 'CONTROL_QUEUED', rank }),
    ...placed(asset, { priorControls: rank - 1 }),
  };
}

/** It has effect from a day to another; under 执保 the applicant is told how to renew it (PROC-9R). */
export function inEffect(
  file: PropertyFile,
  control: Control,
  { effectiveOn, lastDay }: { readonly effectiveOn: LegalDate; readonly lastDay: LegalDate },
  turn: PropertyTurn,
): PropertyChange {
  const { notice } = renewalOf(file, { ...control, lastDay })!;
  return {
    ...changed({ ...control, state: 'EFFECTIVE', rank: 1, effectiveOn, lastDay }, turn, {
      kind: 'CONTROL_EFFECTIVE',
      effectiveOn,
      lastDay,
      notice,
      others: toldOf(assetIn(file, control.assetId)),
    }),
    ...placed(assetIn(file, control.assetId), { priorControls: 0 }),
  };
}

const isWhole = ({ units, scale }: ExactDecimal): boolean => units === 10n ** BigInt(scale);

/** 查扣冻12, 股权规定6②: who is told of a control beside the parties. */
const toldOf = ({ class: assetClass, share, coOwnerPartyIds }: Asset): ToldOfControl => ({
  coOwnerPartyIds,
  coOwnersUnknown: coOwnerPartyIds.length === 0 && !isWhole(parseRate(share)),
  company: assetClass === 'EQUITY',
});

/** One control changed, and what happened to it at an instant. */
export function changed(
  control: Control,
  { at }: Pick<PropertyTurn, 'at'>,
  event: WithoutSubject<ControlEvent>,
): PropertyChange {
  return { controls: [control], happened: [{ ...event, at, controlId: control.id, assetId: control.assetId }] };
}

/** An event without what every event of a control has. */
type WithoutSubject<Event> = Event extends ControlEvent ? Omit<Event, 'at' | 'controlId' | 'assetId'> : never;
