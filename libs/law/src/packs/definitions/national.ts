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
