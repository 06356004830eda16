import {
  endOfDay,
  formatYuan,
  legalDateOf,
  maskId,
  maskPersonalNumbers,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import { type AgencyContent, type AgencyField } from '../agencies/subscription.js';
import { type AgencyEntryKind } from '../agencies/published-decision.js';
import { type CreditFile, type Limit, type Listing } from './credit-file.js';
import { positiveEntries } from './dormant.js';
import { PERMITTED, permittedUntil } from './limit-standing.js';
import { type EntryOnRecord } from './public-entry.js';
import { type RepairCertificate } from './repair-file.js';
import { suspensionInEffect } from './suspension-standing.js';

/** What is on record beside the file of whoever an entry speaks of, and of the case. */
export interface AgencyRecord extends EntryOnRecord {
  /** His name as judgments publish it; null where nobody has entered it. */
  readonly maskedName: string | null;
  /** 案号 of the case, and the court as it is named where nothing names it in full. */
  readonly caseNumber: string;
  readonly court: string;
  readonly at: CourtInstant;
}

/** Fields as they are looked for: those that are not on record are left out. */
type Found = { readonly [F in AgencyField]?: string | undefined };

/**
 * rules.md §11, DIS-ART-6, DIS-ART-8: everything that a body may be told of an entry as it stands, as far as it is on record; what it is told is chosen from that, field by field, by its
 * subscription. Numbers of persons in what people have written are masked, as in the public entry. Codes and days as the court keeps them. `limitScope`: `WHOLE`, then each exception as `WITHOUT <classes joined by +>`,
 * with ` FROM <instant>` and ` UNTIL <day or instant>` where it is for a time.
 */
export function agencyContentOf(
  { entryKind, rowId }: { readonly entryKind: AgencyEntryKind; readonly rowId: string },
  file: CreditFile,
  record: AgencyRecord,
): AgencyContent {
  const { title, particulars, caseNumber, court } = record;
  const found: Found = {
    ...partyOf(record),
    caseNumber,
    court: particulars?.court ?? court,
    titleMaker: title?.maker,
    titleNumber: title?.number,
    ...OF_ENTRY[entryKind](file, rowId, record),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && value !== ''),
  ) as AgencyContent;
}

function partyOf({ identity, maskedName }: AgencyRecord): Found {
  if (identity === null) return {};
  const { kind, name, number, representative } = identity;
  const named = { partyKind: kind, partyName: name, maskedPartyName: maskedName ?? undefined };
  return kind === 'PERSON'
    ? { ...named, identityNumber: number, maskedIdentityNumber: number && maskId(number) }
    : { ...named, unitCode: number, legalRepresentative: representative };
}

type OfEntry = (file: CreditFile, rowId: string, record: AgencyRecord) => Found;

/** What is of each kind of entry alone. */
const OF_ENTRY: Readonly<Record<AgencyEntryKind, OfEntry>> = {
  LISTING: ({ listings }, rowId, { particulars }) =>
    ofListing(
      listings.find(({ id }) => id === rowId),
      particulars,
    ),
  LIMIT: ({ limits }, rowId, { at }) =>
    ofLimit(
      limits.find(({ id }) => id === rowId),
      at,
    ),
  REPAIR: ({ certificates }, rowId) => ofCertificate(certificates.find(({ id }) => id === rowId)),
  // What was not performed on time is nobody's merit.
  INCENTIVE: (file) => (positiveEntries([file]).length === 0 ? {} : ofPerformance(file)),
  PERFORMANCE: ofPerformance,
};

function ofListing(listing: Listing | undefined, particulars: EntryOnRecord['particulars']): Found {
  if (listing === undefined) return {};
  const { authority, ground, decided, published, deleted, revoked, termLastDay } = listing;
  return {
    caseNumber: authority,
    filedOn: particulars?.filedOn,
    obligation: masked(particulars?.obligation),
    performance: masked(particulars?.performance),
    conduct: masked(particulars?.conduct),
    sex: particulars?.person?.sex,
    age: particulars?.person && `${particulars.person.age}`,
    ground: `${ground}`,
    decisionNumber: decided?.decisionNumber,
    publishedOn: dayOf(published?.at),
    deletedOn: deleted?.on ?? dayOf(revoked?.at),
    termLastDay,
    suspendedUntil: suspensionInEffect(listing)?.lastDay,
  };
}

function ofLimit(limit: Limit | undefined, at: CourtInstant): Found {
  if (limit === undefined) return {};
  const { authority, kind, inForce, servedAt, lifted } = limit;
  const [from] = [inForce?.at, kind === 'EXIT' ? undefined : servedAt]
    .filter((one) => one !== undefined)
    .sort()
    .reverse();
  return {
    caseNumber: authority,
    limitKind: kind,
    limitScope: scopeOf(limit, at),
    limitFrom: dayOf(from),
    limitUntil: dayOf(lifted?.at),
  };
}

/** LIM-ART-8, LIM-35-17: the whole, and what of it is free or will be. */
function scopeOf({ lifts = [], permissions }: Limit, at: CourtInstant): string {
  const parts = lifts
    .filter(({ until }) => until === undefined || at < endOfDay(until))
    .map(({ scope, until }) => `WITHOUT ${scope.join('+')}${until === undefined ? '' : ` UNTIL ${until}`}`);
  const journeys = permissions
    .filter((one) => at < permittedUntil(one) && one.from < permittedUntil(one))
    .map((one) => `WITHOUT ${PERMITTED.join('+')} FROM ${one.from} UNTIL ${permittedUntil(one)}`);
  return ['WHOLE', ...parts, ...journeys].join('; ');
}

function ofCertificate(certificate: RepairCertificate | undefined): Found {
  if (certificate === undefined) return {};
  const { kind, number, scope, performed } = certificate;
  return {
    certificateKind: kind,
    certificateNumber: number,
    certificateScope: scope,
    performedOn: performed?.on,
    performedSum: performed === null ? undefined : formatYuan(performed.amount),
  };
}

function ofPerformance({ debt: { performedOn, performed } }: CreditFile): Found {
  return performedOn === null ? {} : { performedOn, performedSum: formatYuan(performed) };
}

const dayOf = (at: CourtInstant | undefined): LegalDate | undefined => (at === undefined ? undefined : legalDateOf(at));

/** What people have written may name somebody by his number. */
const masked = (text: string | undefined): string | undefined => text && maskPersonalNumbers(text, maskId);
