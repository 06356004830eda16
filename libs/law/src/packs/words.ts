import { type Bilingual } from '../basics/derivation.js';
import { type AssetClass, type AssetUse } from './asset-classes.js';
import {
  type AfterSilence,
  type AgreementReview,
  type CaseTag,
  type ConfirmationForm,
  type MediatorKind,
  type Guidance,
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
export const CASE_TAGS: WordsOf<CaseTag> = {
  ENTERPRISE: words('涉企', 'with an enterprise'),
  LIVELIHOOD: words('涉民生', 'of a livelihood'),
};
export const AFTER_SILENCE: WordsOf<AfterSilence> = {
  TASK: words('由和解中心另行指定', 'a person designates another'),
  LEAST_LOADED: words('自动指定在办案件最少的和解员', 'the case designates the least loaded of the roll'),
};
export const MEDIATOR_KINDS: WordsOf<MediatorKind> = {
  PEOPLES_MEDIATOR: words('人民调解员', "people's mediator"),
  COMMERCIAL_MEDIATOR: words('商事调解员', 'commercial mediator'),
  INDUSTRY_MEDIATOR: words('行业调解员', 'mediator of a trade'),
  NOTARY: words('公证员', 'notary'),
  LAWYER: words('律师', 'lawyer'),
  RETIRED_JUDGE: words('退休法官', 'retired judge'),
  COURT_MEDIATOR: words('本院和解员', "the court's own mediator"),
};
export const GUIDANCES: WordsOf<Guidance> = {
  NONE: words('不另行指导', 'nobody guides'),
  BY_COURT_MEDIATOR: words('由本院和解员指导', "one of the court's own mediators guides"),
};
export const SIGNATORIES: WordsOf<Signatory> = {
  CREDITOR: words('申请执行人', 'creditor'),
  DEBTOR: words('被执行人', 'debtor'),
  MEDIATOR: words('和解员', 'mediator'),
  CLERK: words('书记员', 'clerk'),
};
export const CONFIRMATION_FORM_WORDS: WordsOf<ConfirmationForm> = {
  RECORD: words('记入执行和解笔录', 'put into a record'),
  WRITTEN: words('提交书面和解协议', 'a written agreement is submitted'),
};
export const AGREEMENT_REVIEWS: WordsOf<AgreementReview> = {
  EACH: words('逐案审查', 'a judge reviews each'),
  ON_DOUBT: words('有疑问时审查', 'a judge reviews one that was doubted'),
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
/** A8: tasks and matters of the green channel, by their names in the packs. */
export const TASK_NAMES: WordsOf<string> = {
  REVIEW_FILING: words('审查立案条件', 'review of the conditions of filing'),
  FILE_AS_ENFORCEMENT: words('立“执”字案号', 'filing under 执'),
  ACCEPT_APPLICATION: words('受理执行申请', 'acceptance of an application'),
  ASK_PARTIES: words('征询意愿', 'asking the parties'),
  ASK_FIRST_OFFER: words('征询初步方案', 'asking for a first offer'),
  DESIGNATE_MEDIATOR: words('指定和解员', 'designation of a mediator'),
  ANSWER_REQUEST: words('答复当事人诉求', 'answer to a request'),
  DECIDE_AUXILIARY_MATTER: words('决定配合事项', 'decision on an auxiliary matter'),
  PAY_OUT: words('发放案款', 'pay-out of case money'),
  DECIDE_RELEASE: words('决定解除控制', 'decision on a release'),
  CENTRE_INTAKE: words('和解中心接收', 'intake by the centre'),
  TAKE_OVER_PRESERVED: words('接续保全', 'preserved property taken over'),
  RENEW_CONTROL: words('续行控制', 'renewal of a control'),
  AWAIT_RECEIPT: words('催收回执', 'receipt awaited'),
  RESUMPTION_RULING: words('裁定是否恢复执行', 'ruling on resumption'),
  VOIDANCE_RULING: words('审查和解协议无效或者撤销', 'ruling on voidance'),
  DECIDE_OBJECTION: words('决定异议', 'decision on an objection'),
  REGISTER_SETTLED: words('和解案件登记立案', 'registration of a settled case'),
  REPORT_CLOSED: words('报结案', 'report of the closing'),
  FILE_RESUMED_CASE: words('立“执恢”字案号', 'filing under 执恢'),
  DECIDE_RECUSAL: words('决定回避', 'decision on a recusal'),
  REVIEW_AMENDMENT: words('审查和解协议变更', 'review of an amendment'),
  REVIEW_HARM: words('审查损害他人权益', 'review of harm to others'),
  STAY_ENFORCEMENT: words('决定中止执行', 'stay of enforcement'),
  STAY_RULING: words('裁定中止执行', 'ruling on a stay'),
  RULE_ON_TERMINATION: words('裁定终结执行', 'ruling on termination'),
  TERMINATION_RULING: words('裁定因和解终结执行', 'ruling on termination because of a settlement'),
  GUARANTOR_RULING: words('裁定直接执行担保财产', 'ruling under a guarantee'),
  CONTROL_GUARANTOR: words('决定控制担保人财产', 'decision on controls of a guarantor'),
  SERVE_GUARANTOR_RULING: words('向担保人送达直接执行裁定', 'service of a ruling under a guarantee on the guarantor'),
  OBJECTION_CONSEQUENCE: words('办理异议裁定的后续事项', 'what follows from an objection'),
  LONG_PERFORMANCE_APPROVAL: words('审批和解长期履行结案', 'approval of a closing for long performance'),
  ENDING_FOR_NOW_APPROVAL: words('审批终结本次执行程序', 'approval that enforcement ends for now'),
  EVASION_CHECK: words('核查规避执行线索', 'check of a sign of evasion'),
  REJECT_APPLICATION: words('裁定驳回执行申请', 'rejection of an application'),
  IDENTIFY_MONEY: words('认领款项', 'identification of money'),
  APPROVE_RELEASE: words('审批解除控制', 'approval of a release'),
  SERVE_RELEASE: words('送达解除控制文书', 'service of a release'),
  EXAMINE_APPLICATION: words('审查修复申请', 'examination of a repair'),
  DECIDE_APPLICATION: words('决定修复申请', 'decision on a repair'),
  LIFT_LIMIT: words('解除限制消费', 'lifting of a limit'),
  RECORD_AUXILIARY_OUTCOME: words('记录配合事项结果', 'outcome of an auxiliary matter'),
  RESTORE_MEASURES: words('恢复执行措施', 'measures restored'),
  BOOKS_DIFFER: words('核对账目差异', 'difference of the books'),
  APPROVE_WITHHOLDING: words('审批暂缓发放', 'approval of a withholding'),
  RELEASE_OVERDUE: words('逾期未解除', 'release overdue'),
  HELD_OUTSIDE_FILE: words('通知解除已无依据的控制', 'held outside the file'),
  CONTROL_LAPSED: words('控制失效后的审查', 'lapsed control'),
  REFREEZE: words('裁定重新控制', 'control anew'),
  ASSIGN_GUIDE: words('指派指导和解员', 'guide of a mediator'),
  RECONSIDER_SETTLEMENT: words('重新考虑是否和解', 'settlement reconsidered'),
  BANKRUPTCY_CONSEQUENCE: words('办理破产受理的后续事项', 'what follows from bankruptcy'),
  LAPSE_BEFORE_ITS_END: words('核查期限届满是否过早', 'lapse before its end'),
  SILENCE_BEFORE_ITS_END: words('核查和解员逾期是否过早', 'silence before its end'),
  RECEIVED_BEFORE_LAPSE: words('核查届满前收到的材料', 'received before a lapse'),
  SERVE_ON_PAPER: words('纸质送达', 'service on paper'),
  RECEIPT_CONTESTED: words('核查送达争议', 'contested receipt'),
  SERVE_OBJECTION_RULING: words('送达异议裁定', 'service of a ruling on an objection'),
  OWED_AFTER_ENDING: words('案件结束后尚欠', 'owed after the ending'),
  RELEASE_RECEIPT_OVERDUE: words('催办解除回执', 'receipt of a release overdue'),
  COVERAGE_BELOW_TARGET: words('保障率不足', 'coverage below target'),
  SALE_EXPIRED: words('自行变卖期满', 'sale by the debtor expired'),
  ACT_ON_SEARCH: words('查找结果的处理', 'result of a search'),
  GO_ON_AFTER_OBJECTION: words('异议后继续执行', 'enforcement after an objection'),
  WITHDRAW_CONTROL: words('撤回重复控制', 'doubled control withdrawn'),
  REVIEW_FOUND_PROPERTY: words('审查查询所得财产', 'property found'),
  REVIEW_LATE_RENEWAL: words('审查逾期续行', 'late renewal'),
  REVIEW_LIFTED_MEANWHILE: words('审查期间已解除的控制', 'lifted meanwhile'),
  REVIEW_LIFT_WITHOUT_RELEASE: words('核实解除是否落实', 'lift without a release'),
  REVIEW_WITHDRAWN_NUMBER: words('核查撤回的案号', 'withdrawn number'),
  TELL_CO_OWNERS: words('通知共有人', 'notice to co-owners'),
  TELL_COMPANY: words('通知公司', 'notice to the company'),
  RECEIPT_OVERDUE: words('催办回执', 'receipt overdue'),
  QUERY_OVERDUE: words('查询逾期', 'query overdue'),
  SEARCH_OVERDUE: words('查找逾期', 'search overdue'),
  CLUE_OVERDUE: words('线索核实逾期', 'clue overdue'),
  OBJECTION_OVERDUE: words('异议审查逾期', 'objection overdue'),
  LIFT_OVERDUE: words('解除审查逾期', 'lift overdue'),
  PRESERVATION_BEGIN_OVERDUE: words('保全执行逾期', 'preservation overdue'),
  RECONSIDERATION_OVERDUE: words('复议逾期', 'reconsideration overdue'),
  ENTER_IDENTITY: words('登记当事人身份', 'identity to be entered'),
  LIST_NOT_CONNECTED: words('名单库未接入', 'list not connected'),
  LIST_OVERDUE: words('名单库核实逾期', 'list overdue'),
  MEND_DELIVERY: words('更正推送', 'delivery to be mended'),
  SERVE_CERTIFICATE: words('送达证明', 'service of a certificate'),
  VERIFY_PERFORMANCE: words('核实履行', 'performance verified'),
  PERFORMANCE_DENIED: words('审查申请执行人否认履行', 'denied performance reviewed'),
  ASSESS_ENTERPRISE: words('评估被执行企业', 'assessment of an enterprise'),
  CONSIDER_BANKRUPTCY: words('审查执转破', 'bankruptcy considered'),
  DECIDE_LIFT: words('审查解除保全', 'decision on a lift'),
  REVIEW_REPORT: words('审查财产报告', 'review of a report of property'),
  REVIEW_DISPOSAL: words('审查处置财产', 'review of a disposal'),
  REVIEW_REOPENED_FILE: words('审查重新开始的查控', 'file opened again'),
  CONFIRM_EMPLOYER_NOTICE: words('核实通报', 'notice to an employer confirmed'),
  CONFIRM_PARTY_ENDED: words('核实当事人情况', 'end of a party confirmed'),
  EXCHANGE_REFUSED: words('审查未被受理的网络查控', 'refused exchange'),
  DECIDE_LISTING: words('决定纳入失信名单', 'decision on listing'),
  DECIDE_PENALTY: words('决定罚款拘留', 'decision on a penalty'),
  CONSIDER_RELISTING: words('核实是否重新提议纳入', 'listing anew considered'),
  CONSIDER_TERM_EXTENSION: words('决定延长纳入期限', 'longer term considered'),
  CONSIDER_REFUSAL_LEAD: words('决定移送拒执线索', 'lead of refusal considered'),
  LOOK_AT_DORMANT_LISTING: words('核查长期沉寂信息', 'dormant entry'),
  ACCEPTANCE: words('受理', 'acceptance'),
  CONSENT: words('征询', 'consent'),
  PRESERVATION: words('保全', 'preservation'),
  TRIAL: words('审判', 'trial'),
  ENFORCEMENT: words('执行', 'enforcement'),
  MEDIATION: words('和解', 'mediation'),
  STAY: words('中止与终结', 'stay and termination'),
  MONEY: words('案款', 'money'),
  RELEASE: words('解除控制', 'release'),
  CREDIT: words('信用修复', 'credit repair'),
  AID: words('救助与协助', 'aid'),
  REQUESTS: words('诉求反馈', 'requests'),
};
