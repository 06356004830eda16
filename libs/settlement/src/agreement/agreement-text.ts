import { courtOf, dateText, isOfEnforcement, sidesNamed, type Bucket, type LegalDate } from '@hejie/law';
import { obligationsOf } from './obligations.js';
import {
  SIGNATORY_ROLES,
  type AgreementTerms,
  type Deferral,
  type GuaranteeLetter,
  type Signatory,
  type SignatoryRole,
} from './terms.js';

/** A part of a compiled text: words, or a reference to a person, whose name is filled in only where a document is made. */
export type TextPart = string | { readonly ref: string };

/** A clause of the agreement (条款), numbered from one: what it is about, and its sentences. */
export interface AgreementClause {
  readonly no: number;
  readonly heading: string;
  readonly sentences: readonly (readonly TextPart[])[];
}

/** The agreement in Chinese, as it is read before it is signed. JSON throughout. */
export interface CompiledAgreement {
  readonly version: number;
  readonly title: string;
  readonly clauses: readonly AgreementClause[];
  /** Who signs, in the order in which they sign. */
  readonly signatories: readonly { readonly id: string; readonly line: readonly TextPart[] }[];
}

/** What an agreement is compiled for: the case, and who in it stands on which side. Nothing of it names a person. */
export interface CompiledFor {
  readonly caseNumber: string;
  readonly parties: readonly { readonly partyId: string; readonly side: 'CREDITOR' | 'DEBTOR' }[];
  /** The title that revives on breach (执行依据), as documents name it; absent: 原生效法律文书. */
  readonly title?: { readonly maker: string; readonly number: string };
}

/** How the two sides are called in this case. */
interface Sides {
  readonly creditor: string;
  readonly debtor: string;
}

/** CASE-7: in which capacity one signs in a case of this number, as its documents say it. */
export function roleNamed(role: SignatoryRole, caseNumber: string): string {
  return { ...sidesNamed(caseNumber), GUARANTOR: '担保人', MEDIATOR: '和解员', CLERK: '书记员' }[role];
}

/** PRE-6: the parties first, then who guarantees, then those who attest it. */
const SIGNING_ORDER: readonly SignatoryRole[] = ['CREDITOR', 'DEBTOR', 'GUARANTOR', 'MEDIATOR', 'CLERK'];
const BY: Readonly<Record<Signatory['by'], string>> = {
  SELF: '',
  AGENT: '（由特别授权的委托代理人签署）',
  LEGAL_REPRESENTATIVE: '（由法定代表人或者负责人签署）',
  GUARDIAN: '（由法定代理人签署）',
};
const BUCKET_NAMES: Readonly<Record<Bucket, string>> = {
  fee: '执行费用',
  interest: '一般债务利息',
  principal: '本金',
  doubled: '加倍部分债务利息',
};
const WAIVED: Readonly<Record<AgreementTerms['waivers'][number]['of'], string>> = {
  PRINCIPAL: '本金',
  INTEREST: '一般债务利息',
  DOUBLED: '加倍部分债务利息',
  PENALTY: '违约金',
};
const waivedOn = (condition: 'FULL_PERFORMANCE' | 'UNCONDITIONAL' | 'none', { debtor }: Sides): string =>
  ({
    FULL_PERFORMANCE: `该减免以${debtor}按本协议全部履行为条件，未全部履行的，该减免不生效`,
    UNCONDITIONAL: '该减免不附条件',
    none: '该减免未约定条件',
  })[condition];
const MANNER = { WORKING: '个工作日', CALENDAR: '日' } as const;

/**
 * PRE-6, SET-ART-1-1: the typed terms as the Chinese text of the agreement (执前和解协议), clause by clause; what was not agreed has no
 * clause, but for what the law or the court's rules say in its place. Pure: the same terms give the same text. Persons stand as references.
 * Source: SEED3 五(四); 执行和解规定 arts 1, 9, 18.
 */
