import { formatYuan, parseYuan, sumFen } from '@hejie/law';
import { attempt } from '../decisions/decision.js';
import { readInstalment } from '../ledger/postings.js';
import { scheduleFaults } from '../schedule/assert-schedule.js';
import { readClause } from './clause.js';
import { CONSISTENCY_RULES } from './consistency-rules.js';
import { foundAt, type Found, type LegalityRule } from './legality-rule.js';
import { PERFORMABLE_RULES } from './performable-rules.js';
import { SIGNATORY_RULES } from './signatory-rules.js';
import { type AgreementTerms } from './terms.js';

const DOUBT = { zh: '（表述不明，请核对。）', en: ' (The wording is not clear: to be checked.)' };

/** Clauses that provide for what a pattern names, free text and breach consequence alike; a doubtful one is warned of. */
function clauses(terms: AgreementTerms, pattern: RegExp, zh: string, en: string): Found[] {
  const texts = [
    ...terms.otherClauses.map((text, i) => ({ text, place: `/otherClauses/${i}` })),
    ...(terms.breachConsequence === null ? [] : [{ text: terms.breachConsequence.text, place: '/breachConsequence/text' }]),
  ];
  return texts.flatMap(({ text, place }): Found[] => {
    const reading = readClause(text, pattern);
    if (reading === 'PROVIDES') return [{ place, zh, en }];
    return reading === 'DOUBTFUL' ? [{ place, zh: `${zh}${DOUBT.zh}`, en: `${en}${DOUBT.en}`, severity: 'WARNING' }] : [];
  });
}

/** SET-ART-1-1 and arithmetic: instalments and everything given in place of money make up the total, to the fen. */
function sumFindings(terms: AgreementTerms): Found[] {
  const amounts = [terms.total, ...terms.schedule.map((i) => i.amount), ...terms.inKind.map((t) => t.agreedValue), ...terms.labour.map((t) => t.agreedValue), ...terms.equity.map((t) => t.agreedValue)];
  const read = attempt(() => amounts.map(parseYuan));
  if (!read.ok) return [foundAt('/total', read.error.zh, read.error.en)];
  const [total = 0n, ...values] = read.value;
  const sum = sumFen(values);
  if (sum === total) return [];
  const [found, due] = [formatYuan(sum), formatYuan(total)];
  return [foundAt('/schedule', `各期及抵偿合计${found}元，与总额${due}元不符。`, `What is to be performed adds up to ${found} yuan, not to the total of ${due}.`)];
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
    code: 'AGREEMENT.IN_KIND_RULING', severity: 'BLOCKING', rule: 'SET-ART-6-1',
    remedy: { zh: '删去请求法院出具以物抵债裁定的条款，改为当事人自行交付、过户', en: 'strike the clause; let the parties hand over and transfer title themselves' },
    find: (t, p) => (p.confirmation.inKindRuling ? [] : clauses(t, /抵债.{0,4}裁定|抵偿[^，]{0,6}裁定|裁定[^，]{0,30}(?:抵债|抵偿)/, '法院不得依据和解协议作出以物抵债裁定。', 'The court may not issue an in-kind ruling on a settlement.')),
  },
  {
    code: 'AGREEMENT.NO_BREACH_CONSEQUENCE', severity: 'BLOCKING', rule: 'PRE-6',
    remedy: { zh: '写明不履行的法律后果，例如恢复执行原生效法律文书', en: 'state what follows on breach, such as resuming enforcement of the original title' },
    find: (t) => (t.breachConsequence === null || t.breachConsequence.text.trim() === '' ? [foundAt('/breachConsequence', '和解协议必须有不履行的法律后果。', 'The agreement must state the legal consequence of non-performance.')] : []),
  },
  ...SIGNATORY_RULES,
  {
    code: 'AGREEMENT.SUM_DIFFERS', severity: 'BLOCKING', rule: 'SET-SCHEDULE',
    remedy: { zh: '更正各期金额或者总额，使合计一致', en: 'correct the instalments or the total so that they agree' },
    find: sumFindings,
  },
  {
    code: 'AGREEMENT.SCHEDULE_NOT_ORDERED', severity: 'BLOCKING', rule: 'SET-SCHEDULE',
    remedy: { zh: '按期号和到期日先后排列，金额大于零', en: 'put numbers and days in order, with amounts above zero' },
    find: scheduleFindings,
  },
  {
    code: 'AGREEMENT.NOTHING_TO_PERFORM', severity: 'BLOCKING', rule: 'SET-ART-1-1',
    remedy: { zh: '写明履行的标的、期限和方式', en: 'state what is performed, when and how' },
    find: (t) => (t.schedule.length + t.inKind.length + t.labour.length + t.equity.length === 0 ? [foundAt('/schedule', '协议没有任何履行内容。', 'The agreement has nothing to perform.')] : []),
  },
  ...PERFORMABLE_RULES,
  ...CONSISTENCY_RULES,
  {
    code: 'AGREEMENT.MEDIATION_DOCUMENT', severity: 'BLOCKING', rule: 'SET-ART-9-1',
    remedy: { zh: '删去出具执行调解书的条款；不履行时恢复执行原生效法律文书', en: 'strike the clause; on breach the original title is enforced' },
    find: (t, p) => (p.confirmation.enforceableMediationDocument ? [] : clauses(t, /执行调解书/, '和解协议不是执行依据，执行调解书没有国家层面的法律依据。', 'A settlement is no enforceable title; national law knows no 执行调解书.')),
  },
  {
    code: 'AGREEMENT.AUTOMATIC_RESUMPTION', severity: 'BLOCKING', rule: 'SET-ART-9-1',
    remedy: { zh: '改为由申请执行人申请恢复执行', en: 'let the creditor apply for resumption' },
    find: (t, p) => (p.resumption.automaticWithoutApplication ? [] : clauses(t, /(?:自动|直接|当然|径行)恢复[^，]{0,10}执行|无[需须]申请[^，]{0,6}恢复/, '恢复执行须由申请执行人申请，不能约定自动恢复。', 'Enforcement resumes on the creditor’s application, never by itself.')),
  },
  {
    code: 'AGREEMENT.WAIVER_UNCONDITIONAL', severity: 'WARNING', rule: 'SET-ART-1-1',
    remedy: { zh: '写明减免以全部履行为条件，或者确认无条件', en: 'make the waiver depend on full performance, or confirm that it does not' },
    find: (t) => t.waivers.flatMap((w, i) => (w.condition === null ? [foundAt(`/waivers/${i}/condition`, '减免未写明条件。', 'The waiver carries no condition.')] : [])),
  },
  {
    code: 'AGREEMENT.GUARANTOR_WITHOUT_PROMISE', severity: 'WARNING', rule: 'SET-ART-18-2',
    remedy: { zh: '由担保人向法院承诺自愿接受直接强制执行', en: 'let the guarantor promise the court to accept direct enforcement' },
    find: (t) => t.guarantors.flatMap((g, i) => (g.promisesDirectEnforcement ? [] : [foundAt(`/guarantors/${i}/promisesDirectEnforcement`, '担保人未向法院承诺接受直接强制执行，违约时只能另行起诉。', 'Without a promise to the court the guarantor cannot be enforced against directly.')])),
  },
];
