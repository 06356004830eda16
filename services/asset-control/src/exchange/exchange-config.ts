import { propertyTokenConfig } from '@hejie/security';
import { ConfigurationError } from '@hejie/service-kit';
import { type Provider } from '@nestjs/common';
import { z } from 'zod';
import { ExchangeRecorder } from './exchange-recorder.js';
import { EXCHANGE_PACE, ExchangeRelay } from './exchange-relay.js';
import { ExchangeRequests } from './exchange-requests.js';
import { HttpPropertyExchange } from './http-property-exchange.js';
import { PROPERTY_EXCHANGE } from './property-exchange.js';

/** Only a process on this machine is spoken to in the clear: what is put names persons and what they own. */
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?(?:\/|$)/;

/** Where those who keep property are asked, and how often the service looks whether there is anything to ask. */
export const exchangeConfig = {
  PROPERTY_EXCHANGE_URL: z
    .url()
    .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'must be https, or on loopback')
    .optional()
    .describe(
      'Address of agency-exchange, through which those who keep property are asked: queries and orders are put there, and asked for. https, or http on loopback; needed where the clock is real, else http://127.0.0.1:4190.',
    ),
  ...propertyTokenConfig,
  PROPERTY_EXCHANGE_PACE_MS: z.coerce
    .number()
    .int()
    .min(20)
    .default(1000)
    .describe('Milliseconds between two looks for queries and orders that are to be put or asked for.'),
};
type ExchangeConfig = z.infer<z.ZodObject<typeof exchangeConfig>> & { readonly COURT_CLOCK?: 'real' | 'compressed' };

/** The keepers of invented cases, whose time is compressed. */
const OF_INVENTED_CASES = 'http://127.0.0.1:4190';

/**
 * What puts queries and orders to those who keep property, and records what they answer. @throws ConfigurationError where real cases name no keepers, or the
 * court would go to them without proving itself.
 */
export function exchangeProviders({
  COURT_CLOCK,
  PROPERTY_EXCHANGE_URL: url,
  PROPERTY_EXCHANGE_TOKEN: token,
  PROPERTY_EXCHANGE_PACE_MS: pace,
}: ExchangeConfig): Provider[] {
  if (url === undefined && COURT_CLOCK !== 'compressed')
    throw wrong('PROPERTY_EXCHANGE_URL', 'is needed for real cases');
  const base = url ?? OF_INVENTED_CASES;
  if (token === undefined && !LOOPBACK.test(base)) throw wrong('PROPERTY_EXCHANGE_TOKEN', 'is needed but on loopback');
  return [
    { provide: PROPERTY_EXCHANGE, useValue: new HttpPropertyExchange(base, token) },
    { provide: EXCHANGE_PACE, useValue: pace },
    ExchangeRecorder,
    ExchangeRelay,
    ExchangeRequests,
  ];
}

const wrong = (key: string, reason: string) => new ConfigurationError('asset-control', [{ key, reason }]);
