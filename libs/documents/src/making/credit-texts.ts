import { addressee, body, each, foot, head, last, where, whereNot, type Part } from './outline.js';

/** DIS-ART-5-1, LIM-ART-1: the notice that was not heeded, where there is one. */
const NOTICE = '{#执行通知书送达日}，执行通知书于{执行通知书送达日}送达，指定的履行期间于{履行期间届满日}届满{/}';
const WITHIN = '未{#执行通知书送达日}按执行通知书指定的期间{/}履行';

const CASE = '{案由}一案，{依据制作机关}作出的{依据文书号}已经发生法律效力';

/** A unit is addressed as one. */
const YOU = '你{#证件种类＝统一社会信用代码}单位{/}';

/** LIM-ART-3: what a limit forbids. */
const FORBIDDEN = [
  '（一）乘坐交通工具时，选择飞机、列车软卧、轮船二等以上舱位；',
  '（二）在星级以上宾馆、酒店、夜总会、高尔夫球场等场所进行高消费；',
  '（三）购买不动产或者新建、扩建、高档装修房屋；',
  '（四）租赁高档写字楼、宾馆、公寓等场所办公；',
  '（五）购买非经营必需车辆；',
  '（六）旅游、度假；',
  '（七）子女就读高收费私立学校；',
  '（八）支付高额保费购买保险理财产品；',
  '（九）乘坐G字头动车组列车全部座位、其他动车组列车一等以上座位等其他非生活和工作必需的消费行为。',
];

/** 失信名单规定5, 限高规定4, 执行程序解释23: on whose application it is decided. */
const onApplication = (ofOwnMotion: string): string =>
  `本院{#申请人}依申请执行人{申请人}的申请{/申请人}{^申请人}${ofOwnMotion}{/申请人}，`;
const LISTED_ON_APPLICATION = onApplication('依职权');
const LIMITED_ON_APPLICATION = onApplication('{#必要事由}因{必要事由}，确有必要，{/必要事由}依职权');
const LIMITED_BY = `${LIMITED_ON_APPLICATION}依照{法条:CPL.LISTING}、{法条:CONSUMPTION_PROVISIONS.ORDER、CONSUMPTION_PROVISIONS.ITEMS、CONSUMPTION_PROVISIONS.APPLICATION、CONSUMPTION_PROVISIONS.ISSUE}的规定，`;
const WHAT = '以下高消费及非生活和工作必需的消费行为：';

/** First edition of 限制消费令. */
export const consumptionLimit = (): Part[] => [
  ...head('限制消费令'),
  ...addressee('{被执行人}（{证件种类}{证件号码}）：'),
  ...body(
    `本院于{立案日}立案执行的申请执行人{申请执行人}与${YOU}${CASE}${NOTICE}。${YOU}${WITHIN}生效法律文书确定的给付义务{#已纳入失信}，并已被纳入失信被执行人名单，应当限制消费{/已纳入失信}。`,
  ),
  // Those behind a unit are limited by orders of their own: it has one already.
  ...whereNot('相关人员', body(`${LIMITED_BY}对${YOU}采取限制消费措施，限制${YOU}不得实施${WHAT}`)),
  ...each(
    '相关人员',
    `你单位已被限制消费。${LIMITED_BY}对{身份}{姓名}采取限制消费措施，限制{姓名}不得以单位财产实施${WHAT}`,
  ),
  ...body(...FORBIDDEN),
  ...each('相关人员', '{姓名}因私消费以个人财产实施上述行为的，可以向本院提出申请，经审查属实的予以准许。'),
  ...body(
    '因生活或者经营必需而进行上述消费的，应当依照{法条:CONSUMPTION_PROVISIONS.PERMISSION}的规定向本院提出申请，获批准后方可进行。',
    '违反本令的，依照{法条:CONSUMPTION_PROVISIONS.BREACH}、{法条:CPL.OBSTRUCTION}的规定予以罚款、拘留；情节严重，构成犯罪的，依法追究刑事责任。',
  ),
  ...where('宽限期届满日', body('给予宽限期至{宽限期届满日}；宽限期内履行完毕的，本令不予执行，此前不予公布。')),
  ...where('通知单位', body('本令同时通知{通知单位}。')),
  ...last('本令自送达之日起至解除之日止有效。此令。'),
  ...foot(),
];

/** By which provision a limit is lifted on each ground; on another none is cited: it is no ground of the law's, or a sentence of its own says whose. */
const under = (provisions: Readonly<Record<string, string>>): string =>
  Object.entries(provisions)
    .map(([ground, provision]) => `{#解除事由＝${ground}}依照{法条:${provision}}的规定，{/}`)
    .join('');

