import { CONFIRMATION_FORM_WORDS, formatYuan, parseYuan, sumFen } from '@hejie/law';
import { attempt } from '../decisions/decision.js';
import { readInstalment } from '../ledger/postings.js';
import { scheduleFaults } from '../schedule/assert-schedule.js';
import { ACCOUNT_RULES } from './account-rules.js';
import { AUTOMATIC_RESUMPTION_RULE, IN_KIND_RULING_RULE, MEDIATION_DOCUMENT_RULE } from './clause-rules.js';
import { CONSISTENCY_RULES } from './consistency-rules.js';
import { DUE_RULES } from './due-rules.js';
import { GUARANTEE_RULES } from './guarantee-rules.js';
import { foundAt, type Found, type LegalityRule } from './legality-rule.js';
import { PERFORMABLE_RULES } from './performable-rules.js';
import { SIGNATORY_RULES } from './signatory-rules.js';
import { type AgreementTerms } from './terms.js';

/** SET-ART-1-1 and arithmetic: instalments and everything given in place of money make up the total, to the fen. */
function sumFindings(terms: AgreementTerms): Found[] {
  const amounts = [
    terms.total,
    ...terms.schedule.map((i) => i.amount),
    ...terms.inKind.map((t) => t.agreedValue),
    ...terms.labour.map((t) => t.agreedValue),
    ...terms.equity.map((t) => t.agreedValue),
  ];
  const read = attempt(() => amounts.map(parseYuan));
  if (!read.ok) return [foundAt('/total', read.error.zh, read.error.en)];
  const [total = 0n, ...values] = read.value;
  const sum = sumFen(values);
  if (sum === total) return [];
  const [found, due] = [formatYuan(sum), formatYuan(total)];
  return [
    foundAt(
      '/schedule',
      `各期及抵偿合计${found}元，与总额${due}元不符。`,
      `What is to be performed adds up to ${found} yuan, not to the total of ${due}.`,
    ),
  ];
}

function scheduleFindings(terms: AgreementTerms): Found[] {
  if (terms.schedule.length === 0) return [];
  const faults = attempt(() => scheduleFaults(terms.schedule.map(readInstalment)));
  if (!faults.ok) return [foundAt('/schedule', faults.error.zh, faults.error.en)];
  return faults.value.map((f) => foundAt(`/schedule${(f.path ?? '').replace('/instalments', '')}`, f.zh, f.en));
}

/**
 * SET-ART-9-1: an application to resume is made beforehand only where the court's pack knows it, and by the creditor's own signature: only then is there
 * somebody to tell of a default, and a time for him to recall it.
 */
const STANDING_APPLICATION_RULE: LegalityRule = {
  code: 'AGREEMENT.STANDING_APPLICATION',
  severity: 'BLOCKING',
  rule: 'SET-ART-9-1',
  remedy: {
    zh: '删去预先申请，由申请执行人在被执行人不履行后申请；本院规则允许的，由申请执行人在协议上签名',
    en: 'strike it, and let the creditor apply after a default; where the court knows it, the creditor signs',
  },
  find: ({ standingApplication, signatories }, _case, { resumption }) => {
    if (standingApplication !== true) return [];
    if (resumption.recallWorkingDays === undefined)
      return [
        foundAt(
          '/standingApplication',
          '本院规则不允许预先申请恢复执行。',
          'The rules of this court know no application to resume that is made beforehand.',
        ),
      ];
    if (signatories.some(({ role, partyId }) => role === 'CREDITOR' && partyId !== undefined)) return [];
    return [
      foundAt(
        '/standingApplication',
        '预先申请须由申请执行人在协议上签名。',
        'The creditor applies beforehand by his own signature under the agreement.',
      ),
    ];
  },
};

