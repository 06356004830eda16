import { issuerConfig } from '@hejie/security';
import { z } from 'zod';
import { temporalConfig } from '../settings.js';

/** Configuration of the codec server; what is said of a key here stands in `.env.example`. */
export const codecServerConfig = z.object({
  CODEC_PORT: z.coerce.number().int().min(1).max(65_535).describe('The port on which the codec server listens.'),
  CODEC_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Where the codec server listens; always loopback while CODEC_AUTH is off.'),
  CODEC_UI_ORIGIN: z.url().describe('The address of the Temporal UI, the only page that it serves.'),
  CODEC_AUTH: z
    .enum(['token', 'off'])
    .default('token')
    .describe('`token`: payloads are shown to operators. `off`: to everybody on loopback, for invented cases only.'),
  ...issuerConfig,
  TEMPORAL_PAYLOAD_KEYS: temporalConfig.TEMPORAL_PAYLOAD_KEYS,
});
export type CodecServerConfig = z.infer<typeof codecServerConfig>;