/** LIM-ART-9-1, LIM-ART-9-2, LIM-ART-8, LIM-ART-3-2, LIM-35-17. */
const CONSUMPTION_LIFTED_UNDER = under({
  履行完毕: 'CONSUMPTION_PROVISIONS.LIFT',
  提供有效担保: 'CONSUMPTION_PROVISIONS.LIFT',
  申请执行人同意: 'CONSUMPTION_PROVISIONS.LIFT',
  生活或者经营必需: 'CONSUMPTION_PROVISIONS.PERMISSION',
  私人财产: 'CONSUMPTION_PROVISIONS.ITEMS',
  不再负责: 'GOOD_FAITH_OPINIONS.REPRESENTATIVE',
});

/** LIM-EXIT. */
const EXIT_LIFTED_UNDER = under({
  履行完毕: 'PROCEDURE_INTERPRETATION.EXIT_LIFT',
  提供有效担保: 'PROCEDURE_INTERPRETATION.EXIT_LIFT',
  申请执行人同意: 'PROCEDURE_INTERPRETATION.EXIT_LIFT',
  不再负责: 'PROCEDURE_INTERPRETATION.EXIT_PERSONS',
});

/** First edition of 解除限制消费令. */
export const consumptionLimitLift = (): Part[] => [
  ...head('解除限制消费令'),
  ...addressee('{被执行人}（{证件种类}{证件号码}）：'),
  ...body('本院于{原令日期}作出{原限制令}限制消费令，对{解除对象}采取限制消费措施。', '现查明：{事实}'),
  ...where('解除事由＝履行完毕', body('生效法律文书确定的义务已经履行完毕，应当解除限制消费措施。')),
  ...where('解除事由＝提供有效担保', body(`${YOU}提供了确实有效的担保，可以解除限制消费措施。`)),
  ...where('解除事由＝申请执行人同意', body('申请执行人同意解除，可以解除限制消费措施。')),
  ...where('解除事由＝不再负责', body('该人员不再影响债务的履行，可以解除对其采取的限制消费措施。')),
  ...where('解除事由＝信用修复', body('为提升履行能力，经信用修复审查，可以解除限制消费措施。')),
  ...where(
    '解除事由＝执行终结',
    body('本案已经以“{结案方式}”方式结案，{#结案方式＝销案}可以{/}{^结案方式＝销案}应当{/}解除限制消费措施。'),
  ),
  ...where(
    '解除事由＝生活或者经营必需',
    body('有关消费为生活或者经营所必需，可以准许，至{截止日期}止，期满恢复限制。'),
  ),
  ...where('解除事由＝私人财产', body('有关消费系因私以个人财产实施，应当准许。')),
  ...where(
    '解除事由＝不应采取',
    body(
      '本院审查认为，对{解除对象}采取限制消费措施不当，应予纠正。',
      '依照{法条:GOOD_FAITH_OPINIONS.CORRECTION}，参照{法条:LISTING_PROVISIONS.CORRECTION_DECISION}的规定，解除对{解除对象}的限制消费措施。',
    ),
  ),
  ...whereNot(
    '解除事由＝不应采取',
    body(`${CONSUMPTION_LIFTED_UNDER}解除对{解除对象}的限制消费措施{#解除范围}，解除的范围为：{解除范围}{/解除范围}。`),
  ),
  ...body('本令同时通知{通知单位}。'),
  ...last('此令。'),
  ...foot(),
];

/** First edition of 暂时解除限制消费决定书. */
export const consumptionPermission = (): Part[] => [
  ...head('暂时解除限制消费决定书'),
  ...addressee('{被执行人}（{证件种类}{证件号码}）：'),
  ...body(
    `本院于{原令日期}作出{原限制令}限制消费令，对${YOU}采取限制消费措施。{申请人}因{事由}，申请暂时解除乘坐飞机、高速列车的限制。`,
    '现查明：{事实}',
    '经审查，申请属实，期限未超过一个月。经院长批准，决定如下：',
    '自{起始时刻}起至{截止时刻}止，暂时解除对{申请人}乘坐飞机、高速列车的限制，限于上述事由所必需的出行；其余限制消费措施继续有效。',
    '期限届满，该项限制自动恢复，不再另行通知。',
  ),
  ...last('本决定同时通知{通知单位}。'),
  ...foot(),
];

