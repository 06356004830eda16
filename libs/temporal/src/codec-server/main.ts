/**
 * The codec server as a process. Operators see payloads in the Temporal UI only while they bear a token of the
 * role `operator`; `CODEC_AUTH=off` lifts that for a stack of invented cases, and then only loopback is served.
 */
import { createServer } from 'node:http';
import { z } from 'zod';
import { codecServerConfig, type CodecServerConfig } from './codec-server-config.js';
import { EncryptionCodec } from '../payload/encryption-codec.js';
import { parseKeyRing } from '../payload/key-ring.js';
import { codecListener } from './codec-listener.js';
import { readersOf } from './readers.js';

const LOOPBACK = '127.0.0.1';

function serve(settings: CodecServerConfig): void {
  const codec = new EncryptionCodec(parseKeyRing(settings.TEMPORAL_PAYLOAD_KEYS));
  const server = createServer(
    codecListener({ codec, uiOrigin: new URL(settings.CODEC_UI_ORIGIN).origin, readers: readersOf(settings) }),
  );
  const host = settings.CODEC_AUTH === 'off' ? LOOPBACK : settings.CODEC_HOST;
  server.listen(settings.CODEC_PORT, host, () =>
    console.log(`Codec server on http://${host}:${settings.CODEC_PORT} for ${settings.CODEC_UI_ORIGIN}`),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
}

const parsed = codecServerConfig.safeParse(process.env);
if (parsed.success) {
  serve(parsed.data);
} else {
  console.error(`The codec server is not configured:\n${z.prettifyError(parsed.error)}`);
  process.exitCode = 1;
}
