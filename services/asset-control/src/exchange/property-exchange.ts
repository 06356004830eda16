import {
  type ControlOrder,
  type ControlReceipt,
  type PropertyAnswer,
  type PropertyQuery,
  type SearchRequest,
  type SearchResult,
} from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';

/**
 * Those who keep property, as the court speaks to them (网络执行查控): each query and order is put once under an id, put again it is the same,
 * and it is asked for until it is answered. Every method throws {@link ExchangeRefusal} for what they refuse, {@link ExchangeAway} where nobody is
 * reached, and any other error where they cannot be understood, or want to be asked later.
 */
export interface PropertyExchange {
  putQuery(id: string, query: PropertyQuery): Promise<void>;
  /** The answer as far as it has come by that instant. */
  answer(id: string, at: CourtInstant): Promise<PropertyAnswer>;
  putSearch(id: string, search: SearchRequest): Promise<void>;
  /** What came of looking by that instant. */
  searched(id: string, at: CourtInstant): Promise<SearchResult>;
  putOrder(id: string, order: ControlOrder): Promise<void>;
  receipt(id: string, at: CourtInstant): Promise<ControlReceipt>;
}

/** Injection token of the {@link PropertyExchange}. */
export const PROPERTY_EXCHANGE = Symbol('PROPERTY_EXCHANGE');

/** What is put is refused as such: to put it again would change nothing. Its message never names a person. */
export class ExchangeRefusal extends Error {}

/** Nobody is reached there now: it says nothing of the one request, and is over for all of them at once. */
export class ExchangeAway extends Error {
  override readonly name = 'ExchangeAway';
}
