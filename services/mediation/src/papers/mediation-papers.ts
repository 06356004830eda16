import {
  concerned,
  creditorsOf,
  everyParty,
  filledIn,
  lockCase,
  nameOf,
  Papers,
  requireMaker,
  TITLE_OF_CASE,
  type KnownCase,
  type NewDocument,
} from '@hejie/casework';
import { type DocumentAnswer, type OrderMediationPaper } from '@hejie/contracts/http';
import { actText, dateText, isOfEnforcement, MEDIATOR_KINDS } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Role } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  compileAgreement,
  roleNamed,
  decidePaper,
  promisedToCourt,
  type AgreementTerms,
  type Deferral,
  type SecurityTerm,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Agreement, Signature } from '../agreement/agreement.entities.js';
import { signaturesOf } from '../agreement/signatures.js';
import { FailedSettlement } from '../negotiation/failed-settlement.entity.js';
import { Mediator } from '../roster/mediator.entity.js';
import { Designation } from '../selection/designation.entity.js';
import { RELATION_WORDS } from '../selection/recusal-letters.js';
import { Recusal } from '../selection/recusal.entity.js';
import { isReconsideration } from '../selection/recusals.js';

type Said<K extends OrderMediationPaper['kind']> = Extract<OrderMediationPaper, { kind: K }>;

/** What a paper is ordered of: its case, and the rows of this transaction. */
interface Desk {
  readonly tx: Transaction;
  readonly caseId: string;
  readonly known: KnownCase;
}

const MAKING: readonly Role[] = ['clerk', 'judges-assistant', 'settlement-judge'];
/** Whose paper each is. */
const MAKERS: Readonly<Record<OrderMediationPaper['kind'], readonly Role[]>> = {
  MEDIATOR_DESIGNATION: MAKING,
  RECUSAL_DECISION: ['settlement-judge'],
  SETTLEMENT_AGREEMENT: MAKING,
  SECURITY_BOND: MAKING,
  FAILED_NOTICE: MAKING,
};
/** All of them, for the door. */
export const MEDIATION_PAPER_MAKERS: readonly Role[] = [...new Set(Object.values(MAKERS).flat())];

const BUILDERS: {
  readonly [K in OrderMediationPaper['kind']]: (desk: Desk, said: Said<K>) => Promise<NewDocument>;
} = {
  MEDIATOR_DESIGNATION: designation,
  RECUSAL_DECISION: recusalDecision,
  SETTLEMENT_AGREEMENT: agreement,
  SECURITY_BOND: securityBond,
  FAILED_NOTICE: failedNotice,
};

/** Papers of the negotiation (和解员指定决定书, 回避决定书, 和解协议, 担保书, 和解不成通知书), D4. */
@Injectable()
export class MediationPapers {
  constructor(@Inject(Papers) private readonly papers: Papers) {}

  /** @throws ProblemError 403 `AUTH.ROLE_DENIED`; LawError as `decidePaper`; as `Papers.order`. */
  async order(tx: Transaction, call: CaseCall, said: OrderMediationPaper): Promise<DocumentAnswer> {
    requireMaker(call.principal.roles, MAKERS[said.kind]);
    const { caseId } = call;
    const known = await lockCase(tx, caseId);
    const build = BUILDERS[said.kind] as (desk: Desk, said: OrderMediationPaper) => Promise<NewDocument>;
    return this.papers.order(tx, call, { known, document: await build({ tx, caseId, known }, said) });
  }
}

const toAll = ({ parties }: KnownCase) => parties.map(({ partyId }) => ({ partyId }));

/** PRE-5: the last mediator whom the court designated, and why it had to. */
async function designation(
  { tx, caseId, known }: Desk,
  { kind, ...said }: Said<'MEDIATOR_DESIGNATION'>,
): Promise<NewDocument> {
  const row = await tx.manager.findOne(Designation, { where: { caseId, chosenBy: 'COURT' }, order: { round: 'DESC' } });
  admitted(decidePaper(kind, row !== null));
  const { mediatorId, round } = row!;
  const { name: mediator, profession } = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
  return {
    id: `mediator-designation/${round}`,
    kind,
    under: known.caseNumber,
    fields: {
      parties: everyParty(known.parties, known.caseNumber),
      ...TITLE_OF_CASE,
      mediator,
      as: MEDIATOR_KINDS[profession].zh,
      ...said,
    },
    signatories: [],
    to: toAll(known),
  };
}