export function compileAgreement(terms: AgreementTerms, of: CompiledFor): CompiledAgreement {
  const { CREDITOR: creditor, DEBTOR: debtor } = sidesNamed(of.caseNumber);
  const sides = { creditor, debtor };
  const clauses = [
    subjectClause(terms, of, sides),
    moneyClause(terms, sides),
    inKindClause(terms, sides),
    accountClause(terms, sides),
    timeClause(terms),
    allocationClause(terms),
    waiverClause(terms, sides),
    debtorsClause(terms, sides),
    securityClause(terms, sides),
    breachClause(terms, of, sides),
    releaseClause(terms, sides),
    feeClause(terms, sides),
    otherClause(terms),
    effectClause(terms, of),
  ].flatMap((clause) => (clause.sentences.length === 0 ? [] : [clause]));
  return {
    version: terms.version,
    title: titleOf(terms, of),
    clauses: clauses.map((clause, i) => ({ no: i + 1, ...clause })),
    signatories: inSigningOrder(terms.signatories).map((signatory) => ({
      id: signatory.id,
      line: [roleNamed(signatory.role, of.caseNumber), ...whoSigns(signatory), BY[signatory.by]].filter(
        (part) => part !== '',
      ),
    })),
  };
}

/** What the paper is called: a record, or the agreement by its track: before enforcement (执前), or in it. */
function titleOf({ form }: AgreementTerms, { caseNumber }: CompiledFor): string {
  if (form === 'RECORD') return '执行和解笔录';
  return isOfEnforcement(caseNumber) ? '执行和解协议' : '执前和解协议';
}

/** PRE-6: the text as it is shown or printed, with each reference in the words of `nameOf`. One line a sentence, the signatures at the end. */
export function agreementText(compiled: CompiledAgreement, nameOf: (ref: string) => string): string {
  const words = (parts: readonly TextPart[]): string =>
    parts.map((part) => (typeof part === 'string' ? part : nameOf(part.ref))).join('');
  return [
    compiled.title,
    ...compiled.clauses.flatMap(({ no, heading, sentences }) => [
      `第${chineseNumber(no)}条\u3000${heading}`,
      ...sentences.map(words),
    ]),
    ...compiled.signatories.map(({ line }) => `${words(line)}：`),
  ].join('\n');
}

/** PRE-6: the signatories in the order in which they sign: both sides, guarantors, then mediator and clerk; among equals as they are named. */
export function inSigningOrder<S extends Pick<Signatory, 'role'>>(signatories: readonly S[]): S[] {
  return SIGNING_ORDER.flatMap((role) => signatories.filter((one) => one.role === role));
}

type Clause = Omit<AgreementClause, 'no'>;
const clause = (heading: string, sentences: readonly (string | readonly TextPart[])[]): Clause => ({
  heading,
  sentences: sentences.map((sentence) => (typeof sentence === 'string' ? [sentence] : sentence)),
});
const ref = (id: string): TextPart => ({ ref: id });
/** Several persons, each as a reference. */
const refs = (ids: readonly string[]): TextPart[] => ids.flatMap((id, i) => (i === 0 ? [ref(id)] : ['、', ref(id)]));

function subjectClause(
  { total }: AgreementTerms,
  { caseNumber, parties, title }: CompiledFor,
  { creditor, debtor }: Sides,
): Clause {
  const side = (of: 'CREDITOR' | 'DEBTOR') => parties.filter((one) => one.side === of).map(({ partyId }) => partyId);
  const document = title === undefined ? '原生效法律文书' : `${title.maker}${title.number}`;
  return clause('和解内容', [
    [
      `${caseNumber}一案，${creditor}`,
      ...refs(side('CREDITOR')),
      `与${debtor}`,
      ...refs(side('DEBTOR')),
      `就${document}确定的债务自愿达成和解。`,
    ],
    `${debtor}应当履行的债务总额为人民币${total}元。`,
  ]);
}

function moneyClause({ schedule }: AgreementTerms, { debtor }: Sides): Clause {
  const [first] = schedule;
  if (first === undefined) return clause('付款', []);
  if (schedule.length === 1)
    return clause('付款', [`${debtor}于${dateText(first.due)}前（含当日）一次性支付${first.amount}元。`]);
  return clause('分期付款', [
    `${debtor}分${schedule.length}期付款：`,
    ...schedule.map(({ no, due, amount }) => `第${no}期，${dateText(due)}前（含当日）支付${amount}元。`),
  ]);
}

function inKindClause(terms: AgreementTerms, { creditor, debtor }: Sides): Clause {
  const numbers = obligationsOf(terms)
    .filter(({ inKind }) => inKind === true)
    .map(({ no }) => no);
  const said = [
    ...terms.inKind.map(
      ({ thing, agreedValue, handOverBy }) =>
        `${until(handOverBy)}交付${thing}，抵偿债务${agreedValue}元，由当事人自行办理交付和过户。`,
    ),
    ...terms.labour.map(
      ({ service, agreedValue, completeBy }) => `${until(completeBy)}完成劳务：${service}，抵偿债务${agreedValue}元。`,
    ),
    ...terms.equity.map(
      ({ company, shares, agreedValue, transferBy }) =>
        `${until(transferBy)}将${company}${shares}转让给${creditor}，抵偿债务${agreedValue}元。`,
    ),
  ];
  return clause(
    '以其他方式履行',
    said.map((text, i) => `第${numbers[i]}项，${debtor}于${text}`),
  );
}

