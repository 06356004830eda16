import { type NewLetter } from '@hejie/casework';
import {
  dateText,
  formatYuan,
  instantText,
  legalDateOf,
  startOfDay,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import {
  type ConsumptionClass,
  type CreditFile,
  type DeletionGround,
  type LimitCapacity,
  type PenaltyMeasure,
  type PenaltyReconsidered,
} from '@hejie/settlement';
import { type EventOf } from './told.js';

const LISTING_RULES = '《最高人民法院关于公布失信被执行人名单信息的若干规定》';
const GOOD_FAITH = '《最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见》';
/** DIS-ART-11. */
const WRONGLY_LIMITED = '对你（单位）采取限制消费措施不当，应予纠正。';
const LIMIT_RULES = '《最高人民法院关于限制被执行人高消费及有关消费的若干规定》';
/** What a penalty is called. */
export const PENALTIES = { FINE: '罚款', DETENTION: '拘留', REFERRAL: '移送公安机关' } as const;
const LIMITS = { CONSUMPTION: '限制消费', EXIT: '限制出境' } as const;
/** The nine classes of consumption, as they are named. */
export const CLASSES: Readonly<Record<ConsumptionClass, string>> = {
  TRANSPORT: '乘坐交通工具（第一项）',
  HOTELS_AND_CLUBS: '宾馆、酒店等场所消费（第二项）',
  REAL_ESTATE: '购买、新建不动产（第三项）',
  OFFICES_AND_FLATS: '租赁高档写字楼等场所（第四项）',
  VEHICLES: '购买非经营必需车辆（第五项）',
  TOURISM: '旅游、度假（第六项）',
  PRIVATE_SCHOOLS: '子女就读高收费私立学校（第七项）',
  INSURANCE: '购买保险理财产品（第八项）',
  HIGH_SPEED_TRAINS: '乘坐动车组列车（第九项）',
};

type Limit = CreditFile['limits'][number];

/** The last lift of a limit, by its number: there may be several within one second. */
export const nthLift = ({ id, lifts = [], lifted }: Limit): string => `${id}-${lifts.length + (lifted ? 1 : 0)}`;
/** An instant in the id of a letter. */
const moment = (at: CourtInstant): string => at.slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
/** A first instant: midnight begins its day. */
export const beginning = (from: CourtInstant): string =>
  from === startOfDay(legalDateOf(from)) ? `${dateText(legalDateOf(from))}0时` : instantText(from).zh;

/** A letter about one thing, of one kind. `under`: 案号 of the enforcement in which it is written. */
const letter = (under: string, kind: string, about: string, subject: string, text: string): NewLetter => ({
  occasion: `${kind}-${about}`,
  kind,
  subject,
  body: `${under}：${text}`,
});

/** CR-L-JX: he may give a promise of credit before it is decided. */
export const promiseOffered = (under: string, listingId: string): NewLetter =>
  letter(
    under,
    'promise-offered',
    listingId,
    '信用承诺告知书',
    '有人提议将你（单位）纳入失信被执行人名单。在本院作出决定之前，你（单位）可以作出信用承诺，并可以陈述意见、提交证据。',
  );

/** DIS-ART-5-1: the president has decided to list; nothing is published before the grace is over (DIS-GRACE-1). */
export const decided = (
  under: string,
  listingId: string,
  decisionNumber: string,
  graceEndsOn: LegalDate | null,
): NewLetter =>
  letter(
    under,
    'listing-decided',
    listingId,
    '纳入失信被执行人名单决定书',
    `本院决定（${decisionNumber}）将你（单位）纳入失信被执行人名单。${graceEndsOn ? `给予宽限期至${dateText(graceEndsOn)}止，宽限期内不予公布；期间履行完毕的，不再公布。` : ''}认为纳入有误的，可以向本院申请纠正（${LISTING_RULES}第五条、第十一条）。`,
  );

/** DIS-ART-5-1: a creditor's application to list is refused, with the reasons. */
export const applicationRefused = (under: string, listingId: string, reasons: readonly string[]): NewLetter =>
  letter(
    under,
    'listing-application-refused',
    listingId,
    '不予纳入失信被执行人名单通知书',
    `你（单位）申请将被执行人纳入失信被执行人名单，本院审查后决定不予纳入，理由：${reasons.join('；')}（${LISTING_RULES}第五条）。`,
  );

/** DIS-ART-5-1: a debtor who knew of the proposal is not listed on it. */
export const notListed = (under: string, listingId: string): NewLetter =>
  letter(
    under,
    'not-listed',
    listingId,
    '不予纳入失信被执行人名单告知书',
    '本院审查后，决定不将你（单位）纳入失信被执行人名单。请继续履行生效法律文书确定的义务。',
  );

/** DIS-ART-5-1: the creditor who applied is told that the debtor is listed. */
export const applicationUpheld = (under: string, listingId: string, decisionNumber: string): NewLetter =>
  letter(
    under,
    'listing-application-upheld',
    listingId,
    '纳入失信被执行人名单告知书',
    `你（单位）申请将被执行人纳入失信被执行人名单，本院审查后决定纳入（${decisionNumber}），失信决定书另行送达（${LISTING_RULES}第五条）。`,
  );

type NotExecuted = EventOf<'LISTING_NOT_EXECUTED'>['why'];
type HowClosed = Pick<CreditFile['debt'], 'closedAs'>;

/** Why a decision to list is not executed any more, in words. */
const NOT_EXECUTED: Readonly<Record<NotExecuted, (debt: HowClosed) => string>> = {
  PERFORMED: () => '你（单位）已经履行完毕',
  ENFORCEMENT_ENDED: ({ closedAs }) => `本案已经以“${closedAs}”方式结案`,
  TERM_OVER: () => '纳入期限已经届满',
  SUPERSEDED: () => '本院已按新的失信决定公布你（单位）的失信信息',
};

/** Ways of closing after which the same title is not enforced again. */
const NOTHING_FOLLOWS: readonly HowClosed['closedAs'][] = ['不予执行', '驳回申请'];
const MAY_FOLLOW = '不影响申请执行人依法申请恢复执行或者另行申请执行。';

/** DIS-GRACE-1, CLS-2: nothing will be published any more, and why. That the case is closed promises nothing of the title: another case, or another court, may enforce it. */
export const notExecuted = (
  under: string,
  listingId: string,
  { why, at, debt }: { readonly why: NotExecuted; readonly at: CourtInstant; readonly debt: HowClosed },
): NewLetter =>
  letter(
    under,
    'listing-not-executed',
    `${listingId}-${moment(at)}`,
    '失信决定不再执行告知书',
    `${NOT_EXECUTED[why](debt)}，${why === 'SUPERSEDED' ? '原' : ''}将你（单位）纳入失信被执行人名单的决定不再执行，${why === 'SUPERSEDED' ? '该决定所载' : ''}失信信息不予公布。${why === 'ENFORCEMENT_ENDED' && !NOTHING_FOLLOWS.includes(debt.closedAs) ? MAY_FOLLOW : ''}`,
  );

/** DIS-ART-2-1: the term has become longer. */
export const termExtended = (
  under: string,
  listingId: string,
  termLastDay: LegalDate,
  decisionNumber: string,
): NewLetter =>
  letter(
    under,
    'term-extended',
    `${listingId}-${termLastDay}`,
    '延长纳入失信名单期限告知书',
    `本院决定（${decisionNumber}）延长将你（单位）纳入失信被执行人名单的期限，延长后至${dateText(termLastDay)}止，延长纳入期限决定书另行送达。认为延长有误的，可以向本院申请纠正（${LISTING_RULES}第二条、第十一条）。`,
  );

/** By which article an entry is off the list where it is not the tenth: early, or for another takes its place, by the second; for it should have been by the eleventh and twelfth. */
const DELETED_BY: Readonly<Partial<Record<DeletionGround, string>>> = {
  EARLY: '第二条',
  SUPERSEDED: '第二条',
  CORRECTED: '第十一条第三项、第十二条',
};

/** DIS-ART-10-1, DIS-ART-10-2, DIS-ART-2-2, DIS-ART-11: the entry is off the list. */
export const deleted = (under: string, listingId: string, ground: DeletionGround): NewLetter =>
  letter(
    under,
    'listing-deleted',
    listingId,
    '失信信息删除告知书',
    `${ground === 'SUPERSEDED' ? '本院已按新的失信决定公布你（单位）的失信信息，' : ''}你（单位）在本案中的${ground === 'SUPERSEDED' ? '原' : ''}失信信息已经删除（${LISTING_RULES}${DELETED_BY[ground] ?? '第十条'}）。`,
  );

/** DIS-ART-2-2, DIS-ART-10-1: it is not deleted, with the reasons. */
export const deletionRefused = (under: string, deletionId: string, reasons: readonly string[]): NewLetter =>
  letter(
    under,
    'deletion-refused',
    deletionId,
    '不予删除失信信息告知书',
    `本院决定暂不删除失信信息，理由：${reasons.join('；')}。`,
  );

/** DIS-ART-12: the decision on a request to correct; of a refusal the remedy. */
export const correctionDecided = (
  under: string,
  correctionId: string,
  upheld: boolean,
  reasons: readonly string[],
): NewLetter =>
  letter(
    under,
    'correction-decided',
    correctionId,
    upheld ? '纠正失信信息决定书' : '驳回纠正申请决定书',
    upheld
      ? `纠正申请理由成立，本院自决定之日起三个工作日内更正或者撤销（${LISTING_RULES}第十二条）。`
      : `纠正申请理由不成立，决定驳回：${reasons.join('；')}。不服本决定的，可以自收到决定书之日起十日内向上一级人民法院申请复议，复议期间不停止原决定的执行（${LISTING_RULES}第十二条）。`,
  );

/** DIS-ART-12: the same of a limit of consumption. */
export const limitCorrectionDecided = (
  under: string,
  correctionId: string,
  upheld: boolean,
  reasons: readonly string[],
): NewLetter =>
  letter(
    under,
    'correction-decided',
    correctionId,
    upheld ? '纠正限制消费措施决定书' : '驳回纠正申请决定书',
    upheld
      ? `纠正申请理由成立，本院自决定之日起三个工作日内解除或者更正限制消费措施（${GOOD_FAITH}第十八条，参照${LISTING_RULES}第十二条）。`
      : `纠正申请理由不成立，决定驳回：${reasons.join('；')}。不服本决定的，可以自收到决定书之日起十日内向上一级人民法院申请复议，复议期间不停止原决定的执行（${GOOD_FAITH}第十八条，参照${LISTING_RULES}第十二条）。`,
  );

/** As what somebody is limited, in words. */
const CAPACITIES: Readonly<Record<LimitCapacity, string>> = {
  DEBTOR: '被执行人',
  LEGAL_REPRESENTATIVE: '法定代表人',
  HEAD: '主要负责人',
  DIRECTLY_RESPONSIBLE: '影响债务履行的直接责任人员',
  ACTUAL_CONTROLLER: '实际控制人',
  STATUTORY_AGENT: '法定代理人',
};

/** DIS-ART-11, DIS-ART-12: the particulars of a limit were put right: what it says now. */
export const limitPutRight = ({ authority, notice, capacity }: Limit, correctionId: string): NewLetter =>
  letter(
    authority,
    'limit-corrected',
    correctionId,
    '更正限制消费措施告知书',
    `本院已更正限制消费措施所载事项：案号${authority}，被限制消费人身份为${CAPACITIES[capacity]}${notice ? `，执行通知书于${dateText(notice.servedOn)}送达，指定的履行期间于${dateText(notice.lastDay)}届满` : ''}。限制消费措施继续有效（${GOOD_FAITH}第十八条）。`,
  );

/** DIS-ART-11: a limit that is lifted already is known to have been wrong. */
export const limitWasWrong = ({ authority }: Limit, correctionId: string): NewLetter =>
  letter(
    authority,
    'limit-corrected',
    correctionId,
    '纠正限制消费措施告知书',
    `${WRONGLY_LIMITED}该措施此前已经解除（${GOOD_FAITH}第十八条）。`,
  );

/** DIS-ART-12: what the court above has decided. */
export const reconsidered = (under: string, correctionId: string, upheld: boolean): NewLetter =>
  letter(
    under,
    'reconsidered',
    correctionId,
    '复议结果告知书',
    upheld ? '上一级人民法院认为复议理由成立，本院将依法纠正。' : '上一级人民法院认为复议理由不成立，驳回复议申请。',
  );

/** DIS-ART-11: the entry should never have stood. */
export const revoked = (under: string, listingId: string): NewLetter =>
  letter(
    under,
    'listing-revoked',
    listingId,
    '撤销失信信息告知书',
    `将你（单位）纳入失信被执行人名单不当，该信息已经撤销（${LISTING_RULES}第九条）。`,
  );

/** LIM-ART-5, LIM-EXIT: a limit is ordered; of exit there is a review by the court above. */
export const limitOrdered = ({ id, authority, kind, capacity, graceEndsOn }: Limit): NewLetter =>
  letter(
    authority,
    'limit-ordered',
    id,
    kind === 'CONSUMPTION' ? '限制消费令' : '限制出境决定书',
    `本院决定采取${LIMITS[kind]}措施。${capacity === 'STATUTORY_AGENT' ? '被执行人不具有完全民事行为能力，限制其法定代理人出境。' : ''}${graceEndsOn ? `给予宽限期至${dateText(graceEndsOn)}止，宽限期满前不予执行。` : ''}${
      kind === 'CONSUMPTION'
        ? `违反限制消费令的，依法承担责任（${LIMIT_RULES}第三条、第十一条）。`
        : '对限制出境决定不服的，可以自收到决定之日起十日内向上一级人民法院申请复议，复议期间不停止执行。'
    }`,
  );

/** LIM-ART-9-1, LIM-ART-9-2, CR-L-AH, DIS-ART-11: it is lifted, in whole or for what the decision names. */
export const limitLifted = (limit: Limit, scope: 'WHOLE' | readonly ConsumptionClass[], until?: LegalDate): NewLetter =>
  letter(
    limit.authority,
    'limit-lifted',
    nthLift(limit),
    `解除${LIMITS[limit.kind]}决定书`,
    scope === 'WHOLE'
      ? `${limit.lifted?.ground === 'CORRECTED' ? WRONGLY_LIMITED : ''}本院决定解除对你（单位）的${LIMITS[limit.kind]}措施${limit.lifted?.ground === 'CORRECTED' ? `（${GOOD_FAITH}第十八条）` : ''}。`
      : `本院决定部分解除${LIMITS[limit.kind]}措施，不再限制的范围：${scope.map((one) => CLASSES[one]).join('、')}；${until ? `至${dateText(until)}止，期满恢复限制；` : ''}其余限制继续有效。`,
  );

/** LIM-EXIT: what the court above has decided. */
export const limitReviewed = (under: string, limitId: string, upheld: boolean): NewLetter =>
  letter(
    under,
    'limit-reviewed',
    limitId,
    '限制出境复议结果告知书',
    upheld
      ? '上一级人民法院认为复议理由成立，限制出境措施已经解除。'
      : '上一级人民法院驳回复议申请，限制出境措施继续有效。',
  );

/** LIM-35-17: he may consume once, from one instant to another. */
export const permitted = (under: string, permissionId: string, from: CourtInstant, until: CourtInstant): NewLetter =>
  letter(
    under,
    'permitted',
    permissionId,
    '暂时解除限制消费决定书',
    `经院长批准，自${beginning(from)}起至${instantText(until).zh}止暂时解除乘坐飞机、高速列车的限制，其余限制消费措施继续有效；届满自动恢复。`,
  );

/** LIM-35-17: the permission was taken back: the limit holds again. */
export const permissionRevoked = (under: string, permissionId: string, reason: string, at: CourtInstant): NewLetter =>
  letter(
    under,
    'permission-revoked',
    permissionId,
    '撤回暂时解除限制消费告知书',
    `本院撤回对你（单位）暂时解除限制消费措施的决定，自${instantText(at).zh}起限制消费措施恢复。理由：${reason}。`,
  );

/** 民诉法119: what the court above has decided on a fine or detention. */
export const penaltyReconsidered = (
  under: string,
  penaltyId: string,
  kind: keyof typeof PENALTIES,
  result: PenaltyReconsidered,
): NewLetter =>
  letter(under, 'penalty-reconsidered', penaltyId, '复议结果告知书', `${PENALTIES[kind]}决定${inWords(result)}`);

function inWords(result: PenaltyReconsidered): string {
  if (result.outcome === 'CHANGED') {
    const { measure } = result;
    const what = measure.kind === 'FINE' ? `罚款${formatYuan(measure.amount)}元` : `拘留${measure.days}日`;
    return `已由上一级人民法院变更为${what}。`;
  }
  return result.outcome === 'UPHELD'
    ? '经上一级人民法院复议，复议申请被驳回，决定继续有效。'
    : '已由上一级人民法院撤销，不再执行；已经执行的，依法予以返还或者解除。';
}

/** 民诉法118, 119: a fine or detention; there is one reconsideration. */
export const penalised = (
  under: string,
  penaltyId: string,
  measure: Exclude<PenaltyMeasure, { kind: 'REFERRAL' }>,
  decisionNumber: string,
): NewLetter =>
  letter(
    under,
    'penalised',
    penaltyId,
    `${PENALTIES[measure.kind]}决定书`,
    `本院决定（${decisionNumber}）${measure.kind === 'FINE' ? `罚款${formatYuan(measure.amount)}元` : `拘留${measure.days}日`}。不服本决定的，可以自收到决定书之日起三日内向上一级人民法院申请复议一次，复议期间不停止执行。`,
  );