/** PRE-5: the decision on the last request for recusal. */
async function recusalDecision(
  { tx, caseId, known }: Desk,
  { kind, reason, signatories }: Said<'RECUSAL_DECISION'>,
): Promise<NewDocument> {
  const row = await tx.manager.findOne(Recusal, {
    where: { caseId, partyId: Not(IsNull()), outcome: In(['REFUSED', 'LEAVES']) },
    order: { nth: 'DESC' },
  });
  admitted(decidePaper(kind, row !== null));
  const { nth, mediatorId, partyId, relation, reason: said, outcome } = row!;
  const reconsiderable = outcome === 'REFUSED' && !(await isReconsideration(tx.manager, row!));
  const { name: mediator } = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
  return {
    id: `recusal-decision/${nth}`,
    kind,
    under: known.caseNumber,
    fields: {
      parties: everyParty(known.parties, known.caseNumber),
      ...TITLE_OF_CASE,
      mediator,
      applicant: nameOf(partyId!),
      facts: `申请人称和解员${mediator}${RELATION_WORDS[relation]}：${said}`,
      outcome: outcome === 'LEAVES' ? 'RECUSED' : 'REFUSED',
      reason,
      ...(reconsiderable && { reconsiderable }),
    },
    signatories,
    to: toAll(known),
  };
}

const BY = {
  SELF: '',
  AGENT: '（委托代理人代签）',
  LEGAL_REPRESENTATIVE: '（法定代表人）',
  GUARDIAN: '（法定代理人代签）',
} as const;

/** As what somebody signs, and by whose hand. */
const capacityOf = (
  role: AgreementTerms['signatories'][number]['role'],
  by: keyof typeof BY | undefined,
  { caseNumber }: Pick<KnownCase, 'caseNumber'>,
): string => `${roleNamed(role, caseNumber)}${BY[by ?? 'SELF']}`;

/** The version that all have signed. Refused where there is none. */
async function confirmed({ tx, caseId }: Desk, kind: 'SETTLEMENT_AGREEMENT' | 'SECURITY_BOND'): Promise<Agreement> {
  const row = await tx.manager.findOne(Agreement, {
    where: { caseId, confirmedAt: Not(IsNull()) },
    order: { version: 'DESC' },
  });
  admitted(decidePaper(kind, row !== null));
  return row!;
}

/** Under which id a person of the terms has his identity: a party's own, of others one of the case. */
const identityId = ({ caseId, known }: Desk, id: string): string =>
  known.parties.some(({ partyId }) => partyId === id) ? id : `${caseId}/${id}`;

/** PRE-6: the agreement as it was signed: its clauses with the names of persons, and who signed when. */
async function agreement(desk: Desk, { kind, clerk }: Said<'SETTLEMENT_AGREEMENT'>): Promise<NewDocument> {
  const { tx, caseId, known } = desk;
  const { caseNumber, parties, namedTitle } = known;
  const { version, terms } = await confirmed(desk, kind);
  const { clauses } = compileAgreement(terms, { caseNumber, parties, ...(namedTitle && { title: namedTitle }) });
  const parts = clauses.flatMap(({ sentences }) => sentences.flat());
  const ids = [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.ref])))];
  const names = await filledIn<Record<string, string>>(
    tx,
    { caseId, title: null },
    Object.fromEntries(ids.map((id) => [id, nameOf(identityId(desk, id))])),
  );
  const words = (sentence: readonly (typeof parts)[number][]): string =>
    sentence.map((part) => (typeof part === 'string' ? part : names[part.ref])).join('');
  return {
    id: `settlement-agreement/${version}`,
    kind,
    under: caseNumber,
    fields: {
      parties: everyParty(parties, caseNumber),
      ...TITLE_OF_CASE,
      ...(!isOfEnforcement(caseNumber) && { beforeEnforcement: true }),
      version: `第${version}版`,
      clauses: clauses.flatMap(({ no, heading, sentences }) =>
        sentences.map((sentence, i) => (i === 0 ? `${no}．${heading}：${words(sentence)}` : words(sentence))),
      ),
      signed: await signedUnder(desk, { version, terms }, clerk),
    },
    signatories: [],
    to: toAll(known),
  };
}

async function signedUnder(
  desk: Desk,
  { version, terms }: { readonly version: number; readonly terms: AgreementTerms },
  clerk: string,
) {
  const { tx, caseId, known } = desk;
  const rows = await signaturesOf(tx.manager, { caseId, version });
  return Promise.all(
    rows.map(async ({ signatoryId, role, signedBy, signedAt }) => {
      const { partyId, guarantorId, by } = terms.signatories.find(({ id }) => id === signatoryId) ?? {};
      const who = partyId ?? guarantorId;
      const person = who === undefined ? undefined : nameOf(identityId(desk, who));
      return {
        capacity: capacityOf(role, by, known),
        signer: person ?? (role === 'MEDIATOR' ? await mediatorNamed(desk, signedBy) : clerk),
        signedAt: actText(signedAt).zh,
      };
    }),
  );
}

/** The name under which the roll has him. */
async function mediatorNamed({ tx, known: { court } }: Desk, subject: string): Promise<string> {
  const { name } = await tx.manager.findOneByOrFail(Mediator, { court, subject });
  return name;
}

/**
 * GUA-2, GUA-4: the letter of who stands surety, secures with things, or both, as the confirmed agreement has it and he signed it under the record: everything that he gives,
 * in one letter.
 */
