import {
  laterOf,
  ENFORCING_TYPES,
  addMonths,
  legalDateOf,
  parseCaseNumber,
  type AssetClass,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import { decideControl } from '../decisions/control.js';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import * as refusals from './property-request-refusals.js';
import { inForceOfEachOn, subscriptionOn } from './recipients.js';
import { type Subscription } from './subscription.js';

/** What is put to those who keep property, as far as it says under which number and to whom (网络执行查控). */
export type PropertyRequested = { readonly caseNumber: string } & (
  | { readonly kind: 'QUERY'; readonly classes: readonly AssetClass[] }
  | {
      readonly kind: 'SEARCH';
      /** As {@link keptReference}; absent: a person is looked for. */
      readonly vehicle?: string;
    }
  | {
      readonly kind: 'ORDER';
      readonly action: 'CONTROL' | 'RENEW' | 'RELEASE';
      /** As {@link keptReference}. */
      readonly reference: string;
    }
);

/** What of a request is put to one body: of a query the classes that it keeps, of anything else none; and its own name of the property, where there is one. */
export interface PropertyPart {
  readonly agencyId: string;
  readonly subscriptionId: string;
  readonly classes: readonly AssetClass[];
  readonly reference?: string;
}

/** No pack allows otherwise: a body is asked for nothing before the case is filed. */
const NUMBER_FIRST = { assets: { controlBeforeCaseNumber: false } } as const;
/** Between keeper and reference: no id of a body holds it, and every identifier may. */
const BETWEEN = ':';
/** PROC-8: months in which the court finishes its survey of property: so long a query waits for a body that says nothing. */
const SURVEY_MONTHS = 1;
/** So long the text of what an answer does not reach may be, and of why there is none. */
const WORDS_MOST = 500;

/** PROC-8: what a keeper has named, as the court names it: with the keeper before it, so that an order upon it finds its way. */
export const keptReference = (agencyId: string, reference: string): string => `${agencyId}${BETWEEN}${reference}`;

/** PROC-8: keeper and his own name of the property; undefined: no keeper of the court has named this. */
export function keeperOf(kept: string): { readonly agencyId: string; readonly reference: string } | undefined {
  const at = kept.indexOf(BETWEEN);
  return at < 1 || at === kept.length - 1
    ? undefined
    : { agencyId: kept.slice(0, at), reference: kept.slice(at + BETWEEN.length) };
}

/**
 * PRE-CTRL, PROC-23: the court that asks, by the number under which it does: 执, 执恢 or 执保, filed; persons and vehicles are looked for in a case of enforcement alone.
 * `CONTROL.NO_CASE_NUMBER`, `CONTROL.CASE_NUMBER_INVALID`, `PROPERTY_REQUEST.SEARCH_OF_ENFORCEMENT`.
 */
export function decideRequestingCourt({ kind, caseNumber }: PropertyRequested): Decision<string> {
  const numbered = decideControl(caseNumber, NUMBER_FIRST);
  if (!numbered.ok) {
    const { code, rule, zh, en } = numbered.error;
    return refuse({ code, rule, zh, en, path: '/caseNumber' });
  }
  const reading = parseCaseNumber(caseNumber);
  const { court, type } = reading.valid ? reading : { court: '', type: '' };
  if (kind === 'SEARCH' && !ENFORCING_TYPES.includes(type)) return refuse(refusals.SEARCH_OF_ENFORCEMENT);
  return accept(court);
}

/**
 * PRE-CTRL, PROC-8, PROC-14: to which bodies of the court it goes on that day. A query to each that keeps one of its classes, in these classes alone (网络查询规定7), and to nobody
 * where no class is kept. A search for a person to each that looks for persons, for a vehicle to the keeper who has named it. An order to the keeper who has named the property:
 * a new control only under a subscription in force, a renewal or release also after it has ended, by the last that had begun, for the control stands there.
 * `PROPERTY_REQUEST.NOBODY_SEARCHES`, `PROPERTY_REQUEST.KEEPER_UNKNOWN`, `PROPERTY_REQUEST.KEEPER_ENDED`.
 * @param all every subscription of the court that was ever in force.
 */
export function decidePropertyParts(
  asked: PropertyRequested,
  all: readonly Subscription[],
  on: LegalDate,
): Decision<readonly PropertyPart[]> {
  const keepers = inForceOfEachOn(all, on).filter(({ keeps }) => keeps !== undefined);
  if (asked.kind === 'QUERY')
    return accept(
      keepers.flatMap((one) => {
        const classes = asked.classes.filter((of) => one.keeps!.classes.includes(of));
        return classes.length === 0 ? [] : [partOf(one, classes)];
      }),
    );
  if (asked.kind === 'SEARCH' && asked.vehicle === undefined) {
    const searching = keepers.filter(({ keeps }) => keeps!.searches);
    return searching.length === 0 ? refuse(refusals.NOBODY_SEARCHES) : accept(searching.map((one) => partOf(one)));
  }
  const named = asked.kind === 'ORDER' ? asked.reference : asked.vehicle!;
  const { agencyId, reference } = keeperOf(named) ?? {};
  const path = asked.kind === 'ORDER' ? '/reference' : '/vehicle';
  const ever = all.filter((one) => one.agencyId === agencyId && one.keeps !== undefined);
  const last = subscriptionOn(ever, on);
  if (last === undefined) return refuse({ ...refusals.KEEPER_UNKNOWN, path });
  const now = keepers.find((one) => one.agencyId === agencyId);
  if (now === undefined && !(asked.kind === 'ORDER' && asked.action !== 'CONTROL'))
    return refuse({ ...refusals.KEEPER_ENDED, path });
  return accept([{ ...partOf(now ?? last), reference: reference! }]);
}

/**
 * PRE-CTRL, PROC-14, 网络查询规定7: may what lay ready since then still be put to the body on that day? Nothing goes out under a subscription that has ended, nor about what it names no more;
 * renewals and releases do, for the control stands there. @param ofBody every subscription of the body with the court that was ever in force.
 */
export function mayStillBeAsked(
  asked: PropertyRequested,
  { classes }: Pick<PropertyPart, 'classes'>,
  ofBody: readonly Subscription[],
  on: LegalDate,
): boolean {
  if (asked.kind === 'ORDER' && asked.action !== 'CONTROL') return true;
  const now = decidePropertyParts(asked, ofBody, on);
  return now.ok && now.value.some((part) => classes.every((one) => part.classes.includes(one)));
}

const partOf = ({ agencyId, id }: Subscription, classes: readonly AssetClass[] = []): PropertyPart => ({
  agencyId,
  subscriptionId: id,
  classes,
});

/** What a body has said of its part by now; null: nothing yet. */
export interface PartSaid<T> {
  readonly agencyId: string;
  /** As letters name it. */
  readonly name: string;
  readonly classes: readonly AssetClass[];
  /** It does not take the request as it is: to put it again would change nothing. */
  readonly refused: boolean;
  /** {@link isSurveyOver}: what it has not said by now is not waited for. */
  readonly overdue?: boolean;
  readonly said: T | null;
}

/** Property as a body names it. `asOf`: by data of which day; absent: of the day of the answer of its class. */
export interface NamedProperty {
  readonly class: AssetClass;
  readonly reference: string;
  readonly asOf?: LegalDate;
}

/** An answer to a query, as bodies give it and as the court puts it together. */
export interface QueryAnswer<F extends NamedProperty> {
  readonly state: 'PENDING' | 'ANSWERED';
  /** By data of which day, and what it does not reach. */
  readonly classes: readonly {
    readonly class: AssetClass;
    readonly answeredAt: CourtInstant;
    readonly asOf: LegalDate;
    readonly limits: string | null;
  }[];
  readonly found: readonly F[];
  readonly unanswered: readonly { readonly class: AssetClass; readonly reason: string }[];
}

/** PROC-8: about a month after a query its survey is finished: a body that has said nothing of it by then is named, and not waited for. */
export const isSurveyOver = (askedAt: CourtInstant, at: CourtInstant): boolean =>
  legalDateOf(at) > addMonths(legalDateOf(askedAt), SURVEY_MONTHS);

/**
 * PROC-8, PROC-7, 民诉法253: the answers of several bodies as one, in whatever order they come. What one body has found is there at once, whoever else is silent, by data of the day that it
 * names (`asOf`): the class stays open meanwhile. A class is there when every body that was asked for it has spoken, or its time is over: answered where one has answered it, and what the
 * others did not say, with their names, stands among what the answer does not reach; unanswered, with the reasons, where nobody has, or nobody keeps it. 网络查询规定7: what a body says
 * of a class that it was not asked for counts for nothing.
 */
export function combinedAnswer<F extends NamedProperty>(
  asked: readonly AssetClass[],
  parts: readonly PartSaid<QueryAnswer<F>>[],
): QueryAnswer<F & { readonly asOf: LegalDate }> {
  const inOrder = [...parts].sort((one, other) => (one.agencyId < other.agencyId ? -1 : 1));
  const of = asked.map((one) => ({
    class: one,
    heard: inOrder.filter(({ classes }) => classes.includes(one)).map((part) => ({ part, ...heardOf(part, one) })),
  }));
  const there = of.filter(({ heard }) => heard.every(({ kind }) => kind !== 'PENDING'));
  const answered = there.filter(({ heard }) => heard.some(({ kind }) => kind === 'ANSWERED'));
  return {
    state: there.length === of.length ? 'ANSWERED' : 'PENDING',
    classes: answered.map(({ class: one, heard }) => {
      const rows = heard.flatMap((each) => (each.row ? [each.row] : []));
      const words = heard.flatMap(({ part, row, reason }) => {
        const text = row ? row.limits : reason;
        return text === null || text === undefined ? [] : [heard.length === 1 ? text : `${part.name}：${text}`];
      });
      return {
        class: one,
        answeredAt: rows.map(({ answeredAt }) => answeredAt).reduce(laterOf),
        asOf: rows.map(({ asOf }) => asOf).reduce((a, b) => (a < b ? a : b)),
        limits: words.length === 0 ? null : joined(words),
      };
    }),
    found: of.flatMap(({ class: one, heard }) => heard.flatMap(({ part, row }) => foundIn(part, one, row))),
    unanswered: there
      .filter((each) => !answered.includes(each))
      .map(({ class: one, heard }) => ({
        class: one,
        reason: heard.length === 0 ? NOBODY : joined(heard.map(({ part, reason }) => `${part.name}：${reason}`)),
      })),
  };
}

/** What a body has found in a class. Before it has answered the class, what it dates itself: nobody else knows of which day it is. */
const foundIn = <F extends NamedProperty>(
  { agencyId, said }: PartSaid<QueryAnswer<F>>,
  one: AssetClass,
  row: Row | undefined,
): readonly (F & { readonly asOf: LegalDate })[] =>
  (said?.found ?? [])
    .filter(({ class: its }) => its === one)
    .flatMap((found) => {
      const asOf = found.asOf ?? row?.asOf;
      return asOf === undefined ? [] : [{ ...found, asOf, reference: keptReference(agencyId, found.reference) }];
    });

const NOBODY = '没有协助单位可供网络查询此类财产，应当另行查询。';

type Row = QueryAnswer<never>['classes'][number];

/** How one body stands to one class that it was asked for. */
function heardOf(
  { said, refused, overdue = false }: PartSaid<QueryAnswer<NamedProperty>>,
  one: AssetClass,
): { readonly kind: 'PENDING' | 'ANSWERED' | 'UNANSWERED'; readonly row?: Row; readonly reason?: string } {
  const row = said?.classes.find(({ class: its }) => its === one);
  if (row !== undefined) return { kind: 'ANSWERED', row };
  const reason = said?.unanswered.find(({ class: its }) => its === one)?.reason;
  if (reason !== undefined) return { kind: 'UNANSWERED', reason };
  if (refused) return { kind: 'UNANSWERED', reason: '未受理查询请求。' };
  if (said?.state === 'ANSWERED') return { kind: 'UNANSWERED', reason: '未就此类财产作出答复。' };
  return overdue ? { kind: 'UNANSWERED', reason: '逾期未答复。' } : { kind: 'PENDING' };
}

const joined = (words: readonly string[]): string => {
  const text = words.join('；');
  const more = `…（共${words.length}家单位）`;
  return text.length <= WORDS_MOST ? text : `${text.slice(0, WORDS_MOST - more.length)}${more}`;
};

/** What came of looking for somebody or something, as a body says it. */
export interface SearchSaid {
  readonly state: 'PENDING' | 'FOUND' | 'NOT_FOUND';
  readonly receivedAt?: CourtInstant;
}

/**
 * PROC-23: what several bodies have found, as one: what the first of them has found as soon as it is there; otherwise nothing before all have spoken, and then that nobody has.
 * REFUSED: nobody has found anything, and one of them has not looked.
 */
export function combinedSearch<R extends SearchSaid>(parts: readonly PartSaid<R>[]): R | 'PENDING' | 'REFUSED' {
  const over = parts.flatMap(({ said }) => (said !== null && isSettledSaying(said) ? [said] : []));
  const found = over.filter(({ state }) => state === 'FOUND');
  if (found.length > 0) return found.reduce((a, b) => (laterOf(a.receivedAt!, b.receivedAt!) === a.receivedAt ? b : a));
  if (over.length + parts.filter(({ refused }) => refused).length < parts.length) return 'PENDING';
  if (parts.some(({ refused }) => refused)) return 'REFUSED';
  return over.reduce((a, b) => (laterOf(a.receivedAt!, b.receivedAt!) === a.receivedAt ? a : b));
}

/** PROC-8, PROC-14: a body has nothing more to say of a query, search or order: it is not asked any more. What bears no date is no answer. */
export const isSettledSaying = (said: {
  readonly state: string;
  readonly classes?: readonly unknown[];
  readonly receivedAt?: CourtInstant;
}): boolean => said.state !== 'PENDING' && (said.classes !== undefined || said.receivedAt !== undefined);
