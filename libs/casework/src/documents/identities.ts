import { type IdentityAnswer, type PartyIdentityBody } from '@hejie/contracts/http';
import { maskId, readCreditCode, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskName, maskText, type Principal, type Role } from '@hejie/security';
import { notFound, type CaseCall } from '@hejie/service-kit';
import { partyOf } from '@hejie/settlement';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CaseDirectory } from '../case-directory/case-directory.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { type FactOfCase } from '../recording/recording.js';
import { PartyIdentityRow } from './document.entities.js';
import { requireIdentity, type IdentityOnRecord } from './identity-checks.js';

/** Those who work with identities see them whole, and so does the party itself; others see them masked. */
const UNMASKED: readonly Role[] = [
  'filing-clerk',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'asset-control-officer',
  'credit-officer',
  'court-president',
  'party',
];

/** What a service tells, without saying who he is, once an identity stands on record: in the same transaction. */
export type IdentityTold = (
  tx: Transaction,
  about: { readonly caseId: string; readonly partyId: string; readonly at: CourtInstant },
) => Promise<readonly FactOfCase[]>;
export const IDENTITY_TOLD = Symbol('IDENTITY_TOLD');

/** Who the parties of cases are, as documents name them: names, numbers and addresses, kept sealed. */
@Injectable()
export class Identities {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Optional() @Inject(IDENTITY_TOLD) private readonly told?: IdentityTold,
  ) {}

  /**
   * `partyId`: a party, or somebody beside the parties: `<party id>/<who>` of those behind a unit, `<case id>/<who>` of a guarantor or a
   * co-owner. Answered masked. @throws LawError `PARTY.NOT_IN_CASE`, and as {@link requireIdentity}.
   */
  async record(tx: Transaction, call: CaseCall, partyId: string, body: PartyIdentityBody): Promise<IdentityAnswer> {
    const { caseId, principal, time } = call;
    const { parties } = await this.cases.known(caseId);
    // Somebody beside the parties is named after his party, or after the case.
    const [of = ''] = partyId.split('/');
    if (of === partyId || of !== caseId) partyOf(parties, of, '/partyId');
    const rows = await tx.manager.findBy(PartyIdentityRow, { caseId });
    // What the application had, told by intake, binds nobody who enters it by hand.
    const entered = rows.filter((row) => row.partyId !== partyId || row.recordedBy !== TOLD_BY_INTAKE);
    requireIdentity(partyId, body, entered.map(onRecord));
    const { at } = time;
    const by = principal.subject;
    const row = await keepIdentity(tx, { caseId, partyId, at, by }, body);
    const parts = Object.keys(body).sort();
    const facts = (await this.told?.(tx, { caseId, partyId, at })) ?? [];
    await this.recorder.record(
      tx,
      { caseId, at, by },
      { audit: { action: 'identity.recorded', facts: { partyId, parts } }, facts },
    );
    // The answer of a command is kept, to be given again: it must not hold what is sealed here.
    return shown(row, true);
  }

  /** Intake has told who a party is. What somebody has entered here stays. @param at the court's time of it. */
  async heard(
    tx: Transaction,
    { caseId, partyId, at }: { readonly caseId: string; readonly partyId: string; readonly at: CourtInstant },
    body: PartyIdentityBody,
  ): Promise<void> {
    const row = await tx.manager.findOneBy(PartyIdentityRow, { partyId });
    if (row && row.recordedBy !== TOLD_BY_INTAKE) return;
    await keepIdentity(tx, { caseId, partyId, at, by: TOLD_BY_INTAKE }, body);
    const facts = (await this.told?.(tx, { caseId, partyId, at })) ?? [];
    await this.recorder.record(
      tx,
      { caseId, at, by: TOLD_BY_INTAKE },
      { audit: { action: 'identity.heard', facts: { partyId, parts: Object.keys(body).sort() } }, facts },
    );
  }

  /** @throws ProblemError 404 `IDENTITY.NOT_RECORDED`. */
  async show(manager: EntityManager, caseId: string, partyId: string, principal: Principal): Promise<IdentityAnswer> {
    const row = await manager.findOneBy(PartyIdentityRow, { caseId, partyId });
    if (!row)
      throw notFound(
        'IDENTITY.NOT_RECORDED',
        '该当事人的身份信息尚未登记',
        'The identity of this party is not on record',
      );
    return shown(row, !principal.roles.some((role) => UNMASKED.includes(role)));
  }
}

/** Who has recorded what the application said of a party. */
const TOLD_BY_INTAKE = 'intake';

/** Puts on record who a party is. */
export async function keepIdentity(
  tx: Transaction,
  about: { readonly caseId: string; readonly partyId: string; readonly at: CourtInstant; readonly by: string },
  body: PartyIdentityBody,
): Promise<PartyIdentityRow> {
  const { caseId, partyId, at, by } = about;
  const row = { partyId, caseId, personal: JSON.stringify(body), recordedAt: at, recordedBy: by };
  await tx.manager.upsert(PartyIdentityRow, row, ['partyId']);
  return row;
}

/** Who a party is, as he is on record; undefined where nobody has entered it. */
export async function identityOf(
  manager: EntityManager,
  caseId: string,
  partyId: string,
): Promise<PartyIdentityBody | undefined> {
  const row = await manager.findOneBy(PartyIdentityRow, { caseId, partyId });
  return row ? (JSON.parse(row.personal) as PartyIdentityBody) : undefined;
}

/** The name of a party where others read it: a person's masked, a unit's as it is. */
export function publishedName({ kind, name }: Pick<PartyIdentityBody, 'kind' | 'name'>): string {
  return kind === 'PERSON' ? maskName(name) : name;
}

const onRecord = ({ partyId, personal }: PartyIdentityRow): IdentityOnRecord => ({
  partyId,
  identity: JSON.parse(personal) as PartyIdentityBody,
});

function shown(
  { caseId, partyId, personal, recordedAt, recordedBy }: PartyIdentityRow,
  masked: boolean,
): IdentityAnswer {
  const {
    kind,
    name,
    number = null,
    address = null,
    representative = null,
    phone = null,
  } = JSON.parse(personal) as PartyIdentityBody;
  const when = (value: string | null, mask: (value: string) => string) =>
    value === null || !masked ? value : mask(value);
  return {
    caseId,
    partyId,
    kind,
    name: masked ? publishedName({ kind, name }) : name,
    // rules.md §11: the code of a unit is public.
    number: when(number, kind === 'PERSON' ? maskId : (code) => readCreditCode(code).masked),
    address: when(address, (text) => maskText(text).slice(0, 6) + '****'),
    representative: when(representative, maskName),
    phone: when(phone, maskId),
    masked,
    recordedAt,
    recordedBy,
  };
}
