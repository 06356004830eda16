import {
  controlReceipt,
  propertyAnswer,
  searchResult,
  type ControlOrder,
  type ControlReceipt,
  type PropertyAnswer,
  type PropertyQuery,
  type SearchRequest,
  type SearchResult,
} from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import { type z } from 'zod';
import { ExchangeAway, ExchangeRefusal, type PropertyExchange } from './property-exchange.js';

/** How long a keeper may take to take something, or to say how far he is. */
const ANSWER_WITHIN_MS = 10_000;
/**
 * Not now, and perhaps later: it timed out there, or there is too much at once; or the door does not let the court in, which
 * is nothing of the one request: nobody parks everything for it.
 */
const LATER = new Set([401, 403, 407, 408, 425, 429]);
/** The door stands there, and nobody behind it. */
const AWAY = new Set([502, 503, 504]);

/** The exchange over HTTP, in the shapes of `@hejie/contracts/exchange`. */
export class HttpPropertyExchange implements PropertyExchange {
  private readonly base: URL;

  /**
   * @param base address of the door of those who keep property; what is below it is joined to its path.
   * @param token by which the court proves itself there; absent: by nothing, on loopback.
   */
  constructor(
    base: string,
    private readonly token?: string,
    private readonly within = ANSWER_WITHIN_MS,
  ) {
    this.base = new URL(base.endsWith('/') ? base : `${base}/`);
  }

  async putQuery(id: string, query: PropertyQuery): Promise<void> {
    await this.call('PUT', 'property-queries', id, '', query);
  }

  async answer(id: string, at: CourtInstant): Promise<PropertyAnswer> {
    return this.read('property-queries', id, at, propertyAnswer, ({ queryId }) => queryId);
  }

  async putSearch(id: string, search: SearchRequest): Promise<void> {
    await this.call('PUT', 'searches', id, '', search);
  }

  async searched(id: string, at: CourtInstant): Promise<SearchResult> {
    return this.read('searches', id, at, searchResult, ({ searchId }) => searchId);
  }

  async putOrder(id: string, order: ControlOrder): Promise<void> {
    await this.call('PUT', 'control-orders', id, '', order);
  }

  async receipt(id: string, at: CourtInstant): Promise<ControlReceipt> {
    return this.read('control-orders', id, at, controlReceipt, ({ orderId }) => orderId);
  }

  private async read<T>(
    door: string,
    id: string,
    at: CourtInstant,
    shape: z.ZodType<T>,
    idOf: (given: T) => string,
  ): Promise<T> {
    const response = await this.call('GET', door, id, `?at=${encodeURIComponent(at)}`);
    const said = await reached(response.text());
    const given = shape.safeParse(asJson(said));
    // What is wrong with it is not said: an answer holds personal data.
    if (!given.success) throw new Error(`${door} answered in a shape that is not agreed`);
    if (idOf(given.data) !== id) throw new Error(`${door} answered about something else than was asked`);
    return given.data;
  }

  private async call(method: string, door: string, id: string, query: string, body?: object): Promise<Response> {
    const response = await reached(
      fetch(new URL(`${door}/${encodeURIComponent(id)}${query}`, this.base), {
        method,
        headers: {
          'content-type': 'application/json',
          ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(this.within),
        redirect: 'error',
      }),
    );
    const { status } = response;
    if (status < 300) return response;
    await response.body?.cancel();
    if (AWAY.has(status)) throw new ExchangeAway(`${door} answered ${status}`);
    if (status >= 400 && status < 500 && !LATER.has(status)) throw new ExchangeRefusal(`${door} answered ${status}`);
    throw new Error(`${door} answered ${status}`);
  }
}

/** What comes from the other side. @throws ExchangeAway where there is no connection, or it breaks off; who takes too long is there, and slow. */
async function reached<T>(coming: Promise<T>): Promise<T> {
  try {
    return await coming;
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') throw error;
    throw new ExchangeAway('nobody was reached', { cause: error });
  }
}

/** Nothing for what is no JSON: no shape has that. */
function asJson(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}
