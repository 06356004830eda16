import { ConfigurationError } from '@hejie/service-kit';
import { z } from 'zod';
import { HttpNumberKeeper, type NumberKeeper } from './number-keeper.js';

/** Only a process on this machine is spoken to in the clear. */
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?(?:\/|$)/;
const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'];
/** Where numbers are kept for invented cases, whose time is compressed. */
const OF_INVENTED_CASES = 'http://127.0.0.1:7104';

const DOCUMENT_NUMBERS_TOKEN = z
  .string()
  .min(16)
  .optional()
  .describe(
    'Secret: by which intake and performance prove themselves to asset-control where they ask for the number of a ruling (Bearer). The same in all. Needed where the clock is real, and but on loopback.',
  );

/** Configuration of the service that counts the numbers of shared titles. */
export const numberKeeperConfig = { DOCUMENT_NUMBERS_TOKEN };

/** Configuration of a service that makes documents of a title whose numbers another one counts. */
export const sharedNumbersConfig = {
  DOCUMENT_NUMBERS_URL: z
    .url()
    .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'must be https, or on loopback')
    .optional()
    .describe(
      'Address of asset-control, which counts the numbers of rulings (执行裁定书) under a case number. https, or http on loopback; needed where the clock is real, else http://127.0.0.1:7104.',
    ),
  DOCUMENT_NUMBERS_TOKEN,
};
type Asks = z.infer<z.ZodObject<typeof sharedNumbersConfig>> & { readonly COURT_CLOCK?: 'real' | 'compressed' };
type Keeps = z.infer<z.ZodObject<typeof numberKeeperConfig>> & {
  readonly HOST?: string;
  readonly COURT_CLOCK?: 'real' | 'compressed';
};

/** Whom a service asks. @throws ConfigurationError where real cases name no keeper, or it would go there without proving itself. */
export function numberKeeperOf(
  service: string,
  { COURT_CLOCK, DOCUMENT_NUMBERS_URL: url, DOCUMENT_NUMBERS_TOKEN: token }: Asks,
): NumberKeeper {
  if (url === undefined && COURT_CLOCK !== 'compressed')
    throw wrong(service, 'DOCUMENT_NUMBERS_URL', 'is needed for real cases');
  const base = url ?? OF_INVENTED_CASES;
  if (token === undefined && !LOOPBACK.test(base))
    throw wrong(service, 'DOCUMENT_NUMBERS_TOKEN', 'is needed but on loopback');
  return new HttpNumberKeeper(base, token);
}

/** By what those who ask prove themselves. @throws ConfigurationError where real cases, or who comes over a network, would be let in without. */
export function numbersTokenOf(
  service: string,
  { HOST: host, COURT_CLOCK, DOCUMENT_NUMBERS_TOKEN: token }: Keeps,
): string | undefined {
  const isRehearsal = COURT_CLOCK === 'compressed' && (host === undefined || LOOPBACK_HOSTS.includes(host));
  if (token === undefined && !isRehearsal)
    throw wrong(service, 'DOCUMENT_NUMBERS_TOKEN', 'is needed for real cases, and but on loopback');
  return token;
}

const wrong = (service: string, key: string, reason: string) => new ConfigurationError(service, [{ key, reason }]);
