import { formatYuan, parseYuan, sumFen } from '@hejie/law';
import { attempt } from '../decisions/decision.js';
import { readInstalment } from '../ledger/postings.js';
import { scheduleFaults } from '../schedule/assert-schedule.js';
import { ACCOUNT_RULES } from './account-rules.js';
import { readClause } from './clause.js';
import { CONSISTENCY_RULES } from './consistency-rules.js';
import { DUE_RULES } from './due-rules.js';
import { GUARANTEE_RULES } from './guarantee-rules.js';
import { foundAt, type Found, type LegalityRule } from './legality-rule.js';
import { PERFORMABLE_RULES } from './performable-rules.js';
import { SIGNATORY_RULES } from './signatory-rules.js';
import { type AgreementTerms } from './terms.js';

/** Words for giving a thing instead of money. */
const OFFSET = '抵(?:债|偿|顶|款|欠|账)';
/** A ruling, but not the title that is enforced (“裁定书确定的债务”). */
const RULING = '裁定(?!书?所?(?:确定|载明|认定|项下|规定))';
/** Rulings that the law knows in enforcement, whatever else the sentence speaks of. */
const OTHER_RULING = '恢复|中止|终结|解除|解封|结案|继续|准许|查封|冻结';

/** SET-ART-6-1: a ruling that gives a thing instead of money; between the two may stand a comma, but no other ruling. */
const IN_KIND_RULING = new RegExp(
  [
    `${OFFSET}[^，,]{0,6}${RULING}`,
    `${OFFSET}[^。；]{0,20}(?:出具|作出|制作|下达|发出|请求|申请)(?:(?!${OTHER_RULING})[^，,]){0,12}${RULING}`,
    `${RULING}(?:(?!${OTHER_RULING})[^，,]){0,30}${OFFSET}`,
    `${RULING}(?:将|把|以)(?:(?!${OTHER_RULING})[^。；]){0,40}${OFFSET}`,
  ].join('|'),
);
/** SET-ART-9-1: a document that would be enforced in place of the title. A notary's deed (公证) is a title of its own. */
const MEDIATION_DOCUMENT = /执行(?:和解)?调解书|协议[^。；公]{0,20}(?:赋予|具有|享有)[^，,]{0,4}强制执行/;
/** SET-ART-9-1: resumption that nobody applies for. “立即” says so only where no application is spoken of before. */
const AUTOMATIC_RESUMPTION = new RegExp(
  [
    '(?:自动|直接|当然|径行|依职权|主动)恢复[^，]{0,10}执行',
    '(?<!申请(?!执行人)[^。；]{0,30})(?:立即|马上|即时)恢复[^，]{0,10}执行',
    '(?:无[需须]|不[需必经])[^，。；]{0,6}申请[^。；]{0,8}恢复',
    '恢复[^，。；]{0,10}执行[^。；]{0,6}(?:无[需须]|不[需必经])[^，。；]{0,6}申请',
  ].join('|'),
);

const DOUBT = { zh: '（表述不明，请核对。）', en: ' (The wording is not clear: to be checked.)' };

/** Clauses that provide for what a pattern names, free text and breach consequence alike; a doubtful one is warned of. */
function clauses(terms: AgreementTerms, pattern: RegExp, zh: string, en: string): Found[] {
  const texts = [
    ...terms.otherClauses.map((text, i) => ({ text, place: `/otherClauses/${i}` })),
    ...(terms.breachConsequence === null
      ? []
      : [{ text: terms.breachConsequence.text, place: '/breachConsequence/text' }]),
  ];
  return texts.flatMap(({ text, place }): Found[] => {
    const reading = readClause(text, pattern);
    if (reading === 'PROVIDES') return [{ place, zh, en }];
    return reading === 'DOUBTFUL'
      ? [{ place, zh: `${zh}${DOUBT.zh}`, en: `${en}${DOUBT.en}`, severity: 'WARNING' }]
      : [];
  });
}

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

/** The legality rules, in the order in which a judge reads them. */
export const LEGALITY_RULES: readonly LegalityRule[] = [
  {
    code: 'AGREEMENT.IN_KIND_RULING',
    severity: 'BLOCKING',
    rule: 'SET-ART-6-1',
    remedy: {
      zh: '删去请求法院出具以物抵债裁定的条款，改为当事人自行交付、过户',
      en: 'strike the clause; let the parties hand over and transfer title themselves',
    },
    find: (t, _kase, p) =>
      p.confirmation.inKindRuling
        ? []
        : clauses(
            t,
            IN_KIND_RULING,
            '法院不得依据和解协议作出以物抵债裁定。',
            'The court may not issue an in-kind ruling on a settlement.',
          ),
  },
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
  {
    code: 'AGREEMENT.MEDIATION_DOCUMENT',
    severity: 'BLOCKING',
    rule: 'SET-ART-9-1',
    remedy: {
      zh: '删去出具执行调解书的条款；不履行时恢复执行原生效法律文书',
      en: 'strike the clause; on breach the original title is enforced',
    },
    find: (t, _kase, p) =>
      p.confirmation.enforceableMediationDocument
        ? []
        : clauses(
            t,
            MEDIATION_DOCUMENT,
            '和解协议不是执行依据，执行调解书没有国家层面的法律依据。',
            'A settlement is no enforceable title; national law knows no 执行调解书.',
          ),
  },
  {
    code: 'AGREEMENT.AUTOMATIC_RESUMPTION',
    severity: 'BLOCKING',
    rule: 'SET-ART-9-1',
    remedy: { zh: '改为由申请执行人申请恢复执行', en: 'let the creditor apply for resumption' },
    find: (t, _kase, p) =>
      p.resumption.automaticWithoutApplication
        ? []
        : clauses(
            t,
            AUTOMATIC_RESUMPTION,
            '恢复执行须由申请执行人申请，不能约定自动恢复。',
            'Enforcement resumes on the creditor’s application, never by itself.',
          ),
  },
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
