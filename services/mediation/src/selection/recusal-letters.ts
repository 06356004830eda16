import { type NewLetter } from '@hejie/casework';
import { citedBehind, dateText, instantText, type CourtInstant, type LegalDate } from '@hejie/law';
import { type PartialRelation } from '@hejie/settlement';

/** What each relation is called in letters (在线调解规则13). */
export const RELATION_WORDS: Readonly<Record<PartialRelation, string>> = {
  RELATIVE: '系当事人或者其代理人的近亲属',
  INTEREST: '与纠纷有利害关系',
  OTHER: '与当事人、代理人有其他可能影响公正的关系',
};

/** 在线调解规则13: what he disclosed, and that each party says whether he may go on. */
export const disclosed = (
  caseNumber: string,
  nth: number,
  {
    mediatorId,
    relation,
    disclosed: words,
    on,
  }: { mediatorId: string; relation: PartialRelation; disclosed: string; on: LegalDate },
): NewLetter => ({
  occasion: `disclosed-${nth}`,
  kind: 'conflict-disclosed',
  subject: '和解员披露通知书',
  body: `${caseNumber}：和解员（名册编号${mediatorId}）披露，其${RELATION_WORDS[relation]}：${words}。请答复是否同意由其继续主持和解；各方当事人均同意的，由其继续，任何一方不同意的，另行选定或者指定和解员${citedBehind(on, 'ONLINE_MEDIATION_RULES.DISCLOSURE')}。`,
});

/** 民诉法50: a request is under review, and by when it is decided. */
export const requested = (
  caseNumber: string,
  nth: number,
  { relation, decideBy, reconsidered }: { relation: PartialRelation; decideBy: CourtInstant; reconsidered: boolean },
): NewLetter => ({
  occasion: `recusal-${nth}`,
  kind: 'recusal-requested',
  subject: '和解员回避申请受理通知书',
  body: `${caseNumber}：一方当事人以和解员${RELATION_WORDS[relation]}为由申请${reconsidered ? '复议' : '其回避'}，本院将于${instantText(decideBy).zh}前作出决定。${reconsidered ? '复议期间，和解员不停止参与本案。' : '作出决定前，和解员暂停参与本案。'}`,
});

/** 民诉法49, 50: decided; who is refused may ask once more, and on reconsideration no more. */
export const decided = (
  caseNumber: string,
  nth: number,
  { granted, reconsidered, reason }: { granted: boolean; reconsidered: boolean; reason: string },
): NewLetter => ({
  occasion: `recusal-decided-${nth}`,
  kind: 'recusal-decided',
  subject: '回避决定通知书',
  body: `${caseNumber}：就和解员的回避，本院决定${granted ? '准许，另行选定或者指定和解员' : `驳回${reconsidered ? '复议' : ''}申请，由其继续主持和解${reconsidered ? '' : '；不服的，可以申请复议一次'}`}。理由：${reason}`,
});

/** PRE-5, PRE-8: he is replaced, and the thirty days go on. */
export const replaced = (caseNumber: string, round: number, reason: string, lastDay: LegalDate): NewLetter => ({
  occasion: `replaced-${round}`,
  kind: 'mediator-replaced',
  subject: '更换和解员通知书',
  body: `${caseNumber}：本案和解员已更换（${reason}）。请双方当事人协商选择1名和解员，协商不成的，由和解中心指定。和解期限不重新起算，仍至${dateText(lastDay)}24时届满。`,
});

/** PRE-5, PRE-8: another one goes on. */
export const takenOver = (
  caseNumber: string,
  step: number,
  mediatorId: string,
  name: string,
  lastDay: LegalDate,
): NewLetter => ({
  occasion: `taken-over-${step}`,
  kind: 'negotiation-taken-over',
  subject: '和解员接替通知书',
  body: `${caseNumber}：${name}（名册编号${mediatorId}）已接受选任，继续主持和解。和解期限不重新起算，仍至${dateText(lastDay)}24时届满。`,
});