async function securityBond(desk: Desk, { kind, guarantorId }: Said<'SECURITY_BOND'>): Promise<NewDocument> {
  const { tx, caseId, known } = desk;
  const { version, terms } = await confirmed(desk, kind);
  const sureties = terms.guarantors.filter((one) => one.guarantorId === guarantorId);
  const things = terms.security.filter((one) => one.ownerPartyId === guarantorId);
  const given = [...sureties, ...things];
  const signatory = terms.signatories.find((one) => one.role === 'GUARANTOR' && one.guarantorId === guarantorId);
  const signature =
    signatory && (await tx.manager.findOneBy(Signature, { caseId, version, signatoryId: signatory.id }));
  const written = given.length > 0 && given.every(({ letter }) => letter?.manner !== undefined);
  admitted(decidePaper(kind, written && signature != null));
  const guarantor = identityId(desk, guarantorId);
  const debtors = known.parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId);
  const names = await filledIn<Record<string, string>>(
    tx,
    { caseId, title: null },
    Object.fromEntries(debtors.map((partyId) => [partyId, nameOf(partyId)])),
  );
  const claim = onceEach(given.map(({ letter }) => letter?.claim));
  const deferral = onceEach(given.map((one) => one.deferral && deferralText(one.deferral)));
  const promised = (one: (typeof given)[number]) => promisedToCourt({ ...one, guarantorId }, terms.signatories);
  const acceptsFor = onceEach([
    ...sureties.filter(promised).map(() => '保证人的财产'),
    ...things.filter(promised).map(({ thing }) => thing),
  ]);
  return {
    id: `security-bond/${version}/${guarantorId}`,
    kind,
    under: known.caseNumber,
    fields: {
      guarantor: nameOf(guarantor),
      particulars: concerned(guarantor, 'GUARANTOR').particulars,
      obligor: debtors.map((partyId) => names[partyId]).join('、'),
      creditors: creditorsOf(known.parties).map(({ name }) => name),
      ...TITLE_OF_CASE,
      ...(claim !== '' && { claim }),
      manner: onceEach(given.map(({ letter }) => letter?.manner)),
      extent: onceEach([
        ...sureties.map(({ scope, cap }) => `${scope}${cap === undefined ? '' : `，以${cap}元为限`}`),
        ...things.map(({ thing, secures }) => `以${thing}在${secures}元范围内承担责任`),
      ]),
      term: onceEach([
        ...sureties.map((one) => termOf(one, '自债务履行期限届满之日起六个月')),
        ...things.map((one) => termOf(one, '与所担保的债权同时存在')),
      ]),
      ...(deferral !== '' && { deferral }),
      ...(things.length > 0 && { property: things.map(describedThing) }),
      ...(acceptsFor !== '' && { acceptsFor }),
      signed: [
        {
          capacity: capacityOf('GUARANTOR', signatory!.by, known),
          signer: nameOf(guarantor),
          signedAt: actText(signature!.signedAt).zh,
        },
      ],
    },
    signatories: [],
    to: toAll(known),
  };
}

/** What is said of several guarantees, each thing once. */
const onceEach = (words: readonly (string | undefined)[]): string =>
  [...new Set(words.filter((word) => word !== undefined))].join('；');

const deferralText = ({ from, until }: Deferral): string => `${dateText(from)}至${dateText(until)}`;

/** GUA-4, SET-ART-18: until when he answers; where his letter names no day, a year from the end of the deferral, and without one as the law has it. */
function termOf({ letter, deferral }: Pick<SecurityTerm, 'letter' | 'deferral'>, byLaw: string): string {
  if (letter?.guaranteeUntil !== undefined) return `至${dateText(letter.guaranteeUntil)}`;
  return deferral === undefined ? byLaw : '自暂缓执行期限届满之日起一年';
}

const DESCRIBED = [
  ['quantity', '数量'],
  ['quality', '质量'],
  ['condition', '状况'],
  ['place', '所在地'],
  ['title', '权属'],
] as const;

/** GUA-2: the thing, with what the letter says of it. */
function describedThing({ thing, description = {} }: SecurityTerm): string {
  const said = DESCRIBED.flatMap(([key, name]) =>
    description[key] === undefined ? [] : [`${name}：${description[key]}`],
  );
  return said.length === 0 ? thing : `${thing}（${said.join('，')}）`;
}

/** PRE-1, PRE-7, PRE-8: that no settlement came about, and why, to every party; also where it ended before any talks. */
async function failedNotice(
  { tx, caseId, known }: Desk,
  { kind, ...contact }: Said<'FAILED_NOTICE'>,
): Promise<NewDocument> {
  const failed = await tx.manager.findOneBy(FailedSettlement, { caseId });
  admitted(decidePaper(kind, failed !== null));
  const { reason, endedOn } = failed!;
  return {
    id: 'failed-notice',
    kind,
    under: known.caseNumber,
    fields: {
      parties: everyParty(known.parties, known.caseNumber),
      ...TITLE_OF_CASE,
      reason,
      endedOn,
      ...(reason === 'APPLICATION_WITHDRAWN' && { notFiled: true }),
      ...contact,
    },
    signatories: [],
    to: toAll(known),
  };
}
