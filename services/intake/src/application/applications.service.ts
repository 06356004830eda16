import { CaseRecorder, enterCase, keepIdentity, publishFact, type FactOfCase, type NewTask } from '@hejie/casework';
import { applicationAccepted, type FactData } from '@hejie/contracts/facts';
import { type CaseParty } from '@hejie/contracts/workflows';
import {
  formatYuan,
  LawError,
  legalDateOf,
  openingEditions,
  packOf,
  parseYuan,
  type CourtInstant,
  type PolicyPack,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { ContentKeys, maskName, type Principal } from '@hejie/security';
import { type CourtTimeReading } from '@hejie/service-kit';
import {
  awaitedIn,
  CASE_STATES,
  filedTwice,
  implausibleApplication,
  isOnGreenChannel,
  screen,
  tagsOf,
  titleAsFiled,
  unassessed,
  type PlausibilityWarning,
  type ScreeningAdvice,
  type TitleTerms,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { heldNumber, nextCaseNumber, type AllottedNumber, type NumberHeld } from '../case-number/case-numbers.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { centreTask, keepPapers } from '../centre/centre.js';
import { ASSESS_ENTERPRISE, assessmentTask } from '../enterprise/assessments.js';
import { askedForFirstOffer } from '../enterprise/first-offers.js';
import { linkedDebtsOf } from '../enterprise/linked-cases.js';
import { firstReview } from '../filing-review/filing-reviews.js';
import { ReceivedApplications } from '../green-channel/received-applications.js';
import { Application } from './application.entity.js';
import { asNamed } from './as-named.js';
import { earlierFilings } from './earlier-filings.js';
import { enforcementNumberOf, nextSettlementOf } from './enforcement-number.js';
import { requireCase, type FiledApplication, type FiledParty } from './filed-application.js';
import { IdentityDigests } from './identity-digests.js';
import { identityFact, identityOfParty } from './party-identity.js';
import { Party } from './party.entity.js';
import { titleRow } from './title-row.js';

/** What the filing clerk learns at once. */
export interface AcceptedApplication {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly screening: ScreeningAdvice;
  /** What was probably entered wrongly; the case is accepted all the same. */
  readonly warnings?: readonly PlausibilityWarning[];
  readonly parties: readonly (CaseParty & { readonly name: string })[];
}

/** Accepts applications: screening, number, rows and fact in one transaction (A1, A2, A9). */
@Injectable()
export class Applications {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(ContentKeys) private readonly partyKeys: ContentKeys,
    @Inject(IdentityDigests) private readonly digests: IdentityDigests,
    @Inject(ReceivedApplications) private readonly received: ReceivedApplications,
  ) {}

  /**
   * @throws LawError `SCREENING.ADVISES_AGAINST` when screening advises against settlement and nobody has decided to enter
   *   the case all the same; `PACK.UNKNOWN`; `TITLE.*` as `titleAsFiled`; `APPLICATION.*` for parties that do not make a case; `CASE_NUMBER.*` and
   *   `TAKEOVER.NUMBER_*` and `TAKEOVER.CASE_KNOWN` (409) for the number of one that was settled before;
   *   `APPLICATION.ENFORCEMENT_NUMBER_*` for the number of a case in enforcement, `APPLICATION.CASE_OPEN` (409) where that is being settled; `RECEIPT.*` as
   *   `ReceivedApplications.accepted`.
   */
  async accept(
    tx: Transaction,
    body: FiledApplication,
    clerk: Principal,
    { at }: CourtTimeReading,
    settledBefore?: NumberHeld,
  ): Promise<AcceptedApplication> {
    const pack = asNamed('/packId', () => packOf(body.packId));
    const title = titleAsFiled(body.title, pack);
    requireCase(body, title);
    const digests = body.parties.map(({ identityNumber }) => this.digests.of(identityNumber));
    const linked = await this.hangsTogether(tx, body, digests, pack);
    const screening = screen(screeningFacts(body, pack.track === 'IN_ENFORCEMENT', linked), pack);
    // Whether a settlement is to be sought nobody asks any more where there is one.
    if (!settledBefore && !screening.suitable && body.enterDespiteAdvice === undefined) throw advisesAgainst(screening);

    const enforcementNumber = enforcementNumberOf(body, pack);
    const { court } = body;
    const number = await numberFor(
      tx,
      { court, type: pack.caseNumberTypes.negotiation, at },
      enforcementNumber,
      settledBefore,
    );
    const { caseId, caseNumber } = number;
    const parties = body.parties.map((party, index) => partyRow(caseId, party, index + 1, digests[index] ?? null));
    const toAssess = settledBefore ? [] : unassessed(parties, [], pack);
    const application = {
      ...applicationRow(caseId, caseNumber, pack, body, screening, clerk, at),
      ...titleRow(body.title, title),
    };
    await tx.manager.insert(Application, application as never);
    await tx.manager.insert(Party, parties);
    await tx.manager.insert(CaseRecord, {
      caseId,
      court,
      stage: 'OPENING',
      step: 0,
      awaiting: awaitedIn(CASE_STATES, CASE_STATES.initial),
      since: at,
      enforcementNumber,
    });
    const caseParties = parties.map(({ partyId, side, partyRef }) => ({
      partyId,
      side,
      ...(partyRef !== null && { partyRef }),
    }));
    const { greenChannel, calendarEditions, cause, titleMaker: maker, titleNumber } = application;
    const known = { court, caseNumber, packId: pack.ref, parties: caseParties, greenChannel };
    await enterCase(tx, { caseId, ...known, namedTitle: { cause, maker, number: titleNumber } });
    const papers = body.papers ?? [];
    await keepPapers(tx, caseId, papers);
    const debtors = parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId);
    const asksFirst = !settledBefore && pack.consent.firstOffer === true && body.screening.firstOffer === undefined;
    const offer = asksFirst ? askedForFirstOffer(caseNumber, debtors) : undefined;
    const toCentre = !settledBefore && pack.centre?.sameDay === true;
    const toReview = !settledBefore && pack.filing?.review === true;
    await this.recorder.record(
      tx,
      { caseId, at, by: clerk.subject, known },
      {
        audit: {
          action: 'application.accepted',
          facts: { caseNumber, packId: pack.ref, suitable: screening.suitable },
        },
        facts: [
          ...(number.allotted ? [number.allotted] : []),
          publishFact(applicationAccepted, {
            ...acceptedOf(body, title, application, caseParties),
            ...(toAssess.length > 0 && { toAssess }),
            ...(settledBefore && { takenOver: true as const }),
          }),
          ...(await this.identified(tx, caseId, body.parties, { at, by: clerk.subject })),
        ],
        letters: offer ? [offer.letter] : [],
        tasks: {
          opened: [
            ...(toCentre ? [centreTask(caseId, caseNumber, { at, calendarEditions, papers: papers.length })] : []),
            ...(toReview ? [firstReview(caseId, caseNumber)] : []),
            ...(offer?.tasks ?? []),
            ...toAssess.map((partyId) => toBeAssessed(partyId, caseNumber, pack)),
          ],
        },
      },
    );
    if (body.receiptNo !== undefined)
      await this.received.accepted(tx, { court, receiptNo: body.receiptNo, caseId }, clerk, at);
    const warnings = [
      ...implausibleApplication(application.claim, title, legalDateOf(at)),
      ...filedTwice(body.parties, await earlierFilings(tx, application, clerk)),
    ];
    return {
      caseId,
      caseNumber,
      screening,
      ...(warnings.length > 0 && { warnings }),
      parties: parties.map((party, index) => ({ ...caseParties[index]!, name: party.maskedName })),
    };
  }

  /** A13: whether the debts around the case are a chain, or those of a group; looked at where the pack asks. */
  private async hangsTogether(
    tx: Transaction,
    { court, parties }: FiledApplication,
    digests: readonly (string | null)[],
    pack: PolicyPack,
  ): Promise<boolean> {
    if (!pack.screening.criteria.some(({ id }) => id === 'CHAIN_DEBT')) return false;
    const known = parties.map(({ side }, i) => ({
      caseId: '',
      partyId: partyIdOf('', i + 1),
      side,
      identityDigest: digests[i] ?? null,
    }));
    const { chain, group } = await linkedDebtsOf(tx.manager, { caseId: '', court, parties: known });
    return chain || group;
  }

  /** Who the parties are, for documents: kept here, and told sealed to the services that make them. */
  private async identified(
    tx: Transaction,
    caseId: string,
    parties: readonly FiledParty[],
    { at, by }: { readonly at: CourtInstant; readonly by: string },
  ): Promise<FactOfCase[]> {
    const told: FactOfCase[] = [];
    for (const [index, party] of parties.entries()) {
      const partyId = partyIdOf(caseId, index + 1);
      const identity = identityOfParty(party);
      await keepIdentity(tx, { caseId, partyId, at, by }, identity);
      told.push(await identityFact(partyId, identity, this.partyKeys));
    }
    return told;
  }
}

