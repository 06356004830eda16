import { dateText, legalDateOf } from '@hejie/law';
import { type FileDue } from '../course/file-due.js';
import { isSettled, isTold, wasAttempted } from './delivery-rows.js';
import { type PublicationTurn } from './publication-change.js';
import { publicationDue } from './publication-deadlines.js';
import { type Delivery, type DeliveryState, type PublicationFile } from './publication-file.js';
import { type PublicationEnding, type PublicationStage } from './publication-states.js';
import { type AgencyAction, type AgencyEffect } from './published-decision.js';

/** How a publication stands: its stage, what falls due next, how it has ended, and which body lags since when, in Chinese and by the names of bodies alone. */
export interface PublicationStanding {
  readonly stage: PublicationStage;
  readonly due: FileDue | null;
  readonly ending?: { readonly ending: PublicationEnding; readonly rule: string };
  readonly detail: string;
}

const EFFECT_WORDS: Readonly<Record<AgencyAction, Readonly<Record<AgencyEffect, string>>>> = {
  ADD: { PUBLICITY: '公示', SHARING: '共享使用', SANCTION: '采取措施' },
  UPDATE: { PUBLICITY: '更正公示', SHARING: '更正共享信息', SANCTION: '变更措施' },
  SUSPEND: { PUBLICITY: '暂停公示', SHARING: '暂停共享使用', SANCTION: '暂停惩戒' },
  RESTORE: { PUBLICITY: '恢复公示', SHARING: '恢复共享使用', SANCTION: '恢复惩戒' },
  DELETE: { PUBLICITY: '终止公示', SHARING: '停止共享使用', SANCTION: '解除惩戒' },
};
const STATE_WORDS: Readonly<Record<DeliveryState, string>> = {
  WAITING: '待推送',
  SENT: '已推送未回执',
  RECEIVED: '已收到未办结',
  APPLIED: '已回复办结未核实',
  REJECTED: '已退回',
  VERIFIED: '已核实',
  SUPERSEDED: '已被取代',
  EXPIRED: '已放弃',
  WITHDRAWN: '已撤回',
};
/** How many bodies the detail names: it travels with every state of the case. */
const NAMED = 6;

/** CR-N-1: what is asked of a body, as letters and operators read it: `终止公示`. */
export const effectWords = ({ action, effect }: Pick<Delivery, 'action' | 'effect'>): string =>
  EFFECT_WORDS[action][effect];
/** CR-N-5: how far a delivery is, as letters and operators read it: `已收到未办结`. */
export const deliveryStateWords = ({ state, round }: Pick<Delivery, 'state' | 'round'>): string =>
  state === 'WAITING' && round > 1 ? '待重新推送' : STATE_WORDS[state];

/** CR-N-5: how the publication stands. Errors as `nextPublicationDeadline`. */
export function publicationStanding(file: PublicationFile, turn: PublicationTurn): PublicationStanding {
  const ending = endingOf(file);
  const detail = detailOf(file);
  if (ending !== undefined) return { stage: 'ENDED', due: null, ending: { ending, rule: 'CR-N-5' }, detail };
  return { stage: stageOf(file), due: publicationDue(file, turn), detail };
}

function endingOf({ matter, deliveries }: PublicationFile): PublicationEnding | undefined {
  if (matter === null) return undefined;
  const has = (state: DeliveryState): boolean => deliveries.some((one) => one.state === state);
  if (has('SUPERSEDED')) return 'SUPERSEDED';
  if (!deliveries.every(isSettled)) return undefined;
  return has('EXPIRED') ? 'PLATFORM_LAGS' : 'CONVERGED';
}

function stageOf({ matter, deliveries }: PublicationFile): PublicationStage {
  if (matter === null) return 'OPENED';
  if (deliveries.every((one) => one.category === 'PLATFORM' || isSettled(one))) return 'PLATFORMS';
  return deliveries.some(wasAttempted) ? 'DELIVERING' : 'OPENED';
}

function detailOf({ matter, deliveries: all }: PublicationFile): string {
  if (matter === null) return '';
  const deliveries = all.filter(isTold);
  if (deliveries.length === 0) return '没有需要推送的单位';
  const verified = deliveries.filter(({ state }) => state === 'VERIFIED').length;
  const counted = `共${deliveries.length}项已核实${verified}项`;
  const open = deliveries.filter(({ state }) => state !== 'VERIFIED');
  if (open.length === 0) return counted;
  const bodies = [...new Set(open.map(({ agencyId }) => agencyId))];
  const named = bodies.slice(0, NAMED).map((id) => bodyText(open.filter(({ agencyId }) => agencyId === id)));
  const more = bodies.length > NAMED ? `等${bodies.length}家` : '';
  return `未核实：${named.join('、')}${more}；${counted}`;
}

/** A body with what it has not shown yet: `国家税务总局（终止公示、停止共享使用，2026年12月11日推送，已收到未办结）`. */
function bodyText(rows: readonly Delivery[]): string {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const since = sinceText(row);
    const text = [...since, deliveryStateWords(row)].join('，');
    groups.set(text, [...(groups.get(text) ?? []), effectWords(row)]);
  }
  const parts = [...groups].map(([text, effects]) => `${effects.join('、')}，${text}`);
  return `${rows[0]!.agencyName}（${parts.join('；')}）`;
}

function sinceText({ reopenedAt, dispatchedAt }: Delivery): string[] {
  if (reopenedAt !== undefined) return [`${dateText(legalDateOf(reopenedAt))}发现不符`];
  return dispatchedAt === undefined ? [] : [`${dateText(legalDateOf(dispatchedAt))}推送`];
}
