import { createHash } from 'node:crypto';
import {
  type ControlOrder,
  type ControlReceipt,
  type FoundProperty,
  type Paper,
  type PropertyAnswer,
  type PropertyQuery,
  type SearchRequest,
  type SearchResult,
} from '@hejie/contracts/exchange';
import { addMs, compareInstants, legalDateOf, type CourtInstant } from '@hejie/law';
import { USUAL, type Behaviour, type Population } from './population.js';

/** Everything that the keepers remember. Plain JSON. */
export interface Memory {
  population: Population;
  readonly queries: Record<string, PropertyQuery>;
  readonly searches: Record<string, SearchRequest>;
  readonly orders: Record<string, ControlOrder>;
}

/** The same id with other content. */
export class Reused extends Error {}
/** A paper of an order is not the document of which its hash is. */
export class Altered extends Error {}
/** Nobody keeps what is named. */
export class Unknown extends Error {}

/** Who looks for persons and vehicles. */
const POLICE = '公安机关';
const MINUTE_MS = 60_000;

/** Those who keep property, as the court sees them. They have no clock: what they do is dated by what they are asked with. */
export class Keepers {
  constructor(private readonly memory: Memory) {}

  get population(): Population {
    return this.memory.population;
  }

  /** What was put under an id; undefined: nothing. */
  kindOf(id: string): 'QUERY' | 'SEARCH' | 'ORDER' | undefined {
    const { queries, searches, orders } = this.memory;
    if (Object.hasOwn(queries, id)) return 'QUERY';
    if (Object.hasOwn(searches, id)) return 'SEARCH';
    return Object.hasOwn(orders, id) ? 'ORDER' : undefined;
  }

  settle(population: Population): void {
    this.memory.population = population;
  }

  /** Takes a query; again, it is the same one. @throws Reused with other content. */
  ask(id: string, query: PropertyQuery): void {
    once(this.memory.queries, id, query);
  }

  /** The answer as far as it has come by `at`. @throws Unknown */
  answer(id: string, at: CourtInstant): PropertyAnswer {
    const query = known(this.memory.queries, id);
    const owned = this.population.subjects.find(({ idNumber }) => idNumber === query.subject.idNumber)?.property ?? [];
    const asked = query.classes.map((one) => ({ class: one, ...this.behaviourOf(one) }));
    const heard = asked.filter((one) => !one.silent && reached(at, query.askedAt, one));
    const answered = heard.filter(({ unanswered }) => unanswered === undefined);
    return {
      queryId: id,
      state: heard.length === asked.length ? 'ANSWERED' : 'PENDING',
      classes: answered.map((one) => ({
        class: one.class,
        answeredAt: after(query.askedAt, one),
        asOf: legalDateOf(query.askedAt),
        limits: one.limits,
      })),
      found: owned.filter((property) => answered.some((one) => one.class === property.class)),
      unanswered: heard.flatMap((one) =>
        one.unanswered === undefined ? [] : [{ class: one.class, reason: one.unanswered }],
      ),
    };
  }

  /** Takes a search for a person or a vehicle; again, it is the same one. @throws Reused with other content; Unknown where nobody keeps the vehicle. */
  look(id: string, search: SearchRequest): void {
    if (search.vehicle !== undefined) this.propertyOf(search.vehicle);
    once(this.memory.searches, id, search);
  }

  /** What came of looking by `at`. @throws Unknown */
  looked(id: string, at: CourtInstant): SearchResult {
    const { subject, vehicle, askedAt } = known(this.memory.searches, id);
    const behaviour = this.behaviourOf(vehicle === undefined ? 'WHEREABOUTS' : 'VEHICLE');
    if (behaviour.silent || !reached(at, askedAt, behaviour)) return { searchId: id, state: 'PENDING' };
    const person = this.population.subjects.find(({ idNumber }) => idNumber === subject.idNumber);
    const place = vehicle === undefined ? person?.whereabouts : person?.vehiclesAt[vehicle];
    const receivedAt = after(askedAt, behaviour);
    const signed = { searchId: id, receivedAt, by: POLICE };
    return place === undefined
      ? { ...signed, state: 'NOT_FOUND' }
      : { ...signed, state: 'FOUND', asOf: receivedAt, place };
  }

  /** Takes an order; again, it is the same one. @throws Altered; Reused with other content; Unknown where nobody keeps the property. */
  order(id: string, order: ControlOrder): void {
    for (const paper of [order.ruling, order.notice]) if (!isTrue(paper)) throw new Altered(paper.number);
    this.propertyOf(order.reference);
    once(this.memory.orders, id, { ...order, ruling: named(order.ruling), notice: named(order.notice) });
  }

  /** The receipt, once there is one. @throws Unknown */
  receipt(id: string, at: CourtInstant): ControlReceipt {
    const order = known(this.memory.orders, id);
    const property = this.propertyOf(order.reference);
    const behaviour = this.behaviourOf(property.class);
    if (behaviour.silent || !reached(at, order.orderedAt, behaviour)) return { orderId: id, state: 'PENDING' };
    const receivedAt = after(order.orderedAt, behaviour);
    const signed = { orderId: id, receivedAt, by: property.keeper };
    if (behaviour.refuses !== undefined) return { ...signed, state: 'REFUSED', reason: behaviour.refuses };
    if (order.action === 'RELEASE') return { ...signed, state: 'DONE' };
    const rank = property.priorControls + 1;
    if (rank > 1) return { ...signed, state: 'QUEUED', rank };
    return {
      ...signed,
      state: 'DONE',
      rank,
      amount: order.cap ?? property.value,
      effectiveOn: legalDateOf(receivedAt),
    };
  }

  private propertyOf(reference: string): FoundProperty {
    const found = this.population.subjects
      .flatMap(({ property }) => property)
      .find((one) => one.reference === reference);
    if (!found) throw new Unknown(reference);
    return found;
  }

  private behaviourOf(one: FoundProperty['class'] | 'WHEREABOUTS'): Behaviour {
    return this.population.behaviour[one] ?? USUAL;
  }
}

/** 网络查询规定4: the document that came is the one that the order names. */
const isTrue = ({ content, hash }: Paper): boolean =>
  content === undefined ||
  `sha256:${createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex')}` === hash;

/** Its hash stands for it: the document itself is not remembered. */
const named = ({ content: _, ...paper }: Paper): Paper => paper;

const after = (asked: CourtInstant, { answersAfterMinutes }: Behaviour): CourtInstant =>
  addMs(asked, answersAfterMinutes * MINUTE_MS);

const reached = (at: CourtInstant, asked: CourtInstant, behaviour: Behaviour): boolean =>
  compareInstants(at, after(asked, behaviour)) >= 0;

function once<T>(kept: Record<string, T>, id: string, given: T): void {
  const earlier = Object.hasOwn(kept, id) ? kept[id] : undefined;
  if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(given)) throw new Reused(id);
  kept[id] = given;
}

function known<T>(kept: Record<string, T>, id: string): T {
  const found = Object.hasOwn(kept, id) ? kept[id] : undefined;
  if (found === undefined) throw new Unknown(id);
  return found;
}
