import { dateText, freezeExpiry, legalDateOf, parseCaseNumber, startOfDay, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { OF_A_DOCUMENT, ofNoFutureYear } from '../decisions/number-of-court.js';
import { authorityInForce } from './authority.js';
import { alone, exactSum, frozenAs, papers } from './control-order.js';
import { inEffect, queuedAs } from './control-receipt.js';
import { firstRefusal, freeId, happenedBy, rowOf } from './lookup.js';
import { inOneChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Control, type PropertyFile } from './property-file.js';

/** Types of case in which property is preserved on a ruling: before a suit or in arbitration (财保), in a suit, or as the ruling is carried out (执保). */
const PRESERVING_TYPES: readonly string[] = ['执保', '财保', '民初', '民终', '民再'];

/** A control that was taken as a preservation (诉前保全、诉讼保全) before the case came to enforcement, by this court or another one, with its papers. */
export interface PreservationBroughtIn {
  readonly id: string;
  /** The number of enforcement that takes it over; it is renewed and released under it. */
  readonly authority: string;
  readonly assetId: string;
  /** The number under which it was preserved. */
  readonly preservedUnder: string;
  readonly rulingNumber: string;
  readonly noticeNumber: string;
  readonly ruledOn: LegalDate;
  /** Who carried it out: the bank, the registry, the officer. */
  readonly by: string;
  /** 1: it has effect; above: it is queued (轮候). */
  readonly rank: number;
  /** First day of its effect, and of the term that runs where it was renewed since; the last day of that. Queued it has no effect, and a last day only where its keeper has one. */
  readonly effectiveOn?: LegalDate;
  readonly renewedFrom?: LegalDate;
  readonly lastDay?: LegalDate;
  /** In fen; of money the exact sum. */
  readonly cap?: Fen;
  readonly useContinues: boolean;
}

/**
 * PROC-10, PRE-CTRL: a preservation is brought in from the trial. Once the case is under enforcement it is a control of enforcement of itself: no ruling is made anew, its rank and its last day
 * stay, and it is renewed and released under the number of enforcement (PROC-9R). Before that it is the preserving court's, and is renewed there. One whose last day is over is none any more. It stands
 * whatever it is worth and whatever it is on: too much, or spared, it is released. Where another court holds it, that court hands the property over. `CONTROL.NUMBER_UNKNOWN`, `AUTHORITY.*` as `authorityInForce`,
 * `AUTHORITY.FUTURE_NUMBER`, `PRESERVATION.NOT_IN_ENFORCEMENT`, `PRESERVATION.NUMBER_INVALID`, `PRESERVATION.NUMBER_KIND`, `PRESERVATION.RANK_IMPOSSIBLE`, `PRESERVATION.QUEUED_WITHOUT_EFFECT`, `PRESERVATION.DAYS_MISSING`,
 * `PRESERVATION.DAYS_IMPOSSIBLE`, `PRESERVATION.LAPSED`, `CONTROL.PAPERS_MISSING`, `CONTROL.STANDS`, `CONTROL.CAP_MISSING`, `CONTROL.LAST_DAY_IMPOSSIBLE`, `PROPERTY.*`.
 * Source: 民诉法解释168; 保全规定17; 执行程序解释4; 查扣冻规定26. @param court code of the court of enforcement.
 */
export function decidePreservationBroughtIn(
  file: PropertyFile,
  input: PreservationBroughtIn,
  { court }: { readonly court: string },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const authority = authorityInForce(file, input.authority, turn);
  if (!authority.ok) return authority;
  if (authority.value.under === '执保') return NOT_IN_ENFORCEMENT;
  const known = rowOf(file.assets, input.assetId, '/assetId');
  if (!known.ok) return known;
  const asset = known.value;
  const reading = parseCaseNumber(input.preservedUnder);
  if (!reading.valid) return numberInvalid(reading.reason);
  if (reading.suffix !== null) return numberInvalid(OF_A_DOCUMENT);
  const fault = firstRefusal([
    freeId(file.controls, input.id, '/controlId'),
    PRESERVING_TYPES.includes(reading.type) ? OK : NUMBER_KIND,
    ofNoFutureYear(reading, turn.at, { path: '/preservedUnder' }),
    papers(input),
    happenedBy(input.ruledOn, turn.at, '/ruledOn'),
    alone(file, asset),
    exactSum(input, asset),
    daysFault(input, frozenAs(asset.class), turn),
  ]);
  if (fault !== undefined) return fault;
  const { id, rulingNumber, noticeNumber, ruledOn, by, rank, cap, useContinues, lastDay } = input;
  const control: Control = {
    ...{ id, assetId: asset.id, authority: authority.value.caseNumber, convertedFrom: reading.canonical },
    ...{ rulingNumber, noticeNumber, orderedAt: startOfDay(ruledOn), orderedBy: turn.by, rank, useContinues },
    ...(cap !== undefined && { cap }),
    ...(lastDay !== undefined && { lastDay }),
    state: 'QUEUED',
    frozenAs: frozenAs(asset.class),
    receipt: { receivedAt: turn.at, by, outcome: rank === 1 ? 'DONE' : 'QUEUED' },
    renewals: [],
  };
  const heldBy = reading.court === court ? null : reading.court;
  const brought = { kind: 'PRESERVATION_BROUGHT_IN', at: turn.at, controlId: id, assetId: asset.id } as const;
  const taken =
    rank === 1
      ? inEffect(file, control, { effectiveOn: input.effectiveOn!, lastDay: lastDay! }, turn)
      : queuedAs(asset, control, rank, turn);
  return accept(inOneChange([{ happened: [{ ...brought, from: reading.canonical, heldBy }] }, taken]));
}

const OK = accept(undefined);

/** First day, last day and rank fit each other, the ruling, the law's longest term and today. */
function daysFault(input: PreservationBroughtIn, asset: Control['frozenAs'], turn: PropertyTurn): Decision<void> {
  const { rank, ruledOn, effectiveOn, renewedFrom, lastDay } = input;
  if (!Number.isInteger(rank) || rank < 1) return RANK_IMPOSSIBLE;
  if (rank > 1 && (effectiveOn ?? renewedFrom) !== undefined) return QUEUED_WITHOUT_EFFECT;
  if (rank === 1 && (effectiveOn === undefined || lastDay === undefined)) return DAYS_MISSING;
  const first = effectiveOn ?? ruledOn;
  const happened = happenedBy(first, turn.at, '/effectiveOn');
  if (!happened.ok) return happened;
  if (first < ruledOn) return daysImpossible('/effectiveOn');
  if (renewedFrom !== undefined && renewedFrom <= first) return daysImpossible('/renewedFrom');
  const renewed = renewedFrom === undefined ? OK : happenedBy(renewedFrom, turn.at, '/renewedFrom');
  if (!renewed.ok) return renewed;
  if (lastDay === undefined) return OK;
  if (lastDay < (renewedFrom ?? first)) return daysImpossible('/lastDay');
  if (lastDay < legalDateOf(turn.at)) return lapsed(lastDay);
  const longest = freezeExpiry({ effective: renewedFrom ?? first, asset }).value;
  return lastDay > longest ? tooLong(longest) : OK;
}

const refusal = (code: string, path: string, zh: string, en: string, rule = 'PROC-10'): Decision<never> =>
  refuse({ code, rule, path, zh, en });

const NOT_IN_ENFORCEMENT = refusal(
  'PRESERVATION.NOT_IN_ENFORCEMENT',
  '/authority',
  '审判程序中的保全措施自案件进入执行程序时起转为执行中的措施，须登记在执行案号之下；此前由保全法院办理续行、解除。',
  'What was preserved for the trial becomes a control of enforcement with the case of enforcement, and is entered under its number; before, the preserving court renews and lifts it.',
);
const numberInvalid = ({ zh, en }: { readonly zh: string; readonly en: string }): Decision<never> =>
  refusal('PRESERVATION.NUMBER_INVALID', '/preservedUnder', zh, en, 'PRE-CTRL');
const NUMBER_KIND = refusal(
  'PRESERVATION.NUMBER_KIND',
  '/preservedUnder',
  '财产保全须在执保、财保或者民事审判（民初、民终、民再）案号之下作出，该类型的案号不能作为保全的依据。',
  'Property is preserved under a 执保, 财保 or civil trial number; under this kind it cannot be.',
  'PRE-CTRL',
);
const RANK_IMPOSSIBLE = refusal(
  'PRESERVATION.RANK_IMPOSSIBLE',
  '/rank',
  '顺位应为正整数：首先查封、扣押、冻结的为第1位，轮候的为第2位以后。',
  'Ranks are counted from 1, which has effect; from 2 on it is queued.',
  'PROC-14',
);
const QUEUED_WITHOUT_EFFECT = refusal(
  'PRESERVATION.QUEUED_WITHOUT_EFFECT',
  '/rank',
  '轮候的措施尚未生效，没有生效之日；已经生效的，其顺位为第1位。',
  'What is queued has no effect yet, and no first day of it; what has effect is the first in rank.',
  'PROC-14',
);
const DAYS_MISSING = refusal(
  'PRESERVATION.DAYS_MISSING',
  '/lastDay',
  '须写明保全措施生效之日和期限届满之日。',
  'The first and the last day of the preservation are to be named.',
);
const daysImpossible = (path: string): Decision<never> =>
  refusal(
    'PRESERVATION.DAYS_IMPOSSIBLE',
    path,
    '保全裁定、生效、续行和届满的日期前后矛盾。',
    'Ruling, first day, renewal and last day of the preservation contradict each other.',
  );
const lapsed = (lastDay: LegalDate): Decision<never> =>
  refusal(
    'PRESERVATION.LAPSED',
    '/lastDay',
    `保全期限已于${dateText(lastDay)}届满，措施的效力已经消灭，不转为执行中的措施；需要控制的，应当另行裁定。`,
    `The preservation was over on ${lastDay} and becomes no control of enforcement: what is to be controlled is ordered anew.`,
  );
const tooLong = (longest: LegalDate): Decision<never> =>
  refusal(
    'CONTROL.LAST_DAY_IMPOSSIBLE',
    '/lastDay',
    `期限届满之日不得超过${dateText(longest)}；此前已经续行的，须写明续行期限的起算日。`,
    `The last day is not after ${longest}; where it was renewed, the day from which that runs is to be named.`,
    'PROC-9',
  );