/** The court by its name; one that is not in the table by its code (CASE-3). */
const courtText = (court: string | undefined): string =>
  court === undefined ? '人民法院' : (courtOf(court)?.name ?? `代字为“${court}”的人民法院`);

const until = (day: LegalDate): string => `${dateText(day)}前（含当日）`;

function accountClause({ account }: AgreementTerms, { creditor }: Sides): Clause {
  if (account === undefined) return clause('收款账户', []);
  const basis = account.basis === undefined ? '' : `（依据：${account.basis}）`;
  if (account.holder === 'COURT') return clause('收款账户', [`款项付至${courtText(account.court)}案款专户${basis}。`]);
  const court = account.court === undefined ? '' : `，账户由${courtText(account.court)}管辖${basis}`;
  const owner = account.partyId === undefined ? [] : [ref(account.partyId)];
  return clause('收款账户', [[`款项付至${creditor}`, ...owner, `的收款账户${court}。`]]);
}

function timeClause({ grace, restDay }: AgreementTerms): Clause {
  return clause('履行期限', [
    ...(restDay === undefined
      ? []
      : [
          restDay === 'NEXT_WORKDAY'
            ? '履行日为休假日的，顺延至其后第一个工作日。'
            : '履行日为休假日的，仍以约定日期为准，不予顺延。',
        ]),
    ...(grace === undefined
      ? []
      : [`各期履行日后有${grace.days}${MANNER[grace.unit]}的宽限期，在宽限期内履行的，视为按期履行。`]),
  ]);
}

function allocationClause({ allocationOrder, allocationFrom }: AgreementTerms): Clause {
  const received = allocationFrom === undefined ? '已付款项' : `自${dateText(allocationFrom)}起收到的款项`;
  return clause(
    '清偿顺序',
    allocationOrder === null
      ? []
      : [`恢复执行时，${received}依次抵充${allocationOrder.map((bucket) => BUCKET_NAMES[bucket]).join('、')}。`],
  );
}

function waiverClause({ waivers }: AgreementTerms, sides: Sides): Clause {
  return clause(
    '债务减免',
    waivers.map(({ of, amount, condition }) => {
      const sum = amount === undefined ? '全部' : '';
      const value = amount === undefined ? '' : `${amount}元`;
      return `${sides.creditor}减免${sum}${WAIVED[of]}${value}，${waivedOn(condition ?? 'none', sides)}。`;
    }),
  );
}

/** 民法典518: several debtors answer for the whole, unless it is agreed for how much one does. */
function debtorsClause({ debtorCaps = [] }: AgreementTerms, { debtor }: Sides): Clause {
  return clause(`共同${debtor}的责任`, [
    ...debtorCaps.map(({ partyId, cap }) => [ref(partyId), `以${cap}元为限承担给付责任。`]),
    ...(debtorCaps.length > 0
      ? [`未约定限额的${debtor}对全部债务承担连带给付责任；任一${debtor}的给付，相应减少全体的未付数额。`]
      : []),
  ]);
}

/** GUA-2: of each guarantee what is given, the claim, manner, extent, term and deferral, and last what he promises the court; each thing by its name. */
function securityClause({ security, guarantors }: AgreementTerms, sides: Sides): Clause {
  return clause('担保', [
    ...security.map(({ kind, thing, ownerPartyId, secures, promisesDirectEnforcement, deferral, letter }) => [
      ref(ownerPartyId),
      `以${thing}${kind === 'MORTGAGE' ? '抵押' : '质押'}，担保债务${secures}元。`,
      ...lasting(deferral, letter),
      ...promised(promisesDirectEnforcement === true, `担保财产（${thing}）`, sides),
    ]),
    ...guarantors.map(({ guarantorId, scope, cap, promisesDirectEnforcement, deferral, letter }) => [
      ref(guarantorId),
      `提供保证，担保范围：${scope}${cap === undefined ? '' : `，最高${cap}元`}。`,
      ...lasting(deferral, letter),
      ...promised(promisesDirectEnforcement, '其财产', sides),
    ]),
  ]);
}

