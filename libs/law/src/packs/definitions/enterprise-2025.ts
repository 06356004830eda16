import { type PackDefinition } from '../policy-pack.js';
import { quoted, revised, wordsOf } from './quoted.js';

const PAPER = '关于建立健全涉企执行和解机制的实施方案';
const words = wordsOf(PAPER);

const SCOPE = '本方案主要适用于执行过程中，申请执行人与被执行人均为企业或其他商事主体，或一方为企业的执行案件。';
const AGENCY_WORDS = '主动加强与发改委、市场监管、税务、金融监管、人社等政府部门及工商联、行业协会的沟通协作';
const AGENCIES = ['信用中国', '发展改革', '市场监管', '税务', '金融监管', '人力资源社会保障', '工商联', '行业协会'];
const CRITERIA = [
  { id: 'PROSPECTS', weight: 10, clause: '被执行人企业暂时经营困难，但主营业务良好、具有发展前景或核心技术的' },
  {
    id: 'CLOSURE_RISK',
    weight: 8,
    clause: '强制执行可能导致被执行企业停产停业、破产，进而引发职工失业、金融风险等社会问题的',
  },
  { id: 'CHAIN_DEBT', weight: 6, clause: '案件涉及连环债务、群体性债务，直接强制执行可能激化矛盾的' },
  { id: 'WILLING_OR_PERSUADABLE', weight: 8, clause: '双方当事人有和解意愿，或通过引导有可能达成和解的' },
  { id: 'OTHER_REASON', weight: 1, clause: '其他适宜通过执行和解方式处理的涉企案件。' },
  { id: 'EXPLICIT_REFUSAL', weight: 0, clause: '执行和解必须基于双方当事人真实意愿，不得强迫或变相强迫。' },
  { id: 'EVASION', weight: 0, clause: '不存在被执行人恶意转移财产、逃避执行等严重失信行为。' },
  { id: 'NOT_IN_ENFORCEMENT', weight: 0, clause: '案件已进入执行程序。' },
  { id: 'NO_ENTERPRISE', weight: 0, clause: SCOPE },
];

/**
 * 涉企执行和解: settlement within enforcement where an enterprise is a party (SEED0). Its scope is a criterion: a case between
 * natural persons alone is none of this programme.
 */
export const ENTERPRISE_2025: PackDefinition = {
  id: 'enterprise-2025',
  version: 1,
  name: { zh: '涉企执行和解', en: 'settlement with enterprises in enforcement' },
  parent: 'national@1',
  inForceFrom: '2025-05-22',
  settings: {
    track: words('二（二）1', '案件已进入执行程序。')('IN_ENFORCEMENT'),
    'screening.criteria': words('二（一）、（二）；一（二）1', SCOPE)(CRITERIA),
    'consent.requiresAllParties': words('一（二）1', '执行和解必须基于双方当事人真实意愿，不得强迫或变相强迫。')(true),
    'confirmation.signatories': words('三（四）2', '制作执行和解笔录，由双方当事人签名或盖章')(['CREDITOR', 'DEBTOR']),
    'confirmation.effect': words(
      '三（四）3',
      '达成和解协议后，申请执行人可据此申请中止执行。法院经审查可裁定中止执行。',
    )('STAY'),
    'resumption.caseNumberType': words(
      '三（五）4',
      '申请执行人申请恢复执行原生效法律文书的，人民法院应予恢复执行。',
    )('SAME'),
    agencies: words('四（三）；信用中国依DIS-ART-8', AGENCY_WORDS)(AGENCIES),
  },
  departures: [
    {
      words: '可由法院出具以和解协议为主要内容的执行调解书，赋予其强制执行力',
      from: `${PAPER}三（四）2`,
      rule: 'SET-ART-9-1',
      instead: {
        zh: '和解协议不是执行依据，该设置默认关闭',
        en: 'a settlement is no enforceable title: off by default',
      },
    },
    {
      words: '和解协议全部履行完毕的，执行法院应依法裁定终结执行',
      from: `${PAPER}三（五）3`,
      rule: 'SET-ART-8-1',
      instead: { zh: '按执行完毕结案', en: 'closed as 执行完毕' },
    },
    {
      words: '申请执行人申请恢复执行原生效法律文书的，人民法院应予恢复执行',
      from: `${PAPER}三（五）4`,
      rule: 'SET-ART-11-0',
      instead: { zh: '仍须依和解规定第十一条审查', en: 'still examined under article 11' },
    },
  ],
};

/** The second version: the clocks, ladders and forms of the whole process. */
export const ENTERPRISE_2025_V2: PackDefinition = revised(
  ENTERPRISE_2025,
  { 'money.payoutWorkingDays': quoted('D', '涉企案款关系资金周转，自到账通知起十个工作日内发放')(10) },
  'national@2',
);

const FIRST_OFFER_WORDS = '被执行企业有明确的履行意愿，并能提供初步的和解方案或担保';

/** The third version: the assessment of the debtor, the first plan or security, and the green channel. */
export const ENTERPRISE_2025_V3: PackDefinition = revised(
  ENTERPRISE_2025_V2,
  {
    'confirmation.forms': words(
      '三（四）2',
      '审查通过后，可采取以下方式确认：制作执行和解笔录，由双方当事人签名或盖章;由双方当事人向人民法院提交书面和解协议',
    )(['RECORD', 'WRITTEN']),
    'confirmation.review': words(
      '三（四）1、2',
      '执行法院应对当事人达成的执行和解协议进行合法性审查。审查通过后，可采取以下方式确认',
    )('EACH'),
    'screening.criteria': words(
      '二（一）、（二）；一（二）1',
      SCOPE,
    )([...CRITERIA, { id: 'NO_FIRST_OFFER', weight: 0, clause: FIRST_OFFER_WORDS }]),
    'consent.firstOffer': words('二（二）2', FIRST_OFFER_WORDS)(true),
    'assessment.beforeTalks': words(
      '三（一）2',
      '执行法官应在财产查控后，及时对被执行企业的经营状况、资产情况、负债程度、发展前景等进行初步评估，甄别是否具有和解可能',
    )(true),
    'greenChannel.tags': quoted('D', '本方案的案件均涉企业，按涉企案件优先办理')(['ENTERPRISE']),
  },
  'national@3',
);