/** SEED0 三(一)2: before talks begin somebody assesses the debtor enterprise. */
const toBeAssessed = (partyId: string, caseNumber: string, { track }: PolicyPack): NewTask => ({
  id: assessmentTask(partyId),
  kind: ASSESS_ENTERPRISE,
  role: track === 'IN_ENFORCEMENT' ? 'enforcement-judge' : 'settlement-judge',
  facts: { caseNumber, partyId },
  rule: 'SEED0 三(一)2',
  title: `${caseNumber}：请评估被执行企业的经营状况、资产情况、负债程度、发展前景`,
});

/** The number of the case: its own of enforcement, the one under which it was negotiated before, or the next. */
async function numberFor(
  tx: Transaction,
  about: { readonly court: string; readonly type: string; readonly at: CourtInstant },
  enforcementNumber: string | null,
  settledBefore: NumberHeld | undefined,
): Promise<Omit<AllottedNumber, 'allotted'> & Partial<Pick<AllottedNumber, 'allotted'>>> {
  if (enforcementNumber !== null)
    return { caseId: await nextSettlementOf(tx, enforcementNumber), caseNumber: enforcementNumber };
  return settledBefore ? heldNumber(tx, about, settledBefore) : nextCaseNumber(tx, about);
}

/** What the case opens with: everything but the persons. */
function acceptedOf(
  { claim, title: { number, maker } }: FiledApplication,
  title: TitleTerms,
  { court, caseNumber, cause, packId, calendarEditions, greenChannel, acceptedAt }: Application,
  parties: CaseParty[],
): Omit<FactData<typeof applicationAccepted>, 'caseId'> {
  return {
    court,
    caseNumber,
    cause,
    claim: formatYuan(parseYuan(claim)),
    title,
    titleDocument: { number, maker },
    parties,
    packId,
    calendarEditions,
    greenChannel,
    acceptedAt,
  };
}

