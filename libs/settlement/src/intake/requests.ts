import {
  endOfDay,
  legalDateOf,
  workingDays,
  type Bilingual,
  type CourtCalendar,
  type CourtInstant,
  type PolicyPack,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** SEED1 二2: what parties ask of the court in a case (当事人诉求). */
export const REQUEST_SUBJECTS = ['PROGRESS', 'PROPERTY', 'MONEY', 'CREDIT', 'MEETING', 'PAPERS', 'OTHER'] as const;
export type RequestSubject = (typeof REQUEST_SUBJECTS)[number];

/** The teams of the court that work on requests (办案团队), by the roles of tokens. */
export const REQUEST_TEAMS = [
  'settlement-judge',
  'enforcement-judge',
  'clerk',
  'asset-control-officer',
  'credit-officer',
  'filing-clerk',
] as const;
export type RequestTeam = (typeof REQUEST_TEAMS)[number];

/** What a subject is called, and which team works on it. */
interface RequestRule {
  readonly name: Bilingual;
  /** Null: who has the case: the settlement judge, in enforcement the enforcement judge. */
  readonly team: RequestTeam | null;
}

/** N1, SEED1 二2: who works on what parties ask. */
export const REQUEST_RULES: Readonly<Record<RequestSubject, RequestRule>> = {
  PROGRESS: { name: { zh: '查询办理进度', en: 'how the case stands' }, team: null },
  PROPERTY: { name: { zh: '财产线索与控制', en: 'property and its control' }, team: 'asset-control-officer' },
  MONEY: { name: { zh: '案款', en: 'case money' }, team: 'enforcement-judge' },
  CREDIT: { name: { zh: '信用惩戒与修复', en: 'credit' }, team: 'credit-officer' },
  MEETING: { name: { zh: '约见承办人', en: 'to see who handles the case' }, team: null },
  PAPERS: { name: { zh: '材料与文书', en: 'papers' }, team: 'clerk' },
  OTHER: { name: { zh: '其他诉求', en: 'something else' }, team: null },
};

/** How far a request has come. */
export type RequestState = 'OPEN' | 'ANSWERED';

/** Working days to answer where the pack is silent. */
const ANSWER_WORKING_DAYS = 5;

/** SEED1 二2: the team to which a request goes, and until when it is answered: exclusive end of the pack's working days, five where it is silent. */
export function requestTaken(
  {
    subject,
    inEnforcement,
    at,
  }: { readonly subject: RequestSubject; readonly inEnforcement: boolean; readonly at: CourtInstant },
  { requests }: Pick<PolicyPack, 'requests'>,
  calendar: CourtCalendar,
): { readonly team: RequestTeam; readonly answerBy: CourtInstant } {
  const n = requests?.answerWorkingDays ?? ANSWER_WORKING_DAYS;
  return {
    team: REQUEST_RULES[subject].team ?? (inEnforcement ? 'enforcement-judge' : 'settlement-judge'),
    answerBy: endOfDay(workingDays({ start: legalDateOf(at), n }, calendar).value),
  };
}

/** SEED1 二2: a request is answered, or passed on to another team, once it is open. `REQUEST.ANSWERED`. */
export function decideRequestAnswer(state: RequestState): Decision<RequestState> {
  if (state === 'OPEN') return accept('ANSWERED');
  return refuse({
    code: 'REQUEST.ANSWERED',
    rule: 'SEED1 二2',
    zh: '该诉求已经答复；有新的诉求的，请另行提出。',
    en: 'This request has been answered; what is new is a request of its own.',
  });
}

/** SEED1 二2: the centre puts a request before another team; its term stays. `REQUEST.ANSWERED`, `REQUEST.WITH_THAT_TEAM`. */
export function decideRequestForwarding(
  { state, team }: { readonly state: RequestState; readonly team: RequestTeam },
  to: RequestTeam,
): Decision<RequestTeam> {
  const open = decideRequestAnswer(state);
  if (!open.ok) return open;
  if (team !== to) return accept(to);
  return refuse({
    code: 'REQUEST.WITH_THAT_TEAM',
    rule: 'SEED1 二2',
    path: '/team',
    zh: '该诉求已经由该团队办理。',
    en: 'The request lies with that team already.',
  });
}
