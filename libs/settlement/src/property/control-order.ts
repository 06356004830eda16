import {
  formatYuan,
  legalDateOf,
  workingDays,
  type LawError,
  type AssetClass,
  type ExactDecimal,
  type Fen,
  type FrozenAsset,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { worthOf } from '../release/coverage.js';
import { authorityInForce } from './authority.js';
import { asControlled, exposureOf, takenWorth } from './file-coverage.js';
import { liabilityFault } from './liability.js';
import { underOrderedGuarantee } from './ordered-guarantee.js';
import { authorityNow, firstRefusal, freeId, rowOf, standingControl } from './lookup.js';
import { isMoney, receiptDays } from './pack-terms.js';
import { isTransferred, liftsAll } from './release-held.js';
import { applyChange, inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyWarning } from './property-events.js';
import { type Asset, type Control, type ControlAuthority, type PropertyFile } from './property-file.js';
import { protectionFault, protectionWarnings } from './protection.js';

/** A control to be ordered: with its ruling and its 协助执行通知. */
export interface ControlInput {
  readonly id: string;
  readonly authority: string;
  readonly assetId: string;
  /** In fen; of money the exact sum. */
  readonly cap?: Fen;
  readonly rulingNumber: string;
  readonly noticeNumber: string;
  readonly useContinues: boolean;
  /** A person's finding that the very wages are enforced for which the account or the deposit is kept (PROC-11). */
  readonly wagesFinding?: string;
}

/**
 * PRE-CTRL, PROC-11, PROC-12, PROC-13: a control (查封、扣押、冻结) is ordered: the number first, on property for which somebody answers
 * and which the law does not spare, of money with the exact sum, of no more than is owed, and of a guarantor’s no more than was ruled; warnings stand beside it. It has no effect
 * before its receipt. `CONTROL.NUMBER_UNKNOWN`, `AUTHORITY.*` as {@link authorityInForce}, `CONTROL.PAPERS_MISSING`, `CONTROL.NOTHING_OWED`,
 * `CONTROL.NOT_NAMED`, `CONTROL.STANDS`, `CONTROL.CAP_MISSING`, `CONTROL.CAP_ABOVE_DEBT`, `CONTROL.OVER_LIMIT`, `CONTROL.BEYOND_GUARANTEE`, `CONTROL.DEBTOR_CASH_FIRST`, `PROPERTY.*`, `PROTECTED.*`. Source: 查扣冻规定1, 2,
 * 19; 民诉法253; 和解规定18.
 */
export function decideControlOrder(
  file: PropertyFile,
  input: ControlInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const authority = authorityInForce(file, input.authority, turn);
  if (!authority.ok) return authority;
  const known = rowOf(file.assets, input.assetId, '/assetId');
  if (!known.ok) return known;
  const asset = known.value;
  const limit = overLimit(file, input, asset, turn);
  const fault = firstRefusal([
    freeId(file.controls, input.id, '/id'),
    papers(input),
    owed(file),
    named(authority.value, asset),
    liabilityFault(asset) ?? OK,
    protectionFault(asset, input.wagesFinding) ?? OK,
    alone(file, asset),
    exactSum(input, asset),
    capFault(file, input, asset, turn),
    limit,
    underOrderedGuarantee(file, input, asset, turn, debtorsCash(file, turn)),
  ]);
  if (fault !== undefined) return fault;
  const warnings = [...protectionWarnings(asset, input.useContinues), ...(limit.ok ? limit.value : [])];
  const control: Control = {
    ...input,
    state: 'ORDERED',
    orderedAt: turn.at,
    orderedBy: turn.by,
    rank: asset.priorControls + 1,
    frozenAs: frozenAs(asset.class),
    renewals: [],
  };
  const receiptBy = workingDays({ start: legalDateOf(turn.at), n: receiptDays(turn.pack) }, turn.calendar).value;
  return accept({
    controls: [control],
    happened: [{ kind: 'CONTROL_ORDERED', at: turn.at, controlId: input.id, assetId: asset.id, warnings, receiptBy }],
  });
}

/**
 * PRE-CTRL, PROC-12: several controls by one ruling, each on what those before it leave; one that is refused refuses them all, and says which.
 * `CONTROL.NO_ORDERS`, and as {@link decideControlOrder}.
 */
export function decideControlOrders(
  file: PropertyFile,
  orders: readonly ControlInput[],
  turn: PropertyTurn,
): Decision<PropertyChange> {
  if (orders.length === 0) {
    return refuse({
      code: 'CONTROL.NO_ORDERS',
      rule: 'PRE-CTRL',
      path: '/orders',
      zh: '裁定须写明所控制的财产。',
      en: 'A ruling names the property that it controls.',
    });
  }
  const changes: PropertyChange[] = [];
  let after = file;
  for (const [index, order] of orders.entries()) {
    const decision = decideControlOrder(after, order, turn);
    if (!decision.ok) return refusedOf(decision.error, index);
    changes.push(decision.value);
    after = applyChange(after, decision.value);
  }
  return accept(inOneChange(changes));
}

function refusedOf({ code, rule, path = '', zh, en }: LawError, index: number): Decision<never> {
  return refuse({ code, ...(rule !== undefined && { rule }), path: `/orders/${index}${path}`, zh, en });
}

const OK = accept(undefined);

/** PROC-9: for which of the terms of the law a class counts. */
export function frozenAs(assetClass: AssetClass): FrozenAsset {
  switch (assetClass) {
    case 'DEPOSIT':
    case 'NETWORK_FUNDS':
      return 'deposit';
    case 'VEHICLE':
    case 'MOVABLE':
      return 'movable';
    default:
      return 'immovable';
  }
}

/** PRE-CTRL: every control has its ruling and its notice. `CONTROL.PAPERS_MISSING`. Source: 查扣冻规定1. */
export function papers({
  rulingNumber,
  noticeNumber,
}: Pick<ControlInput, 'rulingNumber' | 'noticeNumber'>): Decision<void> {
  if (rulingNumber.trim() !== '' && noticeNumber.trim() !== '') return OK;
  return refuse({
    code: 'CONTROL.PAPERS_MISSING',
    rule: 'PRE-CTRL',
    path: '/rulingNumber',
    zh: '查封、扣押、冻结应当作出裁定并发出协助执行通知书，须写明两者文号。',
    en: 'A control has its ruling and its notice of assistance, both with their numbers.',
  });
}

/** CLS-1, CLS-2: after performance, or once enforcement has ended, nothing is controlled. */
function owed(file: PropertyFile): Decision<void> {
  if (!liftsAll(file) && !isTransferred(file)) return OK;
  return refuse({
    code: 'CONTROL.NOTHING_OWED',
    rule: 'PROC-12',
    zh: '义务已经履行完毕或者执行程序已经终结，不得再采取控制措施。',
    en: 'Everything is performed, or enforcement has ended: nothing is controlled any more.',
  });
}

/**
 * Under 执保 what its applicant named, what its owner offers in the place of other property or as security, or what a query found for which the applicant asked.
 * Source: 保全规定10, 11, 22; 民诉法解释167.
 */
function named({ preservation }: ControlAuthority, { foundBy, namedBy, ownerPartyId }: Asset): Decision<void> {
  if (preservation === undefined || (foundBy === 'QUERY' && preservation.queryAppliedFor)) return OK;
  const { applicantPartyId } = preservation;
  const by = foundBy === 'APPLICANT' ? (namedBy ?? applicantPartyId) : null;
  if (by === applicantPartyId || by === ownerPartyId) return OK;
  return refuse({
    code: 'CONTROL.NOT_NAMED',
    rule: 'PRE-CTRL',
    path: '/assetId',
    zh: '保全案件只控制申请保全人提供的财产，或者依其书面申请查询到的财产。',
    en: 'Under a preservation only property is controlled that its applicant named, or that a query found for which he asked.',
  });
}

/** PROC-12: nothing of this file stands on it yet. `CONTROL.STANDS`. */
export function alone(file: PropertyFile, { id }: Asset): Decision<void> {
  if (standingControl(file, id) === undefined) return OK;
  return refuse({
    code: 'CONTROL.STANDS',
    rule: 'PROC-12',
    path: '/assetId',
    zh: '该项财产已在本案控制之下或者已经发出控制通知。',
    en: 'This property is under control in this case already, or its control is ordered.',
  });
}

/** PROC-13: an order to freeze money states its exact sum. `CONTROL.CAP_MISSING`. */
export function exactSum({ cap }: Pick<ControlInput, 'cap'>, asset: Asset): Decision<void> {
  if (cap === undefined ? !isMoney(asset.class) : cap > 0n) return OK;
  return refuse({
    code: 'CONTROL.CAP_MISSING',
    rule: 'PROC-13',
    path: '/cap',
    zh: '冻结资金须写明具体数额，且应大于零。',
    en: 'An order to freeze money states its exact sum, above zero.',
  });
}

/**
 * PROC-12, PROC-13: the most that an order takes of property, in fen, is what is owed, whatever lies there now: what comes in later is held too. Securities
 * may exceed it by a fifth, for they rise and fall. Source: 民诉法253; 法发〔2019〕35号.
 */
export const highestCap = (assetClass: AssetClass, owed: Fen): Fen =>
  assetClass === 'SECURITIES' ? (owed * 12n) / 10n : owed;

function capFault(file: PropertyFile, { cap }: ControlInput, asset: Asset, turn: PropertyTurn): Decision<void> {
  const highest = highestCap(asset.class, exposureOf(file, turn.pack));
  if (cap === undefined || cap <= highest) return OK;
  return refuse({
    code: 'CONTROL.CAP_ABOVE_DEBT',
    rule: 'PROC-12',
    path: '/cap',
    zh: `冻结限额不得超过债权额及执行费用，最高为${formatYuan(highest)}元。`,
    en: `The limit of an order is no more than debt and costs: ${formatYuan(highest)} yuan at the most.`,
  });
}

/**
 * PROC-12, PROC-13: no more than what is owed. What cannot be parted may exceed it where the rest of the property does not suffice, which
 * is warned of; what can be parted has a cap. Securities go by the close of the day before, which is their value in the file, and may
 * exceed it by a fifth, for they rise and fall. What will only be queued takes nothing yet. Source: 查扣冻规定19; 法发〔2019〕35号.
 */
function overLimit(
  file: PropertyFile,
  { cap }: ControlInput,
  asset: Asset,
  turn: PropertyTurn,
): Decision<readonly PropertyWarning[]> {
  const exposure = exposureOf(file, turn.pack);
  const open = exposure - takenWorth(file, turn);
  const byClose = asset.class === 'SECURITIES';
  const one = asControlled(asset, turn.pack, cap);
  const worth = worthOf(byClose ? { ...one, haircut: WHOLE } : one);
  if (asset.priorControls > 0 || worth <= highestCap(asset.class, open)) return accept([]);
  const left = formatYuan(open < 0n ? 0n : open);
  const text = {
    code: 'CONTROL.OVER_LIMIT',
    rule: 'PROC-12',
    path: '/cap',
    zh: `查封、扣押、冻结的价额以足以清偿债权额及执行费用为限，尚可控制${left}元，该项财产可供执行价值${formatYuan(worth)}元。`,
    en: `No more is controlled than covers debt and costs: ${left} yuan are left to cover, and this property is worth ${formatYuan(worth)} yuan.`,
  };
  if (open > 0n && asset.indivisible && otherWorth(file, asset, turn) < open) {
    return accept([{ ...text, code: 'CONTROL.INDIVISIBLE_ABOVE' }]);
  }
  return refuse(text);
}

const WHOLE: ExactDecimal = { units: 1n, scale: 0 };

/** What the rest of the property is worth that could be controlled instead, in fen. */
function otherWorth(file: PropertyFile, asset: Asset, turn: PropertyTurn): Fen {
  return file.assets
    .filter((other) => other.id !== asset.id && isFree(file, other))
    .reduce((sum, other) => sum + worthOf(asControlled(other, turn.pack)), 0n);
}

/** GUA-5: money of the debtor that is known and could be controlled now, in fen. */
const debtorsCash = (file: PropertyFile, turn: PropertyTurn): Fen =>
  file.assets
    .filter((one) => one.liability === 'DEBTOR' && isMoney(one.class) && isFree(file, one))
    .reduce((sum, one) => sum + worthOf(asControlled(one, turn.pack)), 0n);

/**
 * Property that could be controlled with effect: under a number of the file, nothing stands on it, nobody goes before, somebody answers for it,
 * the law does not spare it.
 */
export function isFree(file: PropertyFile, asset: Asset): boolean {
  const authority = authorityNow(file);
  return (
    authority !== undefined &&
    named(authority, asset).ok &&
    asset.priorControls === 0 &&
    standingControl(file, asset.id) === undefined &&
    liabilityFault(asset) === undefined &&
    protectionFault(asset) === undefined
  );
}