function screeningFacts(body: FiledApplication, inEnforcement: boolean, linked: boolean) {
  const { creditorWilling, debtorWilling, ...rest } = body.screening;
  const willingness = (said: boolean | undefined) => (said === undefined ? 'UNKNOWN' : said ? 'WILLING' : 'UNWILLING');
  return {
    ...rest,
    chainOrGroupDebt: rest.chainOrGroupDebt || linked,
    claim: parseYuan(body.claim),
    cause: body.cause,
    parties: body.parties,
    willingness: { CREDITOR: willingness(creditorWilling), DEBTOR: willingness(debtorWilling) },
    inEnforcement,
  } as const;
}

function advisesAgainst(advice: ScreeningAdvice): LawError {
  const cures = (language: 'zh' | 'en') =>
    advice.wouldBeSuitableIf.map((cure) => cure[language]).join(language === 'zh' ? '；' : '; ');
  return new LawError({
    code: 'SCREENING.ADVISES_AGAINST',
    rule: 'PRE-2',
    zh: `${advice.text.zh}如仍决定进入和解，请在 enterDespiteAdvice 中写明理由。${cures('zh')}`,
    en: `${advice.text.en} To enter the case all the same, give the reason in enterDespiteAdvice. ${cures('en')}`,
  });
}

const partyIdOf = (caseId: string, position: number): string => `${caseId}.${position}`;

function partyRow(caseId: string, party: FiledParty, position: number, identityDigest: string | null): Party {
  const { side, kind, name, identityNumber: number, phone, address, partyRef } = party;
  return {
    partyId: partyIdOf(caseId, position),
    caseId,
    position,
    side,
    kind,
    partyRef: partyRef ?? null,
    personal: JSON.stringify({ name, identityNumber: number, phone, address }),
    maskedName: kind === 'NATURAL_PERSON' ? maskName(name) : name,
    identityDigest,
  };
}

function applicationRow(
  caseId: string,
  caseNumber: string,
  pack: PolicyPack,
  body: FiledApplication,
  screening: ScreeningAdvice,
  clerk: Principal,
  at: CourtInstant,
): Omit<Application, keyof ReturnType<typeof titleRow>> {
  const tags = tagsOf(body);
  return {
    caseId,
    court: body.court,
    caseNumber,
    // The case pins the pack's version; a later one does not touch it.
    packId: pack.ref,
    calendarEditions: openingEditions(pack),
    cause: body.cause,
    claim: parseYuan(body.claim),
    greenChannel: isOnGreenChannel({ marked: body.greenChannel, tags }, pack),
    tags,
    screening,
    enteredDespite: body.enterDespiteAdvice ?? null,
    acceptedAt: at,
    filedBy: clerk.subject,
  };
}
