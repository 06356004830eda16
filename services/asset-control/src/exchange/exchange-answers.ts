import {
  type FoundProperty,
  type ControlReceipt,
  type PropertyAnswer,
  type SearchResult,
} from '@hejie/contracts/exchange';
import { type PropertyDetail } from '@hejie/contracts/workflows';
import { legalDateOf, parseYuan, startOfDay, type CourtInstant, type LegalDate } from '@hejie/law';
import {
  decideControlReceipt,
  decideQueryAnswers,
  decideReleaseReceipt,
  decideRenewalReceipt,
  decideSearchAnswer,
  isIndivisible,
  refuse,
  useOfAccount,
  type Decision,
  type FoundAsset,
  type PropertyChange,
  type PropertyFile,
  type PropertyQuery,
  type PropertyTurn,
  type QueryAnswer,
} from '@hejie/settlement';
import { type ExchangeRequest } from './exchange-request.js';

/** Who answers where the answer does not name a keeper: the system of queries itself. */
const SYSTEM = '网络执行查控系统';

type Receipt = Extract<ControlReceipt['state'], string>;

/** What an answer brings into the file, as a person's hand would: the decision, and how the property that it names is described. */
export interface Heard {
  readonly decide: (file: PropertyFile, turn: PropertyTurn) => Decision<PropertyChange>;
  readonly details: ReadonlyMap<string, PropertyDetail>;
}

/** What those who keep property say when they are asked. */
export type Answer = PropertyAnswer | SearchResult | ControlReceipt;

/** The instants at which an answer says that it was given. */
export const answeredIn = (answer: Answer): readonly CourtInstant[] =>
  'classes' in answer
    ? answer.classes.map(({ answeredAt }) => answeredAt)
    : answer.receivedAt === undefined
      ? []
      : [answer.receivedAt];

/**
 * What an answer to a query says that the file does not have yet, class by class, and what it has found since in a class that the file has; nothing
 * where that is nothing. What the court knows by the keeper's reference as the same person's keeps its id. @param known how property of the case is described, by its ids.
 */
export function heardOfQuery(
  { subject: queryId }: Pick<ExchangeRequest, 'subject'>,
  answer: PropertyAnswer,
  file: PropertyFile,
  known: ReadonlyMap<string, PropertyDetail>,
  receivedAt: PropertyTurn['at'],
): Heard | undefined {
  const query = file.queries.find(({ id }) => id === queryId)!;
  const dated = datedIn(answer);
  const news = dated.filter((property) => isFoundNow(property, known, file, query));
  const answers = [
    ...answersOf(answer),
    ...openOf(answer, dated, query, receivedAt),
    ...silencesOf(answer, receivedAt),
  ].filter((one) => isNews(query, one) || (one.outcome === 'FOUND' && news.some((its) => its.class === one.class)));
  if (answers.length === 0) return undefined;
  const first = new Set(
    answers
      .map((one) => one.class)
      .filter((one) => !query.answers.some((told) => told.class === one && told.outcome === 'FOUND')),
  );
  const details = new Map<string, PropertyDetail>();
  const next = freeIds(queryId, file);
  const found = dated
    .filter((property) => first.has(property.class) || news.includes(property))
    .map((property) => {
      const id = idOf(property, known, file, query) ?? next();
      const { description, keeper, reference } = property;
      details.set(id, { description, keeper, reference });
      return foundAsset(file, id, property, property.asOf);
    });
  return {
    decide: (current, turn) => decideQueryAnswers(current, { queryId, answers, found }, turn),
    details,
  };
}

/** Property with the day of its data. */
type Dated = FoundProperty & { readonly asOf: LegalDate };

/** What is found, each piece by data of its own day, or of its class's answer; what nobody dates is not there yet. */
function datedIn({ classes, found }: PropertyAnswer): readonly Dated[] {
  const days = new Map(classes.map((one) => [one.class, one.asOf]));
  return found.flatMap((property) => {
    const asOf = property.asOf ?? days.get(property.class);
    return asOf === undefined ? [] : [{ ...property, asOf }];
  });
}

/** The file does not know it yet, or by older data. */
function isFoundNow(
  property: Dated,
  known: ReadonlyMap<string, PropertyDetail>,
  file: PropertyFile,
  query: PropertyQuery,
): boolean {
  const id = idOf(property, known, file, query);
  return id === undefined || file.assets.find((asset) => asset.id === id)!.valuedOn < property.asOf;
}

/** PROC-7: what some have found in classes of which others have not spoken yet; a class that the file has to its end stays so. */
const openOf = (
  { classes }: PropertyAnswer,
  dated: readonly Dated[],
  { answers }: PropertyQuery,
  receivedAt: PropertyTurn['at'],
): QueryAnswer[] => {
  const answered = new Set(classes.map((one) => one.class));
  const oldestLast = dated.filter((one) => !answered.has(one.class)).sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  const open = new Map(oldestLast.map((one) => [one.class, one]));
  return [...open.values()].map(({ class: assetClass, asOf, keeper }) => {
    const last = answers.findLast((one) => one.class === assetClass);
    const toItsEnd = last !== undefined && last.outcome !== 'NOT_ANSWERED' && last.open !== true;
    const answer = { class: assetClass, outcome: 'FOUND', asOf: startOfDay(asOf), receivedAt, by: keeper } as const;
    return toItsEnd ? answer : { ...answer, open: true };
  });
};

