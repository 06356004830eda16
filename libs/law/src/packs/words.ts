import { type Bilingual } from '../basics/derivation.js';
import { type AssetClass, type AssetUse } from './asset-classes.js';
import {
  type AfterSilence,
  type CloseMode,
  type Exposure,
  type ListingTermStart,
  type PeriodStart,
  type PolicyPack,
  type RestDay,
  type RungHow,
  type RungUnit,
  type RungWhom,
  type SettlementEffect,
  type Signatory,
  type SuspensionCondition,
  type Track,
} from './policy-pack.js';

/** What each value of a setting is called. A value that is not here is none of the setting's values. */
type WordsOf<Value extends string> = Readonly<Record<Value, Bilingual>>;

const words = (zh: string, en: string): Bilingual => ({ zh, en });

export const TRACKS: WordsOf<Track> = {
  PRE_ENFORCEMENT: words('执行前', 'before enforcement'),
  IN_ENFORCEMENT: words('执行中', 'in enforcement'),
};
export const PERIOD_STARTS: WordsOf<PeriodStart> = {
  MEDIATOR_ACCEPTANCE: words('和解员接受之日', 'the day the mediator accepts'),
  FILING: words('立号之日', 'the day of filing'),
  CONSENT: words('各方同意之日', 'the day all parties consent'),
};
export const AFTER_SILENCE: WordsOf<AfterSilence> = {
  TASK: words('由和解中心另行指定', 'a person designates another'),
  LEAST_LOADED: words('自动指定在办案件最少的和解员', 'the case designates the least loaded of the roll'),
};
export const SIGNATORIES: WordsOf<Signatory> = {
  CREDITOR: words('申请执行人', 'creditor'),
  DEBTOR: words('被执行人', 'debtor'),
  MEDIATOR: words('和解员', 'mediator'),
  CLERK: words('书记员', 'clerk'),
};
export const EFFECTS: WordsOf<SettlementEffect> = {
  REGISTER_AND_CLOSE: words('登记立案并报结案', 'registered and reported closed'),
  STAY: words('可以裁定中止执行', 'enforcement may be stayed'),
  CLOSE: words('可以裁定终结执行', 'enforcement may be terminated'),
};
export const REST_DAYS: WordsOf<RestDay> = {
  NEXT_WORKDAY: words('可在休假日后的第一个工作日履行', 'may be performed on the first working day after it'),
  AS_WRITTEN: words('以约定的日期为准', 'is due as written'),
};
export const RESUMED_NUMBERS: WordsOf<PolicyPack['resumption']['caseNumberType']> = {
  执恢: words('另立执恢案号', 'a new 执恢 number'),
  SAME: words('沿用原执行案号', 'the number of the stayed case'),
};
export const ORDER_BASES: WordsOf<PolicyPack['allocationBasis']> = {
  LEGAL: words('法定', 'the law'),
  AGREED: words('约定', 'agreement'),
  COURT: words('人民法院确定', 'the court’s decision'),
};
export const DURING_SETTLEMENT: WordsOf<PolicyPack['interestDuringSettlement']> = {
  COUNT: words('照计', 'runs on'),
  EXCLUDE: words('扣除', 'left out'),
};
export const CLOSE_MODES: WordsOf<CloseMode> = {
  执行完毕: words('执行完毕', 'performed in full (执行完毕)'),
  终结执行: words('终结执行', 'terminated (终结执行)'),
};
export const EXPOSURES: WordsOf<Exposure> = {
  OUTSTANDING: words('和解协议尚欠', 'what is outstanding under the settlement'),
  ORIGINAL: words('原生效法律文书余额', 'the balance of the original title'),
};
/** The classes of property (财产类别). */
export const CLASSES: WordsOf<AssetClass> = {
  DEPOSIT: words('银行存款', 'deposits'),
  REAL_ESTATE: words('不动产', 'real estate'),
  VEHICLE: words('车辆', 'vehicles'),
  MOVABLE: words('其他动产', 'other movables'),
  SECURITIES: words('证券', 'securities'),
  EQUITY: words('股权', 'equity'),
  WEALTH_PRODUCT: words('金融理财产品', 'wealth products'),
  PROVIDENT_FUND: words('住房公积金', 'housing provident fund'),
  EXPORT_TAX_REFUND: words('出口退税', 'export tax refunds'),
  NETWORK_FUNDS: words('网络资金', 'network funds'),
};
/** What property serves for (财产用途). */
export const USES: WordsOf<AssetUse> = {
  ORDINARY: words('一般用途', 'ordinary use'),
  BASIC_ACCOUNT: words('基本存款账户', 'basic account'),
  MIGRANT_WAGES_ACCOUNT: words('农民工工资专用账户', 'account for migrant workers’ wages'),
  WAGE_SECURITY_DEPOSIT: words('工资保证金', 'deposit that secures wages'),
  PRESALE_FUNDS: words('商品房预售监管资金', 'supervised presale funds'),
  WAGES: words('工资', 'wages'),
  PRODUCTION: words('生产经营资产', 'production assets'),
  HOUSEHOLD_NEED: words('生活必需品', 'what a household needs'),
  HOUSEHOLD_HOME: words('生活所必需的居住房屋', 'the home that a household needs'),
};
export const LISTING_TERM_STARTS: WordsOf<ListingTermStart> = {
  DECISION: words('决定之日', 'the day of the decision'),
  ENTRY: words('公布之日', 'the day of the entry'),
};
/** CR-NEG: what stands against a repair of credit. */
export const NEGATIVE_LIST: WordsOf<string> = {
  VIOLENCE: words('暴力、威胁', 'violence or threats'),
  FORGED_EVIDENCE: words('伪造证据', 'forged evidence'),
  SHAM_SUIT: words('虚假诉讼', 'sham litigation'),
  HIDDEN_ASSETS: words('隐匿财产', 'hidden assets'),
  FALSE_REPORT: words('虚假报告', 'a false report'),
  REFUSED_SETTLEMENT: words('无正当理由拒不履行和解协议', 'settlement not performed without reason'),
  CRIMINAL_REFUSAL: words('拒执犯罪', 'criminal refusal to perform'),
  REPAIR_REVOKED: words('前次修复被撤销', 'an earlier repair revoked'),
};
/** CR-L-GRP-A, CR-L-GRP-B: to what an early repair is bound. */
export const SUSPENSION_CONDITIONS: WordsOf<SuspensionCondition> = {
  PLAN_PERFORMED: words('正在按照和解协议或者履行计划履行', 'a settlement or plan is being performed'),
  SECURITY_STANDS: words('已提供足以清偿债务的有效担保', 'security covers the debt'),
  FORCE_MAJEURE: words('因不可抗力或者公共利益需要', 'force majeure or the public interest'),
  REPORTS_HONESTLY: words('如实报告财产', 'property is reported honestly'),
  COOPERATES: words('配合执行调查和财产处置', 'inquiries and disposals are cooperated with'),
  LIMITS_KEPT: words('遵守限制消费令', 'limits of consumption are kept'),
};
/** KPI-1, KPI-10, KPI-31-1 … KPI-31-4: the indicators a court may ask for. */
export const INDICATORS: WordsOf<string> = {
  'KPI-31-1': words('有财产可供执行案件法定期限内实际执结率', 'cases with property enforced in time'),
  'KPI-31-2': words('终本合格率', 'sound terminations for want of property'),
  'KPI-31-3': words('执行信访办结率', 'petitions dealt with'),
  'KPI-31-4': words('执结率', 'cases closed'),
  'KPI-1': words('实际执结率', 'cases really enforced'),
  'KPI-10': words(
    '和解率、和解履行率、执前和解成功率、信用修复办结及时率',
    'settlement, performance, success before enforcement, repairs in time',
  ),
};
/** E7: in what the distance of a rung is counted. */
export const RUNG_UNITS: WordsOf<RungUnit> = {
  DAY: words('日', 'days'),
  WORKING_DAY: words('个工作日', 'working days'),
};
/** E7: who is told at a rung of a ladder. */
export const RUNG_WHOM: WordsOf<RungWhom> = {
  RESPONSIBLE: words('责任人', 'the person responsible'),
  SUPERIOR: words('上级', 'his superior'),
  SECOND_SUPERIOR: words('再上一级', 'the superior of that one'),
  PRESIDENT: words('院长', 'the president'),
};
/** E7: what is put before him. */
export const RUNG_HOW: WordsOf<RungHow> = {
  NOTICE: words('提示', 'a notice'),
  ITEM: words('督办事项', 'a task to see to it'),
};
