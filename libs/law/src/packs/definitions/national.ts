import { type JsonValue } from '../../basics/derivation.js';
import { type PackDefinition, type RungHow, type RungUnit, type RungWhom } from '../policy-pack.js';
import { revised, quoted as by } from './quoted.js';

/** A choice of the house where the law fixes nothing; the safer answer (rules.md §13). */
const choice = (words: string) => by('D', words);

const ONLINE = '人民法院在线调解规则';
const SETTLEMENT = '最高人民法院关于执行和解若干问题的规定';

/** The interpretations alone: the base that every court's pack overrides. */
export const NATIONAL: PackDefinition = {
  id: 'national',
  version: 1,
  name: { zh: '全国规则（司法解释）', en: 'national rules (the interpretations alone)' },
  parent: null,
  inForceFrom: '2018-03-01',
  settings: {
    track: by(`${SETTLEMENT}第二条`, '和解协议达成后，人民法院可以裁定中止执行')('IN_ENFORCEMENT'),
    'screening.criteria': by(
      `${SETTLEMENT}第一条；PRE-1`,
      '当事人可以自愿协商达成和解协议',
    )([
      { id: 'BOTH_WILLING', weight: 10, clause: '当事人可以自愿协商达成和解协议' },
      { id: 'EXPLICIT_REFUSAL', weight: 0, clause: '自愿' },
    ]),
    'screening.smallSum': choice('小标的没有全国标准，取小额诉讼之外的便于和解的数额')('50000.00'),
    'consent.requiresAllParties': by(`${SETTLEMENT}第一条`, '当事人可以自愿协商达成和解协议')(true),
    'consent.refusalBlocks': by('PRE-1', '明确拒绝的不得进入')(true),
    'mediator.selectionWorkingDays': by(`PRE-5（${ONLINE}第十条、第十二条）`, '当事人在二个工作日内共同选定')(2),
    'mediator.designationWorkingDays': by(`PRE-5（${ONLINE}第十二条）`, '自申请之日起三个工作日内指定')(3),
    'mediator.acceptanceWorkingDays': by(`PRE-5（${ONLINE}第十二条）`, '收到邀请后三个工作日内确认是否接受')(3),
    'negotiation.days': by(`PRE-8（${ONLINE}第二十四条）`, '自调解员接受之日起三十日')(30),
    'negotiation.startsAt': by(`PRE-8（${ONLINE}第二十四条）`, '自调解员接受之日起三十日')('MEDIATOR_ACCEPTANCE'),
    'negotiation.reminderDaysBefore': choice('届满前七日、三日、一日提醒')([7, 3, 1]),
    'negotiation.extension.requiresAllParties': by('PRE-8', '双方当事人申请延长期限的除外')(true),
    'negotiation.extension.maxDays': choice('没有全国上限，以原期限为限')(30),
    'negotiation.extension.maxExtensions': choice('没有全国上限')(null),
    'negotiation.excludesAppraisal': by('PROC-16', '评估、鉴定期间不计入')(true),
    'confirmation.signatories': by(
      `${SETTLEMENT}第二条第一项`,
      '各方当事人共同向人民法院提交书面和解协议',
    )(['CREDITOR', 'DEBTOR']),
    'confirmation.effect': by(`${SETTLEMENT}第二条；SET-ART-2-4`, '人民法院可以裁定中止执行')('STAY'),
    'confirmation.enforceableMediationDocument': by(
      'rules.md 0.1-1; SET-ART-9-1',
      '被执行人一方不履行的，申请执行人可以申请恢复执行原生效法律文书',
    )(false),
    'confirmation.inKindRuling': by(
      `${SETTLEMENT}第六条；SET-ART-6-1`,
      '人民法院不得依据该协议作出以物抵债裁定',
    )(false),
    // That there is no grace without agreement is a choice: article 11 does not say it.
    'performance.graceWorkingDays': choice('法律和司法解释没有规定违约宽限，未约定的不宽限')(0),
    'performance.reminderDaysBefore': choice('到期前七日、一日提醒')([7, 1]),
    'performance.escalationDaysAfter': choice('违约后一日、三日、五日逐级提示')([1, 3, 5]),
    'performance.minorShortfall': choice('未约定轻微差额的，差一分也是未履行')('0.00'),
    'resumption.caseNumberType': by('SET-RES-3', '中止执行的，恢复后仍用原执行案号')('SAME'),
    'resumption.automaticWithoutApplication': by(`${SETTLEMENT}第九条`, '申请执行人可以申请恢复执行')(false),
    'resumption.decisionTargetDays': by('SET-RES-4', '参照民事诉讼法第二百三十六条十五日')(15),
    allocationOrder: by(
      'INT-ORD-1; INT-ORD-2',
      '先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息',
    )(['fee', 'interest', 'principal', 'doubled']),
    allocationBasis: by('INT-ORD-1', '当事人对清偿顺序另有约定的除外')('LEGAL'),
    interestDuringSettlement: by('INT-10', '恢复执行的，自原履行期限届满起计算，履行和解期间不扣除')('COUNT'),
    'caseNumberTypes.negotiation': by('CASE-6', '执行中和解用原执行案号')('执'),
    'caseNumberTypes.enforcement': by('CASE-6', '执：首次执行')('执'),
    'caseNumberTypes.preservation': by('CASE-6; PRE-CTRL', '执保：保全执行')('执保'),
    'caseNumberTypes.resumption': by('CASE-6; SET-RES-2', '执恢：恢复执行')('执恢'),
    closeMode: by(`${SETTLEMENT}第八条；CLS-1`, '执行和解协议履行完毕的，人民法院作执行结案处理')('执行完毕'),
    'assets.controlBeforeCaseNumber': by('PRE-CTRL', '任何案件不得未立案即进入执行程序')(false),
    'assets.coverageTarget': by('PROC-12; S6', '查封财产的价额应当与债权额相当')('1.0'),
    'assets.haircut': choice('变价按七折估计')('0.7'),
    listingGraceMonths: by('DIS-GRACE-1', '可以确定一至三个月的宽限期')(1),
    'creditRepair.reviewDays': by('CR-REV', '七日内审查')(7),
    'creditRepair.effectMonths': by('CR-REV', '修复效力六个月')(6),
    'creditRepair.repeatAfterMonths': by('CR-REV', '六个月后可以再次申请')(6),
    'creditRepair.negativeList': by(
      'CR-NEG; DIS-ART-1',
      '暴力威胁、伪造证据、虚假诉讼、隐匿财产、虚假报告、无正当理由拒不履行和解协议、拒执犯罪、前次修复被撤销',
    )([
      'VIOLENCE',
      'FORGED_EVIDENCE',
      'SHAM_SUIT',
      'HIDDEN_ASSETS',
      'FALSE_REPORT',
      'REFUSED_SETTLEMENT',
      'CRIMINAL_REFUSAL',
      'REPAIR_REVOKED',
    ]),
    agencies: by(
      'DIS-ART-8',
      '政府采购、招标投标、行政审批、政府扶持、融资信贷、市场准入、资质认定等方面予以信用惩戒',
    )([
      '信用中国',
      '发展改革',
      '市场监管',
      '税务',
      '人力资源社会保障',
      '自然资源',
      '住房城乡建设',
      '公安',
      '民航',
      '铁路',
      '金融监管',
      '人民银行',
    ]),
    indicators: by(
      'KPI-10',
      '和解率、和解履行率、执前和解成功率、信用修复办结及时率',
    )(['KPI-31-1', 'KPI-31-4', 'KPI-1', 'KPI-10']),
  },
  departures: [],
};