/** SET-ART-18-1: the promise is the guarantor's to the court; the clause only says it. */
const promised = (direct: boolean, what: string, { debtor }: Sides): string[] =>
  direct ? [`担保人向人民法院承诺，${debtor}不履行本协议的，自愿接受直接执行${what}。`] : [];

function lasting(deferral: Deferral | undefined, letter: GuaranteeLetter | undefined): string[] {
  return [
    ...(letter?.claim === undefined ? [] : [`被担保的债权：${letter.claim}。`]),
    ...(letter?.manner === undefined ? [] : [`担保方式：${letter.manner}。`]),
    ...(letter?.guaranteeUntil === undefined ? [] : [`担保期间至${dateText(letter.guaranteeUntil)}。`]),
    ...(deferral === undefined ? [] : [`暂缓执行自${dateText(deferral.from)}至${dateText(deferral.until)}。`]),
  ];
}

/** SET-ART-9-1: an application that is made beforehand is the creditor's own declaration, and stands in what he signs. */
const beforehandOf = ({ creditor, debtor }: Sides): string =>
  `${creditor}在此预先申请恢复执行：${debtor}未按本协议履行，人民法院告知${creditor}后，${creditor}未在告知的期限内撤回的，视为其提出恢复执行的申请，由人民法院依法审查。`;

/** SET-ART-9-1, PRE-6: what the parties wrote, and under it what the law lets the creditor choose; nothing where they wrote none. */
function breachClause(
  { breachConsequence, standingApplication }: AgreementTerms,
  { title }: CompiledFor,
  sides: Sides,
): Clause {
  if (breachConsequence === null || breachConsequence.text.trim() === '') return clause('不履行的法律后果', []);
  const document = title === undefined ? '原生效法律文书' : `${title.maker}${title.number}`;
  const choice =
    breachConsequence.kind === 'RESUME_ORIGINAL'
      ? `${sides.creditor}可以申请恢复执行${document}，已履行部分依法扣除。`
      : `${sides.creditor}可以申请恢复执行${document}，已履行部分依法扣除；也可以就履行本协议向执行法院提起诉讼。`;
  const beforehand = standingApplication === true ? [beforehandOf(sides)] : [];
  return clause('不履行的法律后果', [withStop(breachConsequence.text), choice, ...beforehand]);
}

function releaseClause({ releases }: AgreementTerms, { creditor }: Sides): Clause {
  return clause(
    '解除强制措施',
    releases.map(({ measure, at, instalment }) => {
      const when = {
        SIGNING: '本协议签订后',
        INSTALMENT: `第${instalment ?? ''}期履行后`,
        FULL_PERFORMANCE: '本协议全部履行后',
      }[at];
      return `${when}，${creditor}向人民法院申请${measure}。`;
    }),
  );
}

/** FEE-1: where the parties are silent the court decides. */
function feeClause({ feeBurden }: AgreementTerms, { creditor, debtor }: Sides): Clause {
  if (feeBurden === null) return clause('执行费', ['执行费由人民法院决定负担。']);
  const bearing = { DEBTOR: `由${debtor}负担`, CREDITOR: `由${creditor}负担`, SHARED: '由双方分担' }[feeBurden];
  return clause('执行费', [`执行费${bearing}。`]);
}

const otherClause = ({ otherClauses }: AgreementTerms): Clause =>
  clause('其他约定', otherClauses.filter((text) => text.trim() !== '').map(withStop));

function effectClause({ signatories }: AgreementTerms, { caseNumber }: CompiledFor): Clause {
  const roles = SIGNATORY_ROLES.filter((role) => signatories.some((one) => one.role === role)).map((role) =>
    roleNamed(role, caseNumber),
  );
  return clause('生效', [
    `本协议经${roles.join('、')}签字或者盖章后生效。`,
    '变更本协议，须经各方当事人协商一致，并向人民法院提交书面材料或者由人民法院记入笔录。',
  ]);
}

const whoSigns = ({ partyId, guarantorId }: Signatory): TextPart[] => {
  const who = partyId ?? guarantorId;
  return who === undefined ? [] : [ref(who)];
};

const withStop = (text: string): string => (/[。！？]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`);

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** The number of a clause, below one hundred. */
function chineseNumber(no: number): string {
  const [tens, ones] = [Math.floor(no / 10), no % 10];
  if (tens === 0) return DIGITS[ones]!;
  return `${tens === 1 ? '' : DIGITS[tens]}十${DIGITS[ones]}`;
}
