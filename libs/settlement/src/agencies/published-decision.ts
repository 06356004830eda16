import { type LimitDecided } from '../credit/credit-file.js';

/** CR-N-1: what a decision is to bring about at a body (效果): its publicity, its sharing and use with others, what is held against somebody because of it. */
export const AGENCY_EFFECTS = ['PUBLICITY', 'SHARING', 'SANCTION'] as const;
/** One of the effects. */
export type AgencyEffect = (typeof AGENCY_EFFECTS)[number];

/** What bodies keep of somebody (推送事项): an entry on the dishonesty list, a limit, a document of repair, performance on time, the course of performance. */
export const AGENCY_ENTRY_KINDS = ['LISTING', 'LIMIT', 'REPAIR', 'INCENTIVE', 'PERFORMANCE'] as const;
/** One of the kinds. */
export type AgencyEntryKind = (typeof AGENCY_ENTRY_KINDS)[number];

/** How an entry stands at a body. */
export type EntryState = 'PRESENT' | 'SUSPENDED' | 'ABSENT';

/** What a body is asked to do with an entry. */
export const AGENCY_ACTIONS = ['ADD', 'UPDATE', 'SUSPEND', 'RESTORE', 'DELETE'] as const;
/** One of the actions. */
export type AgencyAction = (typeof AGENCY_ACTIONS)[number];

/** How an entry stands where an action was carried out. */
export const STATE_AFTER: Readonly<Record<AgencyAction, EntryState>> = {
  ADD: 'PRESENT',
  UPDATE: 'PRESENT',
  RESTORE: 'PRESENT',
  SUSPEND: 'SUSPENDED',
  DELETE: 'ABSENT',
};

interface PublishedDecisionOf {
  readonly zh: string;
  readonly en: string;
  readonly entry: AgencyEntryKind;
  readonly action: AgencyAction;
  readonly effects: readonly AgencyEffect[];
  readonly rule: string;
}

const ALL = AGENCY_EFFECTS;

/** DIS-ART-8, CR-N-1, CR-N-5, LIM-ART-9-2, PRE-13, SET-ART-8-1, SET-ART-9-1: of which decisions bodies are told, what each of them is to do, and to which effects. */
export const PUBLISHED_DECISIONS = {
  LISTED: { zh: '纳入失信名单', en: 'listed', entry: 'LISTING', action: 'ADD', effects: ALL, rule: 'DIS-ART-8' },
  LISTING_CORRECTED: {
    zh: '更正失信信息',
    en: 'entry corrected',
    entry: 'LISTING',
    action: 'UPDATE',
    effects: ALL,
    rule: 'DIS-ART-11',
  },
  SUSPENDED: {
    zh: '屏蔽失信信息',
    en: 'entry suspended',
    entry: 'LISTING',
    action: 'SUSPEND',
    effects: ALL,
    rule: 'CR-L-AH',
  },
  REINSTATED: {
    zh: '恢复公布失信信息',
    en: 'entry reinstated',
    entry: 'LISTING',
    action: 'RESTORE',
    effects: ALL,
    rule: 'CR-REV',
  },
  DELETED: {
    zh: '删除失信信息',
    en: 'entry deleted',
    entry: 'LISTING',
    action: 'DELETE',
    effects: ALL,
    rule: 'DIS-ART-10-1',
  },
  REVOKED: {
    zh: '撤销失信信息',
    en: 'entry revoked',
    entry: 'LISTING',
    action: 'DELETE',
    effects: ALL,
    rule: 'DIS-ART-11',
  },
  LIMITED: {
    zh: '限制消费、限制出境',
    en: 'limited',
    entry: 'LIMIT',
    action: 'ADD',
    effects: ['SANCTION'],
    rule: 'LIM-ART-1',
  },
  LIMIT_CHANGED: {
    zh: '变更限制措施',
    en: 'limit changed',
    entry: 'LIMIT',
    action: 'UPDATE',
    effects: ['SANCTION'],
    rule: 'LIM-ART-8',
  },
  LIFTED: {
    zh: '解除限制措施',
    en: 'limit lifted',
    entry: 'LIMIT',
    action: 'DELETE',
    effects: ['SANCTION'],
    rule: 'LIM-ART-9-2',
  },
  REPAIRED: { zh: '信用修复', en: 'repaired', entry: 'REPAIR', action: 'ADD', effects: ALL, rule: 'CR-N-1' },
  REPAIR_HELD: {
    zh: '信用修复文书暂停使用',
    en: 'repair held',
    entry: 'REPAIR',
    action: 'SUSPEND',
    effects: ALL,
    rule: 'CR-REV',
  },
  REPAIR_RESTORED: {
    zh: '信用修复文书恢复使用',
    en: 'repair relied on again',
    entry: 'REPAIR',
    action: 'RESTORE',
    effects: ALL,
    rule: 'CR-REV',
  },
  REPAIR_REVOKED: {
    zh: '撤销信用修复文书',
    en: 'repair revoked',
    entry: 'REPAIR',
    action: 'DELETE',
    effects: ALL,
    rule: 'CR-REV',
  },
  PERFORMED_HONESTLY: {
    zh: '自动按期履行',
    en: 'performed honestly',
    entry: 'INCENTIVE',
    action: 'ADD',
    effects: ['SHARING'],
    rule: 'PRE-13',
  },
  HONESTY_WITHDRAWN: {
    zh: '撤回自动履行信息',
    en: 'performance on time withdrawn',
    entry: 'INCENTIVE',
    action: 'DELETE',
    effects: ['SHARING'],
    rule: 'PRE-13',
  },
  SETTLEMENT_PERFORMED: {
    zh: '执行和解履行完毕',
    en: 'settlement performed',
    entry: 'PERFORMANCE',
    action: 'ADD',
    effects: ['SHARING'],
    rule: 'SET-ART-8-1',
  },
  SETTLEMENT_RESUMED: {
    zh: '恢复执行',
    en: 'enforcement resumed',
    entry: 'PERFORMANCE',
    action: 'UPDATE',
    effects: ['SHARING'],
    rule: 'SET-ART-9-1',
  },
} as const satisfies Readonly<Record<string, PublishedDecisionOf>>;

/** A decision of which bodies are told. */
export type PublishedDecision = keyof typeof PUBLISHED_DECISIONS;
/** All of them, in the order of the table. */
export const PUBLISHED_DECISION_NAMES = Object.keys(PUBLISHED_DECISIONS) as readonly PublishedDecision[];

/** What the table says of a decision. */
export const publishedDecision = (decision: PublishedDecision): PublishedDecisionOf => PUBLISHED_DECISIONS[decision];

/** In which words letters speak of a limit, by what it limits. */
const LIMITS: Partial<Readonly<Record<PublishedDecision, Readonly<Record<LimitDecided['kind'], string>>>>> = {
  LIMITED: { CONSUMPTION: '限制消费', EXIT: '限制出境' },
  LIMIT_CHANGED: { CONSUMPTION: '变更限制消费措施', EXIT: '变更限制出境措施' },
  LIFTED: { CONSUMPTION: '解除限制消费', EXIT: '解除限制出境' },
};

/** What was decided, in the words in which bodies are told of it: of a limit as of that which was ordered, where it is on record which one. */
export const decisionInWords = (of: {
  readonly decision: PublishedDecision;
  readonly limit?: Pick<LimitDecided, 'kind'>;
}): string => (of.limit && LIMITS[of.decision]?.[of.limit.kind]) ?? publishedDecision(of.decision).zh;