const answersOf = ({ classes, found }: PropertyAnswer): QueryAnswer[] =>
  classes.map(({ class: assetClass, answeredAt, asOf, limits }) => {
    const property = found.find((one) => one.class === assetClass);
    return {
      class: assetClass,
      outcome: property ? 'FOUND' : 'NOTHING',
      asOf: startOfDay(asOf),
      receivedAt: answeredAt,
      by: property?.keeper ?? SYSTEM,
      ...(limits !== null && { limits }),
    };
  });

const silencesOf = ({ unanswered }: PropertyAnswer, receivedAt: PropertyTurn['at']): QueryAnswer[] =>
  unanswered.map(({ class: assetClass, reason: limits }) => ({
    class: assetClass,
    outcome: 'NOT_ANSWERED',
    receivedAt,
    by: SYSTEM,
    limits,
  }));

/** An answer twice is one; after a silence an answer is news, and that a class which was open is answered to its end. */
function isNews({ answers }: PropertyQuery, { class: assetClass, outcome, open }: QueryAnswer): boolean {
  const last = answers.findLast((one) => one.class === assetClass);
  if (last === undefined) return true;
  if (open === true) return false;
  return last.open === true || (last.outcome === 'NOT_ANSWERED' && outcome !== 'NOT_ANSWERED');
}

/** Two keepers may call different things by one name, and what is two debtors' is found of each of them. */
const idOf = (
  { reference, keeper }: FoundProperty,
  known: ReadonlyMap<string, PropertyDetail>,
  { assets }: PropertyFile,
  { partyId }: PropertyQuery,
): string | undefined =>
  assets.find(({ id, ownerPartyId }) => {
    const detail = known.get(id);
    return ownerPartyId === partyId && detail?.reference === reference && detail.keeper === keeper;
  })?.id;

/** Ids of new property of a query, one after the other, but those that the file has, whoever named something so. */
function freeIds(queryId: string, { assets }: PropertyFile): () => string {
  const taken = new Set(assets.map(({ id }) => id));
  let n = 0;
  return () => {
    do n += 1;
    while (taken.has(`${queryId}.${n}`));
    return `${queryId}.${n}`;
  };
}

/** What the court has under control keeps its place among the courts: the keeper counts those before another control. */
function foundAsset(
  { assets, controls }: PropertyFile,
  id: string,
  { class: assetClass, accountKind, value, share, charges, priorControls }: FoundProperty,
  valuedOn: FoundAsset['valuedOn'],
): FoundAsset {
  const known = assets.find((asset) => asset.id === id);
  const held = controls.some(({ assetId, state }) => assetId === id && (state === 'EFFECTIVE' || state === 'QUEUED'));
  return {
    id,
    class: assetClass,
    use: useOfAccount(accountKind, known?.use),
    value: parseYuan(value),
    valuedOn,
    share,
    coOwnerPartyIds: known?.coOwnerPartyIds ?? [],
    indivisible: known?.indivisible ?? isIndivisible(assetClass),
    chargesOnWhole: parseYuan(charges),
    chargesOnShare: known?.chargesOnShare ?? 0n,
    priorControls: held ? known!.priorControls : priorControls,
    queuedBehind: known?.queuedBehind ?? 0,
  };
}

/** What came of looking for somebody or something, once anything has. */
export function heardOfSearch(
  { subject: searchId }: Pick<ExchangeRequest, 'subject'>,
  { state, receivedAt, by = SYSTEM, asOf }: SearchResult,
): Heard['decide'] | undefined {
  if (state === 'PENDING' || receivedAt === undefined) return undefined;
  const answer = { searchId, outcome: state, receivedAt, by, ...(asOf !== undefined && { asOf }) };
  return (file, turn) => decideSearchAnswer(file, answer, turn);
}

/** What a receipt says, once there is one; by the kind of the order. A refusal to renew or to release is for a person to see to. */
export function heardOfOrder(
  { kind, subject, assetId }: Pick<ExchangeRequest, 'kind' | 'subject' | 'assetId'>,
  receipt: ControlReceipt,
): Heard['decide'] | undefined {
  const { state, receivedAt, by = SYSTEM, amount, rank, effectiveOn, lastDay, reason } = receipt;
  if (state === 'PENDING' || receivedAt === undefined) return undefined;
  if (kind === 'CONTROL') {
    return (file, turn) =>
      decideControlReceipt(
        file,
        {
          ...{ controlId: subject, receivedAt, by, outcome: state satisfies Receipt },
          ...(effectiveOn && { effectiveOn }),
          ...(lastDay && { lastDay }),
          ...(rank !== undefined && { rank }),
          ...(amount !== undefined && { amount: parseYuan(amount) }),
          ...(reason !== undefined && { reason }),
        },
        turn,
      );
  }
  if (state === 'REFUSED') return () => refusedByKeeper;
  if (kind === 'RENEW') {
    return (file, turn) => {
      const renewed = { controlId: subject, receivedAt, by };
      return decideRenewalReceipt(file, { ...renewed, effectiveOn: effectiveOn ?? legalDateOf(receivedAt) }, turn);
    };
  }
  return (file, turn) => decideReleaseReceipt(file, { releaseId: subject, assetId, by }, turn);
}

const refusedByKeeper = refuse({
  code: 'EXCHANGE.NOT_CARRIED_OUT',
  rule: 'PROC-14',
  zh: '协助执行单位未办理续行或者解除。',
  en: 'Whoever keeps the property has not carried the renewal or the release out.',
});