const rung = (
  offset: number,
  unit: RungUnit,
  whom: RungWhom,
  how: RungHow,
  ifNobody: string,
): Readonly<Record<string, JsonValue>> => ({ offset, unit, whom, how, ifNobody });

/** The second version: the clocks, ladders and forms of the whole process. */
export const NATIONAL_V2: PackDefinition = revised(
  NATIONAL,
  {
    'consent.answerWorkingDays': choice('征询和解意愿没有法定答复期限，定为五个工作日；逾期未表示同意的，不进入和解')(
      5,
    ),
    'consent.complaintWorkingDays': choice(
      '不得强迫和解；对强迫和解的投诉，三个工作日内审查决定，审查期间不计入和解期限',
    )(3),
    'ladder.ladders': choice('期限届满前提示责任人，届满仍未办理的逐级报告，直至院长')([
      {
        kinds: ['*'],
        rungs: [
          rung(-10, 'DAY', 'RESPONSIBLE', 'NOTICE', '期限届满前五日再次提示'),
          rung(-5, 'DAY', 'RESPONSIBLE', 'NOTICE', '期限届满前一日再次提示'),
          rung(-1, 'DAY', 'RESPONSIBLE', 'NOTICE', '期限届满即报告上级'),
          rung(0, 'DAY', 'SUPERIOR', 'NOTICE', '次一工作日届满仍未办理的，由上级督办'),
          rung(1, 'WORKING_DAY', 'SUPERIOR', 'ITEM', '再过两个工作日仍未办理的，报再上一级督办'),
          rung(3, 'WORKING_DAY', 'SECOND_SUPERIOR', 'ITEM', '再过两个工作日仍未办理的，报院长督办'),
          rung(5, 'WORKING_DAY', 'PRESIDENT', 'ITEM', '由院长决定如何处理，直至办结'),
        ],
      },
    ]),
    'ladder.superiors': choice(
      '各岗位的上级没有全国规定：和解由和解法官负责，执行由执行法官负责，其上为监督人员和院长',
    )([
      { role: 'filing-clerk', superior: 'settlement-judge' },
      { role: 'clerk', superior: 'settlement-judge' },
      { role: 'judges-assistant', superior: 'settlement-judge' },
      { role: 'mediator', superior: 'settlement-judge' },
      { role: 'asset-control-officer', superior: 'enforcement-judge' },
      { role: 'credit-officer', superior: 'enforcement-judge' },
      { role: 'settlement-judge', superior: 'supervisor' },
      { role: 'enforcement-judge', superior: 'supervisor' },
      { role: 'supervisor', superior: 'court-president' },
    ]),
    'ladder.amberWorkingDays': choice('期限届满前五个工作日起标黄')(5),
    'ladder.redWorkingDays': choice('期限届满前一个工作日起标红')(1),
  },
  null,
);