/** First edition of 限制出境决定书. */
export const exitLimit = (): Part[] => [
  ...head('限制出境决定书'),
  ...body(
    '被限制出境人：{被限制出境人}（{身份}）{#身份事项}，{身份事项}{/身份事项}。',
    '被执行人：{被执行人}，{证件种类}{证件号码}。',
    `本院于{立案日}立案执行的申请执行人{申请执行人}与被执行人{被执行人}${CASE}${NOTICE}。被执行人${WITHIN}生效法律文书确定的义务。`,
  ),
  ...where('民事行为能力', body('被执行人系{民事行为能力}，{被限制出境人}系其法定代理人。')),
  ...body(
    `${LIMITED_ON_APPLICATION}依照{法条:CPL.LISTING}、{#身份＝被执行人}{法条:PROCEDURE_INTERPRETATION.EXIT_APPLICATION}{/}{^身份＝被执行人}{法条:PROCEDURE_INTERPRETATION.EXIT_APPLICATION、PROCEDURE_INTERPRETATION.EXIT_PERSONS}{/}的规定，决定如下：`,
    '限制{被限制出境人}出境。',
    '被执行人履行全部债务的，本院及时解除限制出境措施；提供充分、有效的担保或者申请执行人同意的，可以解除（{法条:PROCEDURE_INTERPRETATION.EXIT_LIFT}）。',
    '如不服本决定，可以依照{法条:OBJECTION_PROVISIONS.EXIT_REVIEW}的规定，自收到本决定之日起十日内向上一级人民法院申请复议。复议期间，不停止本决定的执行。',
  ),
  ...where('通知单位', body('本决定由{通知单位}协助执行。')),
  ...last('本决定自作出之日起生效。'),
  ...foot(),
];

/** First edition of 解除限制出境决定书. */
export const exitLimitLift = (): Part[] => [
  ...head('解除限制出境决定书'),
  ...body(
    '被执行人：{被执行人}，{证件种类}{证件号码}。',
    '本院于{原令日期}作出{原限制令}限制出境决定书，限制{被限制出境人}出境。',
    '现查明：{事实}',
  ),
  ...where('解除事由＝履行完毕', body('生效法律文书确定的义务已经履行完毕，应当解除限制出境措施。')),
  ...where('解除事由＝提供有效担保', body('被执行人提供了充分、有效的担保，可以解除限制出境措施。')),
  ...where('解除事由＝申请执行人同意', body('申请执行人同意解除，可以解除限制出境措施。')),
  ...where('解除事由＝不再负责', body('该人员不再影响债务的履行，可以解除对其采取的限制出境措施。')),
  ...where('解除事由＝信用修复', body('为提升履行能力，经信用修复审查，可以解除限制出境措施。')),
  ...where(
    '解除事由＝执行终结',
    body('本案已经以“{结案方式}”方式结案，{#结案方式＝销案}可以{/}{^结案方式＝销案}应当{/}解除限制出境措施。'),
  ),
  ...where(
    '解除事由＝复议成立',
    body('上一级人民法院依照{法条:OBJECTION_PROVISIONS.EXIT_REVIEW}审查，认为复议理由成立，应当解除限制出境措施。'),
  ),
  ...body(`${EXIT_LIFTED_UNDER}决定解除对{被限制出境人}的限制出境措施。`),
  ...last('本决定由{通知单位}协助执行。'),
  ...foot(),
];

/** DIS-ART-10-2: an entry with a fixed term is deleted when that is over, whatever is performed before it. */
const DELETED_AT_TERM =
  '纳入期限届满后三个工作日内，依照{法条:LISTING_PROVISIONS.DELETION}的规定删除；积极履行义务或者主动纠正失信行为的，可以依照{法条:LISTING_PROVISIONS.TERM}的规定决定提前删除。';

/** DIS-ART-2-1: by how much a term is longer than two years. */
const LONGER = '{#延长年限}延长{延长年限}，延长后{/延长年限}';

