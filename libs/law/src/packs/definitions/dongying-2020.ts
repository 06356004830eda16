import { type PackDefinition } from '../policy-pack.js';
import { revised, wordsOf } from './quoted.js';

const PAPER = '东营市东营区人民法院关于民事执行案件执前和解的若干规定（试行）';
const words = wordsOf(PAPER);

/** The court's own words, with the number of 2017. */
const PERIOD_WORDS = '适用《中华人民共和国民事诉讼法》第二百三十九条申请执行期间的规定';
const CRITERIA = [
  { id: 'SMALL_SUM', weight: 5, clause: '案件标的较小的' },
  { id: 'BOTH_WILLING', weight: 10, clause: '申请人与被执行人均同意和解的' },
  { id: 'LIVELIHOOD', weight: 5, clause: '人身损害赔偿、抚养费、赡养费、劳务合同等涉民生案件' },
  { id: 'NO_ASSETS_KNOWN', weight: 5, clause: '申请人明知被执行人无财产或无足额财产，短时间内执行完毕可能性较小的' },
  { id: 'BOTH_ENTERPRISES', weight: 5, clause: '双方当事人均为企业的' },
  { id: 'PUBLIC_DEBTOR', weight: 5, clause: '被执行人为行政机关、事业单位、社区或村民委员会、区域重点企业的' },
  { id: 'OTHER_REASON', weight: 1, clause: '其他有执行和解可能的' },
  { id: 'EXPLICIT_REFUSAL', weight: 0, clause: '明确拒绝的不得进入' },
];

/**
 * 东营区: pre-enforcement settlement with 执前调 numbers, thirty days (SEED3). That the case is registered and reported closed is
 * followed only as far as closing allows (CLS-3).
 */
export const DONGYING_2020: PackDefinition = {
  id: 'dongying-2020',
  version: 1,
  name: { zh: '东营区执前和解', en: 'Dongying District: settlement before enforcement' },
  parent: 'national@1',
  // Only the year of the paper is known.
  inForceFrom: '2020-01-01',
  settings: {
    track: words(
      '五（一）1',
      '立案部门收到申请执行材料后，网上筛选符合执行和解条件的案件，立“执前调”案号',
    )('PRE_ENFORCEMENT'),
    'screening.criteria': words('二（一）；四（一）', '对具备执前和解可能的案件进行和解。')(CRITERIA),
    'consent.requiresAllParties': words('四（一）', '当事人自愿选择执行前和解的方可进行和解')(true),
    'consent.refusalBlocks': words('四（一）', '明确拒绝的不得进入')(true),
    'negotiation.days': words('七（一）', '执前和解的期限为30日')(30),
    'negotiation.extension.requiresAllParties': words('七（一）', '双方当事人申请延长期限的除外')(true),
    'negotiation.extension.maxDays': words('七（一）', '双方当事人申请延长期限的除外')(null),
    'confirmation.signatories': words(
      '五（四）2',
      '经双方当事人、和解员、书记员签字确认',
    )(['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK']),
    'confirmation.effect': words('五（四）2', '转立案庭登记立案并报结案')('REGISTER_AND_CLOSE'),
    'performance.graceWorkingDays': { value: 5, source: { words: '规定未写明宽限，设为五个工作日', from: 'D; S7' } },
    'resumption.caseNumberType': words('六（一）', '申请执行人可以申请恢复执行原生效法律文书')('执恢'),
    'caseNumberTypes.negotiation': words('五（一）1', '立“执前调”案号')('执前调'),
    'caseNumberTypes.preservation': words('三（一）', '书记员1名，负责“执前调”、“执保字”案件登记')('执保'),
    indicators: words(
      '一',
      '提升“3+1”核心指标，提高案件实际执结率，减少案件终本率、信访率，缩短办案周期',
    )(['KPI-31-1', 'KPI-31-2', 'KPI-31-3', 'KPI-31-4', 'KPI-1', 'KPI-10']),
  },
  departures: [
    {
      words: '立案后，由执行指挥中心团队……网络查控组线上查控被执行人的银行存款、车辆、房产、网络资金等并进行控制。',
      from: `${PAPER}五（二）`,
      rule: 'PRE-CTRL',
      instead: { zh: '控制措施须挂在执保或执案号之下', en: 'control measures hang on a 执保 or 执 number' },
    },
    {
      words: '报结案',
      from: `${PAPER}五（四）2`,
      rule: 'CLS-3',
      instead: {
        zh: '登记和报结案作为立案庭的事项提示；和解协议尚未履行完毕的，案件在本系统内不结，履行完毕后按执行完毕结案',
        en: 'registering and reporting are put before the filing division; while the settlement is not performed in full the case stays open here, and then closes as 执行完毕',
      },
    },
    {
      words: PERIOD_WORDS,
      from: `${PAPER}六（二）`,
      rule: 'SET-ART-10-1',
      instead: { zh: '现为民事诉讼法（2023）第二百五十条', en: 'now article 250 of the Civil Procedure Law (2023)' },
    },
  ],
};

/** The second version: the clocks, ladders and forms of the whole process. */
export const DONGYING_2020_V2: PackDefinition = revised(
  DONGYING_2020,
  {
    'mediator.afterSilence': words('五（三）', '当事人协商不成的，由人民法院执行和解中心指定')('LEAST_LOADED'),
  },
  'national@2',
);

/** The third version: the hand-over to the centre on the day of filing. */
export const DONGYING_2020_V3: PackDefinition = revised(
  DONGYING_2020_V2,
  {
    'confirmation.forms': words(
      '五（四）2',
      '达成一致意见的制作执前和解协议，并经双方当事人、和解员、书记员签字确认',
    )(['WRITTEN']),
    'filing.review': words('五（一）4', '执行法官收到案件后，应首先审查当事人的执行申请是否符合立案条件')(true),
    'centre.sameDay': words(
      '五（一）2',
      '“执前调”案件立案当日，立案庭将案件从人民法院执行案件流程信息管理系统中推送至执行和解中心，申请执行人提交的相关书面材料一并转执行和解中心办理',
    )(true),
  },
  'national@3',
);
