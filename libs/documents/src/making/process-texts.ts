import {
  addressee,
  body,
  each,
  foot,
  head,
  last,
  parties,
  partyHead,
  slip,
  table,
  where,
  whereNot,
  type Part,
} from './outline.js';

const CASE = '{案由}一案，{依据制作机关}作出的{依据文书号}已经发生法律效力';
const CONTACT = '联系人：{联系人}　　联系电话：{联系电话}';
const REMEDY =
  '当事人、利害关系人认为执行行为违反法律规定的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定，向本院提出书面异议。';
/** Of rulings that stay or terminate alone: the article is about these. */
const EFFECT = '本裁定依照{法条:CPL.RULING_EFFECT}的规定，送达后立即生效。';
const EFFECTIVE = '本裁定送达后立即生效。';
/** 法释〔2016〕3号: against a termination there are sixty days. */
const SIXTY_DAYS =
  '当事人、利害关系人认为终结执行违反法律规定的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定，自收到本文书之日起六十日内向本院提出书面异议；未收到的，自知道或者应当知道终结执行之日起六十日内提出。';
const OBLIGEE = '{#执前}债权人{/执前}{^执前}申请执行人{/执前}';
const OBLIGOR = '{#执前}债务人{/执前}{^执前}被执行人{/执前}';
/** What the agreement is called: before enforcement it settles no enforcement. */
const SETTLEMENT = '{#执前}执前和解协议{/执前}{^执前}执行和解协议{/执前}';
/** Those who signed, a line each. */
const signatures = (): Part[] => each('签署', '{签署身份}：{签署人}（{签署时间}签署）');
/** First edition of 引导告知书. */
export const guidanceNotice = (): Part[] => [
  ...head('引导告知书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。为便于自愿、及时、低成本地履行，本院引导双方就履行事宜协商和解，现将有关事项告知如下：`,
    '一、和解的好处。自动履行、协商履行可以减少执行费用、迟延利息和强制措施对生产、生活的影响。是否和解完全自愿，任何人不得强迫。',
    '二、和解的程序。双方均同意的，由双方共同选定和解员，不能共同选定的由本院指定；和解期限为{和解期限}。任何一方可以随时退出，退出不影响依法申请执行。',
    `三、和解的效力。和解协议由双方自愿达成，依照{法条:CPL.SETTLEMENT}和{法条:SETTLEMENT_PROVISIONS.PERFORMED}的规定，履行完毕的，原生效法律文书视为履行，案件作结案处理。`,
    `四、不履行的后果。${OBLIGOR}一方不履行和解协议的，${OBLIGEE}可以依照{法条:SETTLEMENT_PROVISIONS.ELECTION}的规定，申请恢复执行原生效法律文书，也可以就履行和解协议向本院提起诉讼；申请恢复执行的期间适用{法条:SETTLEMENT_PROVISIONS.PERIOD}；恢复执行的，已经履行的部分依照{法条:SETTLEMENT_PROVISIONS.DEDUCTION}依法扣除；向本院承诺自愿接受直接强制执行的担保人，依照{法条:SETTLEMENT_PROVISIONS.GUARANTOR}承担责任。`,
    `五、信用惩戒。和解不等于承诺不采取失信惩戒措施，是否采取由本院依法决定。${OBLIGEE}申请删除失信信息后六个月内再次申请纳入的，本院不予支持。`,
    `六、申请执行的期间。和解期间请${OBLIGEE}注意{法条:CPL.APPLICATION_PERIOD}规定的期间。`,
    `七、执行不能的风险。${OBLIGOR}没有可供执行的财产或者财产不足的，债权可能不能全部或者部分实现，由此产生的交易风险由${OBLIGEE}自行承担；请及时提供${OBLIGOR}的财产线索。`,
    '本人（单位）选择：□同意和解　□不同意和解　　签名（盖章）：　　　　　　　年　　月　　日',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 执行通知书. */
export const enforcementNotice = (): Part[] => [
  ...head('执行通知书'),
  ...addressee('{受送达人}：'),
  ...body(
    `申请执行人{申请执行人}申请执行你（单位）${CASE}，本院于{立案日}立案。依照{法条:CPL.NOTICE}、{法条:CPL_INTERPRETATION.NOTICE}的规定，责令你（单位）自本通知书送达之日起立即履行下列义务：`,
  ),
  ...each('履行义务', '{.}'),
  ...where(
    '加倍利息',
    body('未按生效法律文书指定的期间履行的，依照{法条:CPL.DELAY_INTEREST}的规定加倍支付迟延履行期间的债务利息。'),
  ),
  ...where(
    '行为义务',
    body(
      '未按本通知书履行生效法律文书指定的行为的，本院可以依照{法条:CPL.SUBSTITUTE_PERFORMANCE}的规定强制执行，或者委托有关单位、其他人代为完成，费用由你（单位）承担；并应当依照{法条:CPL.DELAY_INTEREST}的规定支付迟延履行金。',
    ),
  ),
  ...where('执行费', body('另负担执行费{执行费}。')),
  ...where('执行款账户', body('执行款缴纳账户：{执行款账户}')),
  ...body(
    '风险提示：有履行能力而拒不履行生效法律文书确定的义务的，本院将依照{法条:CPL.LISTING}、{法条:LISTING_PROVISIONS.GROUNDS}的规定，将你（单位）纳入失信被执行人名单，依法限制消费，并可以依法予以罚款、拘留；构成犯罪的，依法追究刑事责任。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 报告财产令. */
export const propertyReportOrder = (): Part[] => [
  ...head('报告财产令'),
  ...addressee('{受送达人}：'),
  ...body(
    `本院执行的${CASE}。你（单位）未履行{执行通知书号}执行通知书确定的义务，依照{法条:CPL.PROPERTY_REPORT}的规定，责令你（单位）在收到本令后{报告期限}内，向本院书面报告当前以及收到执行通知之日前一年的财产情况。`,
    '应当报告的财产：一、收入、银行存款、现金、理财产品、有价证券；二、土地使用权、房屋等不动产；三、交通运输工具、机器设备、产品、原材料等动产；四、债权、股权、投资权益、基金份额、信托受益权、知识产权等财产性权利；五、其他应当报告的财产。财产已经出租、设立担保物权、共有、由他人占有或者登记在他人名下的，一并报告。',
    '自收到执行通知之日前一年至今，转让、出租财产，在财产上设立担保物权，放弃债权或者延长债权清偿期，支出大额资金，以及其他影响生效法律文书确定债权实现的财产变动，一并报告。',
    '报告后财产情况发生变动，影响申请执行人债权实现的，应当自变动之日起十日内补充报告。不能按期报告的，应当在期限届满前书面说明理由，申请延长。',
    '拒绝报告、虚假报告或者无正当理由逾期报告的，本院将根据情节轻重对你（单位）或者法定代理人、单位的主要负责人、直接责任人员予以罚款、拘留，并应当依照{法条:LISTING_PROVISIONS.GROUNDS}的规定纳入失信被执行人名单；构成犯罪的，依法追究刑事责任。',
    '附：财产调查表',
  ),
  ...last(CONTACT),
  ...foot(),
  ...slip('财产调查表'),
  ...propertyForm(),
];

/** What the debtor fills in (财产调查规定 5): each kind of property, what became of it in the year before, and his signature. */
const propertyForm = (): Part[] => [
  ...body('报告人：{受送达人}。没有该类财产的，填写“无”；栏目不够的，另附页。'),
  table(
    [46, 50, 30, 30],
    [
      ['财产种类', '名称、数量、金额，所在地或者账号', '权属、共有情况', '担保、出租、占有情况'],
      ...[
        '收入',
        '银行存款、现金',
        '理财产品、有价证券',
        '土地使用权、房屋等不动产',
        '交通运输工具',
        '机器设备、产品、原材料',
        '债权',
        '股权、投资权益、基金份额、信托受益权',
        '知识产权',
        '其他财产',
      ].map((kind) => [kind, '', '', '']),
    ],
  ),
  ...body('自收到执行通知之日前一年至今的财产变动：'),
  table(
    [46, 50, 30, 30],
    [
      ['变动种类', '财产名称、金额', '变动时间', '相对人'],
      ...['转让、出租', '设立担保物权', '放弃债权、延长债权清偿期', '支出大额资金', '其他影响债权实现的变动'].map(
        (kind) => [kind, '', '', ''],
      ),
    ],
  ),
  ...last('以上内容真实、完整，愿意承担虚假报告的法律责任。报告人（签名或者盖章）：　　　　　　年　　月　　日'),
];

/** First edition of 征询意见笔录. */
export const consentRecord = (): Part[] => [
  ...head('征询意见笔录'),
  ...body(
    '时间：{征询时间}',
    '方式：{征询方式}',
    '被征询人：{被征询人}（{被征询人地位}）',
    '记录人：{记录人}',
    `案件：${CASE}。`,
    '告知内容：',
  ),
  ...each('告知内容', '{.}'),
  ...where('告知文本摘要', body('向其出示的告知文本的摘要（SHA-256）：{告知文本摘要}')),
  ...body('答复：{意见}{#理由}。理由：{理由}{/理由}。'),
  ...where('答复人', body('以上答复由{答复人}作出{#记载}，见{记载}{/记载}。')),
  ...last('以上内容经被征询人核对无误。　　签名（盖章）：'),
  ...foot(),
];

/** First edition of 和解员指定决定书. */
export const mediatorDesignation = (): Part[] => [
  ...head('和解员指定决定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}，双方同意协商和解。{指定理由}。本院决定：`,
    '指定{和解员}{#和解员身份}（{和解员身份}）{/和解员身份}为本案和解员。{#接受期限}请于{接受期限}前告知本院是否接受。{/接受期限}',
    '和解员与本案有利害关系，或者有其他可能影响公正的情形的，应当主动披露；当事人有权申请其回避。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 回避决定书. */
export const recusalDecision = (): Part[] => [
  ...head('回避决定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}，由{和解员}主持和解。{#申请人}{申请人}申请其回避。{/申请人}`,
    '经审查：{事实}',
    '本院认为，{理由}。决定：{决定}。{#接替人选}和解由{接替人选}继续主持，此前已经进行的程序继续有效，期限不重新计算。{/接替人选}',
  ),
  ...where(
    '可以复议',
    body('申请人对本决定不服的，可以在接到决定时申请复议一次；复议期间，和解员不停止参与本案的工作。'),
  ),
  ...foot(),
];

/** First edition of 和解通知书. */
export const sessionNotice = (): Part[] => [
  ...head('和解通知书'),
  ...addressee('{受送达人}：'),
  ...body(
    `关于${CASE}，由和解员{和解员}主持双方协商和解，现通知如下：`,
    '时间：{时间}',
    '地点：{地点}',
    '方式：{方式}',
    '本人到场的，携带身份证件；委托代理人的，提交授权委托书，代为承认、变更、放弃权利或者达成和解的，须有特别授权。',
  ),
  ...where('携带材料', body('另请携带：{携带材料}。')),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 和解笔录. */
export const sessionRecord = (): Part[] => [
  ...head('和解笔录'),
  ...body(
    '时间：{时间}',
    '地点：{地点}',
    '方式：{方式}',
    '主持人：{主持人}　　记录人：{记录人}',
    `案件：${CASE}。`,
    '到场人员及身份核对：',
  ),
  ...each('到场人员', '{序号}.{到场身份}：{姓名或名称}，{身份核对}{#代理权限}，代理权限：{代理权限}{/代理权限}。'),
  ...body('记录如下：'),
  ...each('记录内容', '{.}'),
  ...where(
    '已知悉后果',
    body(
      '主持人已告知和解协议的法律效力和不履行的后果（{法条:SETTLEMENT_PROVISIONS.ELECTION、SETTLEMENT_PROVISIONS.PERIOD}），到场各方表示知悉。',
    ),
  ),
  ...where('签署', body('以上笔录经核对无误：'), signatures()),
  ...whereNot('签署', body('以上笔录经核对无误。　　到场人员签名（盖章）：', '主持人、记录人签名：')),
  ...last('（以下无正文）'),
  ...foot(),
];

/** First edition of 执前和解协议, 执行和解协议. */
export const settlementAgreement = (): Part[] => [
  ...partyHead('{#执前和解}执前和解协议{/执前和解}{^执前和解}执行和解协议{/执前和解}'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。双方在自愿、合法的基础上，依照{法条:CPL.SETTLEMENT}的规定，就履行事宜达成协议（{文本版次}）：`,
  ),
  ...each('条款', '{.}'),
  ...body('签署：'),
  ...signatures(),
  ...body('本协议存入案卷一份，各方当事人各执一份。'),
];

/** First edition of 担保书. */
export const securityBond = (): Part[] => [
  ...partyHead('担保书'),
  ...body(
    '担保人：{担保人}{#身份事项}，{身份事项}{/身份事项}。',
    `{申请执行人}与{被执行人}${CASE}。担保人自愿为{被执行人}履行${SETTLEMENT}提供担保：`,
    `一、被担保的债权：{#被担保的债权}{被担保的债权}{/被担保的债权}{^被担保的债权}${SETTLEMENT}确定的债务{/被担保的债权}`,
    '二、担保方式：{担保方式}',
    '三、担保范围：{担保范围}',
    '四、担保期限：{担保期限}{#暂缓执行期限}；暂缓执行期限：{暂缓执行期限}{/暂缓执行期限}',
  ),
  ...where('担保财产', body('五、担保财产：{担保财产}。')),
  ...where(
    '接受直接执行的财产',
    body(
      `担保人向人民法院承诺：{被执行人}不履行${SETTLEMENT}时，自愿接受直接强制执行，人民法院可以依照{法条:SETTLEMENT_PROVISIONS.GUARANTOR}的规定，恢复执行原生效法律文书后直接裁定执行{接受直接执行的财产}。`,
    ),
  ),
  ...signatures(),
  ...body(`${OBLIGEE}同意上述担保的，记入笔录或者另附书面意见。`),
];

/** First edition of 催告通知书. */
export const demandNotice = (): Part[] => [
  ...head('催告通知书'),
  ...addressee('{受送达人}：'),
  ...body(`关于${CASE}，双方于{和解协议签订日}达成执行和解协议。你（单位）至今未按协议支付下列款项：`),
  ...each('逾期款项', '{期次}：{到期日}到期，尚欠{未付金额}。'),
  ...body(
    '请立即支付{#催告付款期限}，最迟于{催告付款期限}付清{/催告付款期限}。逾期仍不履行的，对方当事人可以依照{法条:SETTLEMENT_PROVISIONS.ELECTION}的规定，申请恢复执行原生效法律文书，或者就履行和解协议提起诉讼。',
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 中止执行裁定书. */
export const stayRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `本院执行的上列当事人之间${CASE}。执行中，双方于{和解协议签订日}达成执行和解协议，并据此请求中止执行。`,
    '现查明：{事实}',
    '本院认为，依照{法条:CPL.STAY}、{法条:SETTLEMENT_PROVISIONS.STAY}、{法条:CPL_INTERPRETATION.SETTLEMENT_STAY}的规定，裁定如下：',
    '中止{中止事项}的执行。',
    '被执行人不履行执行和解协议的，申请执行人可以申请恢复执行。',
    REMEDY,
  ),
  ...last(EFFECT),
  ...foot(),
];

/** First edition of 恢复执行裁定书. */
export const resumptionRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。{#和解协议签订日}双方于{和解协议签订日}达成执行和解协议。{/和解协议签订日}申请执行人于{申请日}申请恢复执行。`,
    '现查明：{事实}',
    '依照{法条:SETTLEMENT_PROVISIONS.DEDUCTION}、{法条:CPL_INTERPRETATION.SETTLEMENT_DEDUCTION}的规定，已经履行的{已履行金额}予以扣除，尚有{未履行金额}未履行。',
  ),
  ...where('行为义务', body('{依据文书号}指定的行为或者交付尚未履行的，一并继续执行。')),
  ...where(
    '恢复事由＝不履行和解协议',
    body(
      '本院认为，被执行人一方不履行执行和解协议，本案没有应当裁定不予恢复执行的情形。依照{法条:CPL.SETTLEMENT}、{法条:SETTLEMENT_PROVISIONS.ELECTION、SETTLEMENT_PROVISIONS.GATE}的规定，裁定如下：',
    ),
  ),
  ...where(
    '恢复事由＝预期不履行',
    body(
      '本院认为，被执行人一方明确表示或者以自己的行为表明不履行执行和解协议，履行期限虽未届满，申请执行人仍可以申请恢复执行。依照{法条:CIVIL_CODE.ANTICIPATORY_BREACH}、{法条:SETTLEMENT_PROVISIONS.GATE}的规定，裁定如下：',
    ),
  ),
  ...where(
    '恢复事由＝受欺诈胁迫',
    body('本院认为，申请执行人因受欺诈、胁迫与被执行人达成执行和解协议，依照{法条:CPL.SETTLEMENT}的规定，裁定如下：'),
  ),
  ...where(
    '恢复事由＝协议无效或者被撤销',
    body(
      '本院认为，执行和解协议已由生效法律文书确认无效或者撤销，申请执行人可以据此申请恢复执行。依照{法条:SETTLEMENT_PROVISIONS.VOIDED}的规定，裁定如下：',
    ),
  ),
  ...body('恢复{依据文书号}的执行。', REMEDY),
  ...last(EFFECTIVE),
  ...foot(),
];

/** First edition of 不予恢复执行裁定书. */
export const noResumptionRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `上列当事人之间${CASE}。{#和解协议签订日}双方于{和解协议签订日}达成执行和解协议。{/和解协议签订日}申请执行人于{申请日}申请恢复执行。`,
    '现查明：{事实}',
  ),
  ...whereNot(
    '不予执行',
    body('本院认为，申请有下列依照{法条:SETTLEMENT_PROVISIONS.GATE}应当裁定不予恢复执行的情形：'),
  ),
  ...where('不予执行', body('本院认为，恢复执行的申请已超过申请执行的期间，被执行人据此提出的异议成立：')),
  ...each('不予恢复理由', '{.}'),
  ...body('裁定如下：', '对{依据文书号}{#不予执行}不予执行{/不予执行}{^不予执行}不予恢复执行{/不予执行}。', REMEDY),
  ...last(EFFECTIVE),
  ...foot(),
];

/** First edition of 驳回执行申请裁定书. */
export const rejectionRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(
    `申请执行人于{申请日}就{案由}一案，向本院申请执行{依据制作机关}作出的{依据文书号}。`,
    '经审查：{事实}',
    '本院认为：',
  ),
  ...each('驳回理由', '{.}'),
  ...body(
    '申请不符合执行案件的受理条件，依照{法条:WORK_PROVISIONS.FILING_CONDITIONS}的规定，裁定如下：',
    '驳回申请执行人的执行申请。',
    '申请执行人对本裁定不服的，可以自裁定书送达之日起十日内向上一级人民法院申请复议。',
  ),
  ...last(EFFECTIVE),
  ...foot(),
];

/** First edition of 终结执行裁定书. */
export const terminationRuling = (): Part[] => [
  ...head('执行裁定书'),
  ...parties(),
  ...body(`本院执行的上列当事人之间${CASE}。`, '现查明：{事实}'),
  ...where(
    '终结事由＝撤回执行申请',
    body(
      '本院认为，双方达成执行和解协议，申请执行人撤回执行申请，依照{法条:CPL.TERMINATION}、{法条:CPL_INTERPRETATION.SETTLEMENT_STAY}的规定，裁定如下：',
    ),
  ),
  ...where(
    '终结事由＝和解协议长期履行',
    body(
      '本院认为，双方达成的执行和解协议履行期限较长，申请执行人请求终结执行，依照{法条:CPL.TERMINATION}的规定，裁定如下：',
    ),
  ),
  ...where('终结事由＝依法应当终结', body('本院认为，依照{法条:CPL.TERMINATION}的规定，裁定如下：')),
  ...body('终结{依据文书号}的执行。', '{控制措施处理}', SIXTY_DAYS),
  ...last(EFFECT),
  ...foot(),
];

/** First edition of 计算清单. */
export const calculationList = (): Part[] => [
  ...head('计算清单'),
  ...parties(),
  ...body(`上列当事人之间${CASE}。截至{计算截止日}，应付款项计算如下：`),
  table(
    [42, 38, 38, 38],
    [
      ['项目', '应付', '已履行（依法扣除）', '尚未履行'],
      ['{#计算项目}{项目}', '{应付金额}', '{扣除金额}', '{尚欠金额}{/计算项目}'],
      ['合计', '{应付合计}', '{已履行金额}', '{未履行金额}'],
    ],
  ),
  ...body('计算明细（计息期间首尾两日均计算在内）：'),
  table(
    [12, 16, 38, 14, 30, 46],
    [
      ['序号', '事项', '期间或者日期', '天数', '基数或者收款（元）', '计入或者抵扣（元）'],
      ['{#计算明细}{序号}', '{事项}', '{期间}', '{天数}', '{基数}', '{计入或者抵扣}{/计算明细}'],
    ],
  ),
  ...body('各行的计算过程：'),
  ...each('计算过程', '{.}'),
  ...where('减免情况', body('减免：{减免情况}')),
  ...last('尚未履行合计：{未履行金额}。对计算有异议的，可以依照{法条:CPL.CONDUCT_OBJECTION}的规定提出书面异议。'),
  ...foot(),
];

/** First edition of 履行完毕证明. */
export const completionCertificate = (): Part[] => [
  ...head('履行完毕证明'),
  ...body(
    `{申请执行人}与{被执行人}${CASE}。双方于{和解协议签订日}达成${SETTLEMENT}，${OBLIGOR}已于{履行完毕日}将协议确定的义务全部履行完毕，履行金额{已履行金额}。依照{法条:SETTLEMENT_PROVISIONS.PERFORMED}的规定，本案作结案处理。`,
  ),
  ...last('特此证明。'),
  ...foot(),
];

/** First edition of 结案通知书. */
export const closingNotice = (): Part[] => [
  ...head('结案通知书'),
  ...parties(),
  ...body(
    `关于上列当事人之间${CASE}。{事实}`,
    '本案于{结案日}以{结案方式}方式结案，特此通知。',
    '认为结案不当的，可以自收到本通知之日起六十日内，依照{法条:CPL.CONDUCT_OBJECTION}的规定，向本院提出书面异议。',
  ),
  ...last(CONTACT),
  ...foot(),
];

const REJECTED = '和解不成原因＝申请不符合立案条件，经释明仍坚持申请，转立案后裁定驳回执行申请';
const FILED_ANEW =
  '补正后符合立案条件的，债权人可以依照{法条:CPL.APPLICATION_PERIOD}的规定，在申请执行的期间内再次申请执行。';
/** Before enforcement: it may be applied for, and an application that was handed in is filed. */
const FILED =
  '债权人可以依照{法条:CPL.APPLICATION_PERIOD}的规定，在申请执行的期间内申请执行{^不再立案}；已经提交申请材料的，由本院依法办理执行立案，无须重复提交{/不再立案}。';

/** First edition of 和解不成通知书. */
export const failedNotice = (): Part[] => [
  ...head('和解不成通知书'),
  ...parties(),
  ...body(`关于上列当事人之间${CASE}，本院组织的和解因{和解不成原因}，于{和解终止日}终止。`),
  ...where('执前', whereNot(REJECTED, body(FILED)), where(REJECTED, body(FILED_ANEW))),
  ...whereNot('执前', whereNot('不再立案', body('恢复原执行程序，由本院继续执行。'))),
  ...body('和解过程中为达成和解作出的让步和承认，不得在其后的程序中作为对其不利的依据。'),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 恢复执行通知书. */
export const resumptionNotice = (): Part[] => [
  ...head('恢复执行通知书'),
  ...parties(),
  ...body(
    `关于上列当事人之间${CASE}。{#恢复执行裁定书}本院以{恢复执行裁定书}裁定恢复执行，{/恢复执行裁定书}现以{恢复执行案号}于{恢复执行日}恢复执行，尚有{未履行金额}未履行。`,
    '请被执行人立即履行；逾期不履行的，本院将依法采取强制执行措施{#加倍利息}，并加倍计算迟延履行期间的债务利息（{法条:CPL.DELAY_INTEREST}）{/加倍利息}。',
  ),
  ...where(
    '行为义务',
    body(
      '{依据文书号}指定的行为或者交付尚未履行的，一并继续执行；未按期履行的，依照{法条:CPL.DELAY_INTEREST}支付迟延履行金。',
    ),
  ),
  ...last(CONTACT),
  ...foot(),
];

/** First edition of 送达地址确认书. */
export const serviceAddress = (): Part[] => [
  ...head('送达地址确认书'),
  ...body(
    '案由：{案由}',
    '确认人：{确认人}（{确认人地位}）',
    '送达地址：{送达地址}{#邮政编码}（邮政编码{邮政编码}）{/邮政编码}',
  ),
  ...where('联系电话', body('联系电话：{联系电话}')),
  ...where('代收人', body('代收人：{代收人}')),
  ...body('电子送达：{电子送达}'),
  ...each('电子送达地址', '{电子送达方式}：{电子送达账号}'),
  ...where(
    '电子送达＝同意',
    body(
      '确认人同意本院依照{法条:CPL.ELECTRONIC_SERVICE}的规定，采用能够确认其收悉的电子方式送达诉讼文书。以送达信息到达其特定系统的日期为送达日期；本院系统显示发送成功的日期与其证明到达的日期不一致的，以其证明的日期为准。对电子方式送达的判决书、裁定书、调解书，可以要求提供纸质文书。',
    ),
  ),
  ...whereNot('电子送达地址', body('未提供电子送达地址。')),
  ...body(
    '地址变更的，应当及时书面告知本院。因提供的地址不准确、变更后未及时告知，导致文书未能实际接收的，文书退回之日视为送达之日。',
    '{确认书版次}，登记方式：{登记方式}。',
  ),
  ...last('确认人签名（盖章）：'),
  ...foot(),
];