/** SET-ART-2-1, SET-ART-2-3: an agreement is confirmed in a form that the court offers; where its pack is silent, in each that national law knows. */
const FORM_RULE: LegalityRule = {
  code: 'AGREEMENT.FORM_NOT_OFFERED',
  severity: 'BLOCKING',
  rule: 'SET-ART-2-1',
  remedy: { zh: '改用本院采用的确认方式（form）', en: 'choose a form that the court offers (form)' },
  find: ({ form = 'WRITTEN' }, _case, { confirmation: { forms } }) => {
    if (forms === undefined || forms.includes(form)) return [];
    const offered = forms.map((one) => CONFIRMATION_FORM_WORDS[one]);
    return [
      foundAt(
        '/form',
        `本院不采用“${CONFIRMATION_FORM_WORDS[form].zh}”的方式确认和解；本院采用的方式：${offered.map(({ zh }) => zh).join('、')}。`,
        `This court does not confirm a settlement so (${CONFIRMATION_FORM_WORDS[form].en}); it offers: ${offered.map(({ en }) => en).join(', ')}.`,
      ),
    ];
  },
};

/** The legality rules, in the order in which a judge reads them. */
export const LEGALITY_RULES: readonly LegalityRule[] = [
  IN_KIND_RULING_RULE,
  {
    code: 'AGREEMENT.NO_BREACH_CONSEQUENCE',
    severity: 'BLOCKING',
    rule: 'PRE-6',
    remedy: {
      zh: '写明不履行的法律后果，例如恢复执行原生效法律文书',
      en: 'state what follows on breach, such as resuming enforcement of the original title',
    },
    find: (t) =>
      t.breachConsequence === null || t.breachConsequence.text.trim() === ''
        ? [
            foundAt(
              '/breachConsequence',
              '和解协议必须有不履行的法律后果。',
              'The agreement must state the legal consequence of non-performance.',
            ),
          ]
        : [],
  },
  STANDING_APPLICATION_RULE,
  FORM_RULE,
  ...SIGNATORY_RULES,
  {
    code: 'AGREEMENT.SUM_DIFFERS',
    severity: 'BLOCKING',
    rule: 'SET-SCHEDULE',
    remedy: { zh: '更正各期金额或者总额，使合计一致', en: 'correct the instalments or the total so that they agree' },
    find: sumFindings,
  },
  {
    code: 'AGREEMENT.SCHEDULE_NOT_ORDERED',
    severity: 'BLOCKING',
    rule: 'SET-SCHEDULE',
    remedy: { zh: '按期号和到期日先后排列，金额大于零', en: 'put numbers and days in order, with amounts above zero' },
    find: scheduleFindings,
  },
  {
    code: 'AGREEMENT.NOTHING_TO_PERFORM',
    severity: 'BLOCKING',
    rule: 'SET-ART-1-1',
    remedy: { zh: '写明履行的标的、期限和方式', en: 'state what is performed, when and how' },
    find: (t) =>
      t.schedule.length + t.inKind.length + t.labour.length + t.equity.length === 0
        ? [foundAt('/schedule', '协议没有任何履行内容。', 'The agreement has nothing to perform.')]
        : [],
  },
  ...PERFORMABLE_RULES,
  ...DUE_RULES,
  ...CONSISTENCY_RULES,
  MEDIATION_DOCUMENT_RULE,
  AUTOMATIC_RESUMPTION_RULE,
  {
    code: 'AGREEMENT.WAIVER_UNCONDITIONAL',
    severity: 'WARNING',
    rule: 'SET-ART-1-1',
    remedy: {
      zh: '写明减免以全部履行为条件，或者确认无条件',
      en: 'make the waiver depend on full performance, or confirm that it does not',
    },
    find: (t) =>
      t.waivers.flatMap((w, i) =>
        w.condition === null
          ? [foundAt(`/waivers/${i}/condition`, '减免未写明条件。', 'The waiver carries no condition.')]
          : [],
      ),
  },
  ...GUARANTEE_RULES,
  ...ACCOUNT_RULES,
];
