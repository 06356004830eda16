import { type LawErrorText } from '@hejie/law';

const rule = 'DIS-ART-8';

export const PURPOSE_MISSING: LawErrorText = {
  code: 'SUBSCRIPTION.PURPOSE_MISSING',
  rule,
  path: '/purpose',
  zh: '应当写明提供信息的目的。',
  en: 'The purpose for which a body is told is stated.',
};
export const BASIS_MISSING: LawErrorText = {
  code: 'SUBSCRIPTION.BASIS_MISSING',
  rule,
  path: '/legalBasis',
  zh: '应当写明提供信息的法律依据。',
  en: 'The legal basis on which a body is told is stated.',
};
export const ENTRIES_EMPTY: LawErrorText = {
  code: 'SUBSCRIPTION.ENTRIES_EMPTY',
  rule,
  path: '/entries',
  zh: '应当至少列明一类事项。',
  en: 'At least one kind of entry is named.',
};
export const FIELDS_EMPTY: LawErrorText = {
  code: 'SUBSCRIPTION.FIELDS_EMPTY',
  rule,
  path: '/fields',
  zh: '应当逐项列明可以提供的信息。',
  en: 'What may leave is named field by field.',
};
export const EFFECTS_EMPTY: LawErrorText = {
  code: 'SUBSCRIPTION.EFFECTS_EMPTY',
  rule,
  path: '/effects',
  zh: '应当至少列明一项效果。',
  en: 'At least one effect is named.',
};
export const RETENTION_MISSING: LawErrorText = {
  code: 'SUBSCRIPTION.RETENTION_MISSING',
  rule,
  path: '/retentionDays',
  zh: '应当以整日数写明信息的保存期限。',
  en: 'For how many days it may be kept is stated, as a whole number.',
};
export const PERIOD: LawErrorText = {
  code: 'SUBSCRIPTION.PERIOD',
  rule,
  path: '/validTo',
  zh: '终止日不得早于起始日。',
  en: 'The last day is not before the first.',
};
export const HOUR: LawErrorText = {
  code: 'SUBSCRIPTION.HOUR',
  rule,
  path: '/schedule/hour',
  zh: '每日推送的时点应当为0至23时的整点。',
  en: 'The hour of the day is a whole number from 0 to 23.',
};
export const PULL_SCHEDULE: LawErrorText = {
  code: 'SUBSCRIPTION.PULL_SCHEDULE',
  rule,
  path: '/schedule',
  zh: '由单位自行领取的，不设每日推送时点。',
  en: 'A body that fetches what is there for it has no hour of dispatch.',
};
export const IDENTITY_NUMBER: LawErrorText = {
  code: 'SUBSCRIPTION.IDENTITY_NUMBER',
  rule,
  path: '/fields',
  zh: '证件号码的完整内容只能向法律规定的单位提供。',
  en: 'The identity number in full goes to bodies that the law names, and to nobody else.',
};
export const PLATFORM_FIELDS_ONLY: LawErrorText = {
  code: 'SUBSCRIPTION.PLATFORM_FIELDS_ONLY',
  rule,
  path: '/fields',
  zh: '对第三方平台只能告知失信信息已经删除的事实。',
  en: 'A platform is told that the entry was removed, and nothing else.',
};
export const PLATFORM_SCOPE: LawErrorText = {
  code: 'SUBSCRIPTION.PLATFORM_SCOPE',
  rule,
  path: '/category',
  zh: '第三方平台只涉及失信信息的终止公示，且不得作为名单库。',
  en: 'A platform is concerned with the publicity of the list alone, and is never the national list.',
};
export const NATIONAL_LIST_SCOPE: LawErrorText = {
  code: 'SUBSCRIPTION.NATIONAL_LIST_SCOPE',
  rule: 'DIS-ART-10-1',
  path: '/nationalList',
  zh: '名单库应当包括失信信息的公示。',
  en: 'The national list has the publicity of entries among what it is told.',
};
export const NATIONAL_LIST_FIELDS: LawErrorText = {
  code: 'SUBSCRIPTION.NATIONAL_LIST_FIELDS',
  rule: 'DIS-ART-6',
  path: '/fields',
  zh: '名单库的信息应当包括应予公布的全部内容：主体身份、义务和履行情况、失信行为、执行依据、案号、立案时间和执行法院。',
  en: 'The national list is told everything that it publishes: who it is, duty and performance, conduct, title, case number, day of filing and court.',
};
export const NATIONAL_LIST_PROOF: LawErrorText = {
  code: 'SUBSCRIPTION.NATIONAL_LIST_PROOF',
  rule: 'DIS-ART-10-1',
  path: '/proof',
  zh: '名单库应当以回读核验，不得由其自行领取。',
  en: 'The national list is read back, and does not fetch what is there for it.',
};
export const NATIONAL_LIST_TAKEN: LawErrorText = {
  code: 'SUBSCRIPTION.NATIONAL_LIST_TAKEN',
  rule: 'DIS-ART-10-1',
  path: '/nationalList',
  zh: '本院同期已有名单库。',
  en: 'Another body is the national list of this court at that time.',
};
export const STAFF_QUESTIONS: LawErrorText = {
  code: 'SUBSCRIPTION.STAFF_QUESTIONS',
  rule,
  path: '/staffQuestions',
  zh: '公职人员比对只能向法律规定并接收失信信息的单位进行。',
  en: 'Only a body that the law names, and that is told of the list, is asked whether somebody is public staff.',
};
export const STAFF_FIELDS: LawErrorText = {
  code: 'SUBSCRIPTION.STAFF_FIELDS',
  rule,
  path: '/fields',
  zh: '进行公职人员比对的，应当列明可以提供名称，以及公民身份号码或者统一社会信用代码。',
  en: 'Whoever is asked whether somebody is public staff may be told his name, and his identity number or the code of the unit.',
};
export const KEEPS_STATUTORY: LawErrorText = {
  code: 'SUBSCRIPTION.KEEPS_STATUTORY',
  rule: 'PRE-CTRL',
  path: '/keeps',
  zh: '查询和控制财产只能向法律规定有协助义务的单位提出。',
  en: 'Only a body that the law obliges is asked about property and ordered upon it.',
};
export const KEEPS_NOTHING: LawErrorText = {
  code: 'SUBSCRIPTION.KEEPS_NOTHING',
  rule: 'PRE-CTRL',
  path: '/keeps',
  zh: '应当至少列明一类财产，或者列明可以查找下落。',
  en: 'At least one class of property is named, or that persons are looked for.',
};
export const FOUR_EYES: LawErrorText = {
  code: 'SUBSCRIPTION.FOUR_EYES',
  rule,
  path: '/approvedBy',
  zh: '提出人不得自行批准，应当由另一人批准。',
  en: 'Whoever proposes it does not approve it: another person does.',
};
export const END_IN_PAST: LawErrorText = {
  code: 'SUBSCRIPTION.END_IN_PAST',
  rule,
  path: '/lastDay',
  zh: '终止日不得早于当日。',
  en: 'The last day does not lie in the past.',
};
export const ENDS_EARLIER: LawErrorText = {
  code: 'SUBSCRIPTION.ENDS_EARLIER',
  rule,
  path: '/lastDay',
  zh: '该订阅已定于更早之日终止。',
  en: 'The subscription ends before that day as it is.',
};
