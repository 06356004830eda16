import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Configuration of the two services that speak of property: who asks proves itself by it, and who passes it on to the keepers lets nobody else in. */
export const propertyTokenConfig = {
  PROPERTY_EXCHANGE_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Secret: by which asset-control proves itself to agency-exchange where property is asked for (Bearer). The same in both. Needed where the clock is real, and but on loopback.',
    ),
};

/** Whether somebody brings this secret: compared in a time that says nothing of it. */
export function bringsSecret(authorization: string | undefined, secret: string): boolean {
  const brought = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  return brought !== undefined && timingSafeEqual(digest(brought), digest(secret));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
