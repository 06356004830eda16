import { type PackDefinition } from '../policy-pack.js';
import { revised, quoted, wordsOf } from './quoted.js';

const PAPER = '监利市人民法院关于执行和解机制前置创建方案（监法（2023）18号）';
const words = wordsOf(PAPER);

/** A choice of the house where the paper fixes nothing. */
const choice = (why: string) => quoted('D', why);
const CRITERIA = [
  { id: 'BOTH_WILLING', weight: 10, clause: '执前和解是鼓励当事人自愿履行义务' },
  { id: 'BOTH_ENTERPRISES', weight: 5, clause: '将所有涉企案件纳入绿色通道，优先、快速办理' },
  { id: 'OTHER_REASON', weight: 1, clause: '对符合执前和解条件的' },
  { id: 'EXPLICIT_REFUSAL', weight: 0, clause: '执前和解是鼓励当事人自愿履行义务' },
];

/**
 * 监利: settlement moved before enforcement (SEED1). Its words on termination are followed as far as CLS-2 allows; what the paper
 * leaves open is a choice of the house.
 */
export const JIANLI_2023: PackDefinition = {
  id: 'jianli-2023',
  version: 1,
  name: { zh: '监利执行和解前置', en: 'Jianli: settlement moved to the front' },
  parent: 'national@1',
  inForceFrom: '2023-04-18',
  settings: {
    track: words(
      '四（二）',
      '成立执前和解中心，设置执前和解窗口，对符合执前和解条件的，由本院和解员组织双方当事人进行和解',
    )('PRE_ENFORCEMENT'),
    'screening.criteria': words(
      '二3；四（二）；四（四）',
      '对符合执前和解条件的，由本院和解员组织双方当事人进行和解',
    )(CRITERIA),
    'negotiation.extension.maxDays': choice('方案只要求“久调不和”的及时进入执行程序，未定延长多久：每次不超过三十日')(
      30,
    ),
    'negotiation.extension.maxExtensions': choice('方案只要求“久调不和”的及时进入执行程序，未定延长几次：一次')(1),
    'confirmation.signatories': words(
      '四（三）',
      '在本院选取执行经验丰富、善于开展和解工作的担任和解员，并配备书记员共同参与执前和解工作',
    )(['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK']),
    'confirmation.effect': words('四（四），以CLS-2为限', '如果和解成功的，法院可以裁定终结执行')('CLOSE'),
    'resumption.caseNumberType': words(
      '四（四）',
      '如果一方不履行义务，对方可以申请法院恢复强制执行，并实施失信惩戒',
    )('执恢'),
    'caseNumberTypes.negotiation': quoted('D; CASE-7', '方案未定类型代字，用东营区所用的执前调')('执前调'),
  },
  departures: [
    {
      words: '督促在一定期限内自动履行',
      from: `${PAPER}四（二）`,
      rule: 'PRE-8',
      instead: { zh: '“一定期限”未定，用三十日', en: 'the "certain period" is not fixed: thirty days' },
    },
    {
      words: '如果和解成功的',
      from: `${PAPER}四（四）`,
      rule: 'CLS-2',
      instead: {
        zh: '仅有和解成功不足以终结：申请执行人因和解撤回申请的，可以裁定终结执行；未撤回的，履行完毕后按执行完毕结案',
        en: 'a settlement alone does not suffice: enforcement may be terminated where the creditor withdraws because of it; else the case closes as 执行完毕 when performed',
      },
    },
  ],
};

/** The second version: the clocks, ladders and forms of the whole process. */
export const JIANLI_2023_V2: PackDefinition = revised(
  JIANLI_2023,
  {
    // The creditor signs it with the agreement, is told of a default, and may recall it: the application stays his (SET-ART-9-1).
    'resumption.recallWorkingDays': words(
      '四（四）',
      '在履行期间，如果一方不履行义务，对方可以申请法院恢复强制执行',
    )(3),
    'money.payoutDays': quoted('PROC-30', '嘉鱼法院自到账通知起五日内发放案款，同省取此')(5),
    'ladder.ladders': words(
      '二2',
      '发挥执行指挥中心“CPU”作用，全程监管各团队负责节点工作进度',
    )([
      {
        kinds: ['*'],
        rungs: [
          {
            offset: -5,
            unit: 'DAY',
            whom: 'RESPONSIBLE',
            how: 'NOTICE',
            ifNobody: '期限届满前一日再次提示',
          },
          { offset: -1, unit: 'DAY', whom: 'RESPONSIBLE', how: 'NOTICE', ifNobody: '期限届满即由上级督办' },
          {
            offset: 0,
            unit: 'DAY',
            whom: 'SUPERIOR',
            how: 'ITEM',
            ifNobody: '次一工作日届满仍未办理的，由执行指挥中心督办',
          },
          {
            offset: 1,
            unit: 'WORKING_DAY',
            whom: 'SECOND_SUPERIOR',
            how: 'ITEM',
            ifNobody: '再过两个工作日仍未办理的，报院长督办',
          },
          { offset: 3, unit: 'WORKING_DAY', whom: 'PRESIDENT', how: 'ITEM', ifNobody: '由院长决定如何处理，直至办结' },
        ],
      },
    ]),
  },
  'national@2',
);

/** The third version: who mediates, and who guides those who are not the court's own; requests of parties, and every case with an enterprise in the green channel. */
export const JIANLI_2023_V3: PackDefinition = revised(
  JIANLI_2023_V2,
  {
    'mediator.kinds': words(
      '四（三）',
      '同时还可吸纳符合条件的人民调解、商事调解、行业调解等组织或公证员、律师、退休法官作为和解员来参与执前和解工作',
    )([
      'PEOPLES_MEDIATOR',
      'COMMERCIAL_MEDIATOR',
      'INDUSTRY_MEDIATOR',
      'NOTARY',
      'LAWYER',
      'RETIRED_JUDGE',
      'COURT_MEDIATOR',
    ]),
    'mediator.guidance': words('四（三）', '由本院和解员进行指导')('BY_COURT_MEDIATOR'),
    'centre.sameDay': words(
      '四（二）；当日推送依D',
      '在已经建成执行一站式事务中心，挂牌成立执前和解中心，设置执前和解窗口，对符合执前和解条件的，由本院和解员组织双方当事人进行和解',
    )(true),
    'greenChannel.tags': words(
      '二3',
      '建立了涉企案件“标注”制度，由院营商办统一监管，将所有涉企案件纳入绿色通道，优先、快速办理',
    )(['ENTERPRISE']),
    'requests.answerWorkingDays': words(
      '二2',
      '获取各节点反馈的不动产、款项等信息后统一向当事人实时推送，接收当事人诉求后再反馈给团队',
    )(3),
    'money.tellsReceipts': words('二2', '获取各节点反馈的不动产、款项等信息后统一向当事人实时推送')(true),
  },
  'national@3',
);
