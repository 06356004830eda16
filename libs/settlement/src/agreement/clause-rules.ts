import { type Bilingual, type Derived, type PolicyPack } from '@hejie/law';
import { readClause, type ClauseReading, type ClauseWording } from './clause.js';
import { AUTOMATIC_RESUMPTION, IN_KIND_RULING, MEDIATION_DOCUMENT } from './clause-wordings.js';
import { type Found, type LegalityPack, type LegalityRule } from './legality-rule.js';
import { type AgreementTerms } from './terms.js';

/** What the review of clauses reads of the court's pack: the forms that national law does not know. */
export type ClausePack = Pick<PolicyPack, 'ref' | 'confirmation' | 'resumption'>;

/** A thing that no clause may provide for, unless the court's pack knows it. */
interface ForbiddenClause extends Bilingual {
  readonly code: string;
  readonly rule: string;
  readonly remedy: Bilingual;
  readonly wordings: readonly ClauseWording[];
  readonly permitted: (pack: Pick<LegalityPack, 'confirmation' | 'resumption'>) => boolean;
}

const DOUBT = { zh: '（表述不明，请核对。）', en: ' (The wording is not clear: to be checked.)' };

const IN_KIND: ForbiddenClause = {
  code: 'AGREEMENT.IN_KIND_RULING',
  rule: 'SET-ART-6-1',
  zh: '法院不得依据和解协议作出以物抵债裁定。',
  en: 'The court may not issue an in-kind ruling on a settlement.',
  remedy: {
    zh: '删去请求法院出具以物抵债裁定的条款，改为当事人自行交付、过户',
    en: 'strike the clause; let the parties hand over and transfer title themselves',
  },
  wordings: IN_KIND_RULING,
  permitted: (pack) => pack.confirmation.inKindRuling,
};
const TITLE: ForbiddenClause = {
  code: 'AGREEMENT.MEDIATION_DOCUMENT',
  rule: 'SET-ART-9-1',
  zh: '和解协议不是执行依据，执行调解书没有国家层面的法律依据。',
  en: 'A settlement is no enforceable title; national law knows no 执行调解书.',
  remedy: {
    zh: '删去以协议为执行依据、出具执行调解书的条款；不履行时恢复执行原生效法律文书',
    en: 'strike the clause; on breach the original title is enforced',
  },
  wordings: MEDIATION_DOCUMENT,
  permitted: (pack) => pack.confirmation.enforceableMediationDocument,
};
const AUTOMATIC: ForbiddenClause = {
  code: 'AGREEMENT.AUTOMATIC_RESUMPTION',
  rule: 'SET-ART-9-1',
  zh: '恢复执行须由申请执行人申请，不能约定自动恢复。',
  en: 'Enforcement resumes on the creditor’s application, never by itself.',
  remedy: { zh: '改为由申请执行人申请恢复执行', en: 'let the creditor apply for resumption' },
  wordings: AUTOMATIC_RESUMPTION,
  permitted: (pack) => pack.resumption.automaticWithoutApplication,
};

/** Free text and breach consequence alike, each with its place. */
function textsOf(terms: AgreementTerms): { readonly text: string; readonly place: string }[] {
  return [
    ...terms.otherClauses.map((text, i) => ({ text, place: `/otherClauses/${i}` })),
    ...(terms.breachConsequence === null
      ? []
      : [{ text: terms.breachConsequence.text, place: '/breachConsequence/text' }]),
  ];
}

/** What is said of a reading; a doubtful one is warned of. */
function saidOf(reading: ClauseReading | null, { zh, en }: Bilingual): (Bilingual & { severity?: 'WARNING' }) | null {
  if (reading === 'PROVIDES') return { zh, en };
  return reading === 'DOUBTFUL' ? { zh: `${zh}${DOUBT.zh}`, en: `${en}${DOUBT.en}`, severity: 'WARNING' } : null;
}

/** The clause as one of the rules that an agreement is reviewed by. */
function legalityRule(clause: ForbiddenClause): LegalityRule {
  return {
    code: clause.code,
    severity: 'BLOCKING',
    rule: clause.rule,
    remedy: clause.remedy,
    find: (terms, _case, pack) =>
      clause.permitted(pack)
        ? []
        : textsOf(terms).flatMap(({ text, place }): Found[] => {
            const said = saidOf(readClause(text, clause.wordings), clause);
            return said === null ? [] : [{ place, ...said }];
          }),
  };
}

/** SET-ART-6-1: no clause may have the court give a property to the creditor by its ruling. */
export const IN_KIND_RULING_RULE = legalityRule(IN_KIND);
/** SET-ART-9-1: no clause may make the agreement, or a document made of it, what is enforced. */
export const MEDIATION_DOCUMENT_RULE = legalityRule(TITLE);
/** SET-ART-9-1: no clause may have enforcement resume without the creditor's application. */
export const AUTOMATIC_RESUMPTION_RULE = legalityRule(AUTOMATIC);

/** What a clause comes to; `NONE` has no code and no rule. */
export interface ClauseVerdict {
  readonly severity: 'BLOCKING' | 'WARNING' | 'NONE';
  readonly code: string | null;
  readonly rule: string | null;
  readonly zh: string;
}

const NOTHING = { zh: '未发现不得约定的内容。', en: 'Nothing that may not be agreed was found.' };

function verdictOn(text: string, pack: ClausePack): ClauseVerdict & Bilingual {
  const found = [IN_KIND, TITLE, AUTOMATIC]
    .filter((clause) => !clause.permitted(pack))
    .flatMap(({ code, rule, wordings, ...clause }) => {
      const said = saidOf(readClause(text, wordings), clause);
      return said === null ? [] : [{ severity: 'BLOCKING' as const, code, rule, ...said }];
    });
  return (
    found.find(({ severity }) => severity === 'BLOCKING') ??
    found[0] ?? { severity: 'NONE', code: null, rule: null, ...NOTHING }
  );
}

/**
 * SET-ART-6-1, SET-ART-9-1: what each clause of an agreement comes to under a court's pack, the gravest of what is found in it.
 * Source: 执行和解规定 arts 6, 9.
 */
export function reviewClauses(texts: readonly string[], pack: ClausePack): Derived<readonly ClauseVerdict[]> {
  const verdicts = texts.map((text) => verdictOn(text, pack));
  const value = verdicts.map(({ severity, code, rule, zh }): ClauseVerdict => ({ severity, code, rule, zh }));
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'SET-ART-6-1',
      article: '《最高人民法院关于执行和解若干问题的规定》第六条、第九条',
      inputs: { pack: pack.ref, texts },
      parts: [],
      text: {
        zh: verdicts.map(({ zh }, i) => `第${i + 1}条：${zh}`).join('\n'),
        en: verdicts.map(({ en }, i) => `Clause ${i + 1}: ${en}`).join('\n'),
      },
      value: value.map((verdict) => ({ ...verdict })),
    },
  };
}
