import { formatYuan, rateText, sumFen, type Bilingual, type Derivation, type Fen, type Yuan } from '@hejie/law';
import { coverageOf, worthOf, type ControlledAsset } from '../release/coverage.js';
import { wanted } from '../release/release-plan.js';
import { exposureOf } from './file-coverage.js';
import { type PropertyFile } from './property-file.js';
import { type PropertyTurn } from './property-change.js';
import { goneWith, heldAssets, openPayments, targetOf } from './release-held.js';
import { type Release } from './release-rows.js';

/** Coverage of one exposure by what would still be held. */
export interface CoverageAfter {
  readonly owed: Yuan;
  /** As `coverageOf` has it; null where nothing is owed. */
  readonly ratio: string | null;
  readonly derivation: Derivation;
}

/** What the creditor sees before he consents to a release (解除前告知申请执行人的数字). */
export interface ReleaseFigure {
  /** Of what would still be held. */
  readonly worth: Yuan;
  /** Over what is owed under the settlement, null where there is no schedule of one yet, and over the original title's balance if it revives. */
  readonly settlement: CoverageAfter | null;
  readonly original: CoverageAfter;
  readonly target: string;
  readonly belowTarget: boolean;
  /** Other courts wait for it: the first of them takes effect at once (PROC-14). */
  readonly ranksLost: readonly { readonly assetId: string; readonly queuedBehind: number }[];
  readonly text: Bilingual;
}

/**
 * PROC-12, PROC-14, SET-ART-3-1: what a release leaves and what it costs: coverage of both exposures after it, and the rank that is lost.
 * Of a step of the plan the payments up to it are taken to have come in, and the steps up to it to have been done. Source:
 * 查封扣押冻结规定第十九条、第二十六条.
 */
export function releaseFigure(
  file: PropertyFile,
  release: Pick<Release, 'id' | 'assetIds' | 'after'>,
  turn: PropertyTurn,
): ReleaseFigure {
  const { assetIds, after = 0 } = release;
  const comingIn = sumFen(
    openPayments(file.settlement)
      .filter(({ no }) => no <= after)
      .map(({ amount }) => amount),
  );
  const left = (owed: Fen): Fen => (owed > comingIn ? owed - comingIn : 0n);
  const held = heldAssets(file, goneWith(file, release), turn);
  const revived = left(file.settlement.originalBalance);
  const targeted = left(exposureOf(file, turn.pack));
  const worth = sumFen(held.map(worthOf));
  const figure = {
    worth: formatYuan(worth),
    settlement: file.settlement.schedule.length === 0 ? null : coverageAfter(held, left(file.settlement.outstanding)),
    original: coverageAfter(held, revived),
    target: rateText(targetOf(turn)),
    belowTarget: worth < wanted(targeted, targetOf(turn)),
    ranksLost: file.assets
      .filter(({ id, queuedBehind }) => assetIds.includes(id) && queuedBehind > 0)
      .map(({ id, queuedBehind }) => ({ assetId: id, queuedBehind })),
  };
  return { ...figure, text: textOf(figure) };
}

function coverageAfter(held: readonly ControlledAsset[], owed: Fen): CoverageAfter {
  const { value, derivation } = coverageOf(held, owed);
  return { owed: formatYuan(owed), ratio: value.ratio, derivation };
}

function textOf(figure: Omit<ReleaseFigure, 'text'>): Bilingual {
  const { worth, settlement, original, target, belowTarget, ranksLost } = figure;
  const zhOf = ({ owed, ratio }: CoverageAfter, name: string): string =>
    ratio === null ? `${name.replace('尚欠', '').replace('余额', '')}已无余额` : `${name}${owed}元，保障率${ratio}`;
  const enOf = ({ owed, ratio }: CoverageAfter, name: string): string =>
    ratio === null ? `nothing is owed under ${name}` : `${owed} yuan is owed under ${name}, coverage ${ratio}`;
  const zhTarget = `目标${target}${belowTarget ? '，低于目标' : ''}`;
  const enTarget = `target ${target}${belowTarget ? ', missed' : ''}`;
  return {
    zh: [
      `解除后继续控制的财产价值${worth}元；${settlement === null ? '尚未达成和解协议' : zhOf(settlement, '和解协议尚欠')}；${zhOf(original, '原生效法律文书余额')}（${zhTarget}）。`,
      '解除后丧失原有顺位，再次控制的按新的顺位。',
      ...ranksLost.map(
        ({ assetId, queuedBehind }) =>
          `财产“${assetId}”有${queuedBehind}个轮候查封、冻结，解除后登记在先的轮候即自动生效。`,
      ),
    ].join(''),
    en: [
      `What is held on is worth ${worth} yuan; ${settlement === null ? 'no settlement is agreed on yet' : enOf(settlement, 'the settlement')}; ${enOf(original, 'the original title')} (${enTarget}).`,
      ' The rank is lost: a new control takes a new one.',
      ...ranksLost.map(
        ({ assetId, queuedBehind }) =>
          ` ${queuedBehind} wait for "${assetId}"; the first of them takes effect at once.`,
      ),
    ].join(''),
  };
}