const JINYUN = '缙云县人民法院涉企优享服务“绿色通道”';

/** The third version: requests of parties, and the green channel with its clocks and persons. */
export const NATIONAL_V3: PackDefinition = revised(
  NATIONAL_V2,
  {
    'confirmation.forms': by(
      `${SETTLEMENT}第二条`,
      '各方当事人共同向人民法院提交书面和解协议的；当事人达成口头和解协议，执行人员将和解协议内容记入笔录，由各方当事人签名或者盖章的',
    )(['RECORD', 'WRITTEN']),
    // Not here, because nobody of the court is late with them: what a party or another court has the right to do and has not done (CREDITOR_ELECTION, SUIT_ON_SETTLEMENT, ASK_PARTIES,
    // STAY_ENFORCEMENT, AWAIT_…), and what is raised itself (…_OVERDUE before the president). Each stands with its reason in `terms-of-tasks.spec.ts`.
    'ladder.terms': choice(
      '中止、终结、驳回执行申请、担保人责任、审查、送达、核实等事项的办理没有法定期限，由规则包确定：涉及案款、措施恢复和账目的一日至三日，核查核实三日至五日，裁定五日，提议惩戒的决定十日；线索核查比照紧急线索的三日。等待申请执行人选择恢复执行、起诉或者容忍（CREDITOR_ELECTION）是当事人的权利，不设期限，只按performance.escalationDaysAfter提示',
    )([
      {
        kinds: [
          'RESTORE_MEASURES',
          'FILE_RESUMED_CASE',
          'BOOKS_DIFFER',
          'APPROVE_WITHHOLDING',
          'APPROVE_RELEASE',
          'SERVE_RELEASE',
          'RELEASE_OVERDUE',
          'HELD_OUTSIDE_FILE',
          'CONTROL_LAPSED',
          'REFREEZE',
        ],
        workingDays: 1,
      },
      {
        kinds: [
          'EVASION_CHECK',
          'REVIEW_FILING',
          'REVIEW_HARM',
          'REVIEW_AMENDMENT',
          'ASSIGN_GUIDE',
          'RECONSIDER_SETTLEMENT',
          'BANKRUPTCY_CONSEQUENCE',
          'LAPSE_BEFORE_ITS_END',
          'SILENCE_BEFORE_ITS_END',
          'RECEIVED_BEFORE_LAPSE',
          'SERVE_ON_PAPER',
          'RECEIPT_CONTESTED',
          'SERVE_OBJECTION_RULING',
          'OWED_AFTER_ENDING',
          'DECIDE_RELEASE',
          'RELEASE_RECEIPT_OVERDUE',
          'COVERAGE_BELOW_TARGET',
          'SALE_EXPIRED',
          'ACT_ON_SEARCH',
          'TAKE_OVER_PRESERVED',
          'GO_ON_AFTER_OBJECTION',
          'WITHDRAW_CONTROL',
          'REVIEW_FOUND_PROPERTY',
          'REVIEW_LATE_RENEWAL',
          'REVIEW_LIFTED_MEANWHILE',
          'REVIEW_LIFT_WITHOUT_RELEASE',
          'REVIEW_WITHDRAWN_NUMBER',
          'TELL_CO_OWNERS',
          'TELL_COMPANY',
          'RECEIPT_OVERDUE',
          'QUERY_OVERDUE',
          'SEARCH_OVERDUE',
          'CLUE_OVERDUE',
          'OBJECTION_OVERDUE',
          'LIFT_OVERDUE',
          'PRESERVATION_BEGIN_OVERDUE',
          'RECONSIDERATION_OVERDUE',
          'ENTER_IDENTITY',
          'LIST_NOT_CONNECTED',
          'LIST_OVERDUE',
          'MEND_DELIVERY',
          'SERVE_CERTIFICATE',
        ],
        workingDays: 3,
      },
      {
        kinds: [
          'STAY_RULING',
          'RULE_ON_TERMINATION',
          'TERMINATION_RULING',
          'REJECT_APPLICATION',
          'CONTROL_GUARANTOR',
          'SERVE_GUARANTOR_RULING',
          'OBJECTION_CONSEQUENCE',
          'LONG_PERFORMANCE_APPROVAL',
          'ENDING_FOR_NOW_APPROVAL',
          'VERIFY_PERFORMANCE',
          'PERFORMANCE_DENIED',
          'ASSESS_ENTERPRISE',
          'ASK_FIRST_OFFER',
          'CONSIDER_BANKRUPTCY',
          'DECIDE_LIFT',
          'REVIEW_REPORT',
          'REVIEW_DISPOSAL',
          'REVIEW_REOPENED_FILE',
          'CONFIRM_EMPLOYER_NOTICE',
          'CONFIRM_PARTY_ENDED',
        ],
        workingDays: 5,
      },
      {
        kinds: [
          'GUARANTOR_RULING',
          'EXCHANGE_REFUSED',
          'DECIDE_LISTING',
          'DECIDE_PENALTY',
          'CONSIDER_RELISTING',
          'CONSIDER_TERM_EXTENSION',
          'CONSIDER_REFUSAL_LEAD',
          'LOOK_AT_DORMANT_LISTING',
        ],
        workingDays: 10,
      },
    ]),
    'requests.answerWorkingDays': choice('当事人诉求没有法定答复期限，定为五个工作日')(5),
    'greenChannel.acceptanceWorkingDays': by(JINYUN, '促成争议较小的涉企纠纷一天内受理、一次性办结')(1),
    'greenChannel.clocks': by(
      JINYUN,
      '保障涉企纠纷优先审查、优先受理、优先执行',
    )([
      { kinds: ['REVIEW_FILING', 'FILE_AS_ENFORCEMENT', 'ACCEPT_APPLICATION'], workingDays: 0 },
      { kinds: ['ASK_PARTIES', 'ASK_FIRST_OFFER', 'DESIGNATE_MEDIATOR'], workingDays: 2 },
      { kinds: ['ANSWER_REQUEST', 'DECIDE_AUXILIARY_MATTER', 'PAY_OUT', 'DECIDE_RELEASE'], workingDays: 3 },
    ]),
    // The paper speaks of twelve matters and names three of them; the others are those of a settlement.
    'greenChannel.items': by(
      JINYUN,
      '配备保全、审判、执行等12个事项责任人',
    )([
      { item: 'ACCEPTANCE', name: '受理', kinds: ['ACCEPT_APPLICATION', 'REVIEW_FILING', 'CENTRE_INTAKE'] },
      { item: 'CONSENT', name: '征询', kinds: ['ASK_PARTIES', 'ASK_FIRST_OFFER'] },
      { item: 'PRESERVATION', name: '保全', kinds: ['TAKE_OVER_PRESERVED', 'RENEW_CONTROL', 'AWAIT_RECEIPT'] },
      { item: 'TRIAL', name: '审判', kinds: ['RESUMPTION_RULING', 'VOIDANCE_RULING', 'DECIDE_OBJECTION'] },
      {
        item: 'ENFORCEMENT',
        name: '执行',
        kinds: ['FILE_AS_ENFORCEMENT', 'REGISTER_SETTLED', 'REPORT_CLOSED', 'FILE_RESUMED_CASE'],
      },
      {
        item: 'MEDIATION',
        name: '和解',
        kinds: ['DESIGNATE_MEDIATOR', 'DECIDE_RECUSAL', 'REVIEW_HARM', 'REVIEW_AMENDMENT'],
      },
      { item: 'STAY', name: '中止与终结', kinds: ['STAY_ENFORCEMENT', 'STAY_RULING', 'RULE_ON_TERMINATION'] },
      { item: 'MONEY', name: '案款', kinds: ['IDENTIFY_MONEY', 'PAY_OUT'] },
      { item: 'RELEASE', name: '解除控制', kinds: ['DECIDE_RELEASE', 'APPROVE_RELEASE', 'SERVE_RELEASE'] },
      { item: 'CREDIT', name: '信用修复', kinds: ['EXAMINE_APPLICATION', 'DECIDE_APPLICATION', 'LIFT_LIMIT'] },
      { item: 'AID', name: '救助与协助', kinds: ['DECIDE_AUXILIARY_MATTER', 'RECORD_AUXILIARY_OUTCOME'] },
      { item: 'REQUESTS', name: '诉求反馈', kinds: ['ANSWER_REQUEST'] },
    ]),
  },
  null,
);