/** First edition of 失信决定书. */
export const listingDecision = (): Part[] => [
  ...head('失信决定书'),
  ...body(
    '被执行人：{被执行人}，{证件种类}{证件号码}。',
    `申请执行人{申请执行人}与被执行人{被执行人}${CASE}，被执行人未履行生效法律文书确定的义务。`,
    '本院查明：',
  ),
  ...each('事实', '{.}'),
  ...body(
    '以上事实，有{证据}为证。',
    `本院认为，被执行人的上述行为属于{法条:LISTING_PROVISIONS.GROUNDS}第（{纳入事由}）项规定的情形{#延长事由}；被执行人{延长事由}，可以延长纳入失信被执行人名单的期限{/延长事由}。${LISTED_ON_APPLICATION}依照{法条:CPL.LISTING}、{法条:LISTING_PROVISIONS.GROUNDS、LISTING_PROVISIONS.DECISION}的规定，决定如下：`,
    '将{被执行人}纳入失信被执行人名单。',
  ),
  ...where('纳入期限届满日', body(`依照{法条:LISTING_PROVISIONS.TERM}的规定，纳入期限${LONGER}至{纳入期限届满日}止。`)),
  ...where(
    '纳入年限',
    body(`依照{法条:LISTING_PROVISIONS.TERM}的规定，纳入期限${LONGER}为{纳入年限}，自失信信息公布之日起计算。`),
  ),
  ...where('宽限期届满日', body('给予宽限期至{宽限期届满日}；宽限期内履行完毕的，不予公布；逾期不履行的，予以公布。')),
  ...body(
    '纳入后，依照{法条:LISTING_PROVISIONS.CONTENT、LISTING_PROVISIONS.NOTIFICATION}的规定公布并通报，依法予以信用惩戒。',
  ),
  ...where('纳入期限届满日', body(DELETED_AT_TERM)),
  ...where('纳入年限', body(DELETED_AT_TERM)),
  ...whereNot(
    '纳入期限届满日',
    whereNot('纳入年限', body('履行完毕的，依照{法条:LISTING_PROVISIONS.DELETION}的规定删除。')),
  ),
  ...body(
    '如认为纳入有误，可以依照{法条:LISTING_PROVISIONS.CORRECTION、LISTING_PROVISIONS.CORRECTION_DECISION}的规定，向本院书面申请纠正。',
  ),
  ...last('本决定自作出之日起生效。'),
  ...foot(),
];

/** First edition of 延长纳入期限决定书. */
export const termExtension = (): Part[] => [
  ...head('延长纳入期限决定书'),
  ...body(
    '被执行人：{被执行人}，{证件种类}{证件号码}。',
    `申请执行人{申请执行人}与被执行人{被执行人}${CASE}，被执行人未履行生效法律文书确定的义务。本院于{原决定日期}作出{原失信决定书}失信决定书，将{被执行人}纳入失信被执行人名单。`,
  ),
  ...body('本院查明：'),
  ...each('事实', '{.}'),
  ...body(
    '本院认为，被执行人{延长事由}，可以延长纳入失信被执行人名单的期限。依照{法条:CPL.LISTING}、{法条:LISTING_PROVISIONS.TERM}的规定，决定如下：',
    '将{被执行人}纳入失信被执行人名单的期限延长{延长年限}，延长后纳入期限至{纳入期限届满日}止。',
    DELETED_AT_TERM,
    '如认为延长纳入期限有误，可以依照{法条:LISTING_PROVISIONS.CORRECTION、LISTING_PROVISIONS.CORRECTION_DECISION}的规定，向本院书面申请纠正。',
  ),
  ...last('本决定自作出之日起生效。'),
  ...foot(),
];

const RECONSIDERATION =
  '如不服本决定，可以依照{法条:CPL.SANCTION_APPROVAL}的规定，在收到决定书之日起三日内，向上一级人民法院申请复议一次。复议期间，不停止决定的执行。';

/** First edition of 罚款决定书. */
export const fineDecision = (): Part[] => [
  ...head('罚款决定书'),
  ...body('被罚款人：{被处罚人}，{身份事项}。', '本院在执行{案号}一案中，查明：'),
  ...each('行为', '{.}'),
  ...body(
    '本院认为，上述行为妨害民事诉讼，应予处罚。依照{法条:CPL.OBSTRUCTION、CPL.SANCTION_LIMITS、CPL.SANCTION_APPROVAL}的规定，决定如下：',
    '对{被处罚人}罚款{罚款金额}，限于{缴纳期限}以前缴纳。',
  ),
  ...last(RECONSIDERATION),
  ...foot(),
];

/** First edition of 拘留决定书. */
export const detentionDecision = (): Part[] => [
  ...head('拘留决定书'),
  ...body('被拘留人：{被处罚人}，{身份事项}。', '本院在执行{案号}一案中，查明：'),
  ...each('行为', '{.}'),
  ...body(
    '本院认为，上述行为妨害民事诉讼，应予处罚。依照{法条:CPL.OBSTRUCTION、CPL.SANCTION_LIMITS、CPL.SANCTION_APPROVAL}的规定，决定如下：',
    '对{被处罚人}拘留{拘留日数}。',
    '被拘留人在拘留期间承认并改正错误的，可以决定提前解除拘留。',
  ),
  ...last(RECONSIDERATION),
  ...foot(),
];
