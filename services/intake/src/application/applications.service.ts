import { CaseRecorder, enterCase, publishFact } from '@hejie/casework';
import { applicationAccepted, type FactData } from '@hejie/contracts/facts';
import { fileApplication } from '@hejie/contracts/http';
import { caseIdOf, parseCaseId, type CaseParty } from '@hejie/contracts/workflows';
import {
  enforcementTypes,
  formatYuan,
  LawError,
  openingEditions,
  packOf,
  parseYuan,
  readCreditCode,
  readIdentityNumber,
  requireComputableTitle,
  type CourtInstant,
  type PolicyPack,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskName, type Principal } from '@hejie/security';
import { conflict, type CourtTimeReading } from '@hejie/service-kit';
import { awaitedIn, CASE_STATES, screen, type ScreeningAdvice } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { nextCaseNumber } from '../case-number/case-numbers.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { Application } from './application.entity.js';
import { Party } from './party.entity.js';

export type FiledApplication = z.output<typeof fileApplication>;
type FiledParty = FiledApplication['parties'][number];

/** What the filing clerk learns at once. */
export interface AcceptedApplication {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly screening: ScreeningAdvice;
  readonly parties: readonly (CaseParty & { readonly name: string })[];
}

/** Accepts applications: screening, number, rows and fact in one transaction (A1, A2, A9). */
@Injectable()
export class Applications {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * @throws LawError `SCREENING.ADVISES_AGAINST` when screening advises against settlement and nobody has decided to enter
   *   the case all the same; `PACK.UNKNOWN`; `INTEREST.OLD_PERIOD`; `APPLICATION.*` for parties that do not make a case; `CASE_NUMBER.*` and
   *   `APPLICATION.ENFORCEMENT_NUMBER_*` for the number of a case in enforcement; ProblemError 409 `APPLICATION.CASE_OPEN`.
   */
  async accept(
    tx: Transaction,
    body: FiledApplication,
    clerk: Principal,
    { at }: CourtTimeReading,
  ): Promise<AcceptedApplication> {
    const pack = packOf(body.packId);
    requireClaim(body.claim);
    requireBothSides(body.parties);
    body.parties.forEach(requireIdentity);
    requireApart(body.parties);
    requireComputableTitle(body.title);
    const screening = screen(screeningFacts(body, pack.track === 'IN_ENFORCEMENT'), pack);
    if (!screening.suitable && body.enterDespiteAdvice === undefined) throw advisesAgainst(screening);

    const enforcementNumber = enforcementNumberOf(body, pack);
    const { court } = body;
    const number =
      enforcementNumber === null
        ? await nextCaseNumber(tx, { court, type: pack.caseNumberTypes.negotiation, at })
        : { caseId: await nextSettlementOf(tx, enforcementNumber), caseNumber: enforcementNumber };
    const { caseId, caseNumber } = number;
    const parties = body.parties.map((party, index) => partyRow(caseId, party, index + 1));
    const application = applicationRow(caseId, caseNumber, pack, body, screening, clerk, at);
    await tx.manager.insert(Application, application as never);
    await tx.manager.insert(Party, parties);
    await tx.manager.insert(CaseRecord, {
      caseId,
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
    const known = { court, caseNumber, packId: pack.ref, parties: caseParties };
    await enterCase(tx, { caseId, ...known });
    await this.recorder.record(
      tx,
      { caseId, at, by: clerk.subject, known },
      {
        audit: {
          action: 'application.accepted',
          facts: { caseNumber, packId: pack.ref, suitable: screening.suitable },
        },
        facts: [
          ...('allotted' in number ? [number.allotted] : []),
          publishFact(applicationAccepted, acceptedOf(body, application, caseParties)),
        ],
      },
    );
    return {
      caseId,
      caseNumber,
      screening,
      parties: parties.map((party, index) => ({ ...caseParties[index]!, name: party.maskedName })),
    };
  }
}

/** What the case opens with: everything but the persons. */
function acceptedOf(
  { claim, title: { principal, dailyRate, expiry, fee }, greenChannel }: FiledApplication,
  { court, caseNumber, cause, packId, calendarEditions, acceptedAt }: Application,
  parties: CaseParty[],
): Omit<FactData<typeof applicationAccepted>, 'caseId'> {
  return {
    court,
    caseNumber,
    cause,
    claim: formatYuan(parseYuan(claim)),
    title: { principal, dailyRate, expiry, fee },
    parties,
    packId,
    calendarEditions,
    greenChannel,
    acceptedAt,
  };
}

function requireBothSides(parties: readonly FiledParty[]): void {
  const sides = new Set(parties.map(({ side }) => side));
  if (sides.size === 2) return;
  throw new LawError({
    code: 'APPLICATION.ONE_SIDED',
    rule: 'PRE-1',
    path: '/parties',
    zh: '案件须至少有一名申请执行人和一名被执行人',
    en: 'A case needs at least one creditor and one debtor',
  });
}

/** The settlements of this procedure are about money: a claim of nothing is a slip of the pen. */
function requireClaim(claim: string): void {
  if (parseYuan(claim) > 0n) return;
  throw new LawError({
    code: 'APPLICATION.CLAIM_ZERO',
    rule: 'PRE-2',
    path: '/claim',
    zh: '申请标的额应大于零',
    en: 'The claim must be more than zero',
  });
}

/** Nobody settles with himself: who is known by the same number, or acts with the same token, stands on one side only. */
function requireApart(parties: readonly FiledParty[]): void {
  const refusals = {
    partyRef: { zh: '同一访问身份不能代表双方当事人', en: 'One identity of access cannot act for both sides' },
    identityNumber: { zh: '同一人不能既是申请执行人又是被执行人', en: 'The same person cannot be creditor and debtor' },
  } as const;
  for (const key of ['partyRef', 'identityNumber'] as const) {
    // A number is the same number in small letters and with blanks around it (GB 11643, GB 32100).
    const known = (party: FiledParty) => (key === 'identityNumber' ? party[key]?.trim().toUpperCase() : party[key]);
    const index = parties.findIndex(
      (party, i) =>
        known(party) !== undefined &&
        parties.slice(0, i).some((other) => known(other) === known(party) && other.side !== party.side),
    );
    if (index < 0) continue;
    throw new LawError({
      code: 'APPLICATION.ON_BOTH_SIDES',
      rule: 'SET-ART-1-1',
      path: `/parties/${index}/${key}`,
      ...refusals[key],
    });
  }
}

/** A number that is given must be a real one: its check character is computed. */
function requireIdentity({ identityNumber: number, kind }: FiledParty, index: number): void {
  if (number === undefined) return;
  const { valid, masked, reason } = kind === 'NATURAL_PERSON' ? readIdentityNumber(number) : readCreditCode(number);
  if (valid) return;
  throw new LawError({
    code: 'APPLICATION.IDENTITY_INVALID',
    rule: reason?.rule,
    path: `/parties/${index}/identityNumber`,
    zh: `证件号码 ${masked} 不正确：${reason?.zh ?? ''}`,
    en: `The number ${masked} is not valid: ${reason?.en ?? ''}`,
  });
}

/** The number under which a case is in enforcement already; null for packs whose cases have none yet. */
function enforcementNumberOf({ court, enforcementNumber }: FiledApplication, pack: PolicyPack): string | null {
  if (pack.track === 'PRE_ENFORCEMENT') {
    if (enforcementNumber === undefined) return null;
    throw numberRefused(
      'UNEXPECTED',
      '本规则包适用于执行立案前的案件，不填写执行案号',
      'This pack is for cases before enforcement: they have no number there',
    );
  }
  if (enforcementNumber === undefined)
    throw numberRefused(
      'MISSING',
      '执行中的案件须填写执行案号',
      'A case in enforcement is filed under its number there',
    );
  const reading = readNumber(enforcementNumber);
  if (reading.court === court && enforcementTypes(pack).includes(reading.type)) return reading.caseNumber;
  throw numberRefused('FOREIGN', '该案号不是本院的执行案号', 'This is not a number of enforcement at this court');
}

function readNumber(enforcementNumber: string) {
  try {
    return parseCaseId(caseIdOf(enforcementNumber));
  } catch (refusal) {
    throw refusal instanceof LawError ? refusal.at('/enforcementNumber') : refusal;
  }
}

function numberRefused(reason: string, zh: string, en: string): LawError {
  return new LawError({
    code: `APPLICATION.ENFORCEMENT_NUMBER_${reason}`,
    rule: 'CASE-6',
    path: '/enforcementNumber',
    zh,
    en,
  });
}

/**
 * A case in enforcement keeps its number and is settled once at a time; when a settlement has ended, there may be another.
 * @returns the id of the next settlement under the number. The primary key of applications has the last word on it.
 */
async function nextSettlementOf(tx: Transaction, caseNumber: string): Promise<string> {
  // Two applications for one number wait for each other.
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [caseNumber]);
  const [{ settlements, open }]: [{ settlements: number; open: number }] = await tx.manager.query(
    `select count(*)::int as settlements, count(*) filter (where record.ending is null)::int as open
      from application join case_record record using (case_id) where case_number = $1`,
    [caseNumber],
  );
  if (open > 0)
    throw conflict(
      'APPLICATION.CASE_OPEN',
      '该执行案件的和解程序正在进行',
      'The settlement of this case in enforcement is under way',
    );
  return caseIdOf(caseNumber, settlements + 1);
}

function screeningFacts(body: FiledApplication, inEnforcement: boolean) {
  const { creditorWilling, debtorWilling, ...rest } = body.screening;
  const willingness = (said: boolean | undefined) => (said === undefined ? 'UNKNOWN' : said ? 'WILLING' : 'UNWILLING');
  return {
    ...rest,
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

function partyRow(caseId: string, party: FiledParty, position: number): Party {
  const { side, kind, name, identityNumber: number, phone, address, partyRef } = party;
  return {
    partyId: `${caseId}.${position}`,
    caseId,
    position,
    side,
    kind,
    partyRef: partyRef ?? null,
    personal: JSON.stringify({ name, identityNumber: number, phone, address }),
    maskedName: kind === 'NATURAL_PERSON' ? maskName(name) : name,
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
): Application {
  const { title } = body;
  return {
    caseId,
    court: body.court,
    caseNumber,
    // The case pins the pack's version; a later one does not touch it.
    packId: pack.ref,
    calendarEditions: openingEditions(pack),
    cause: body.cause,
    claim: parseYuan(body.claim),
    principal: parseYuan(title.principal),
    dailyRate: title.dailyRate,
    expiry: title.expiry,
    fee: parseYuan(title.fee),
    titleNumber: title.number,
    titleMaker: title.maker,
    greenChannel: body.greenChannel,
    screening,
    enteredDespite: body.enterDespiteAdvice ?? null,
    acceptedAt: at,
    filedBy: clerk.subject,
  };
}
