import { startStack, temporaryDataDir } from '@hejie/local';

import { Supervised } from './supervised.mjs';

/** Where a running stack is named for the tests; named by hand, that stack is used and left running. */
export const VARIABLE = 'HEJIE_E2E_STACK';

/** @type {{ stack?: import('@hejie/local').RunningStack, dataDir?: string }} */
export const running = {};

/** @type {{ supervised?: Supervised, dataDir?: string }} */
export const forJest = {};

/**
 * A whole stack with its own data and ports, so that it never meets the one of `npm start`.
 * @param {Partial<import('@hejie/local').StackOptions>} [options]
 * @returns {Promise<string>} what {@link VARIABLE} says of it
 */
export async function bringUp(options = {}) {
  const dataDir = options.dataDir ?? (await temporaryDataDir('e2e'));
  const stack = await startStack({ portsOffset: 'free', serversFrom: {}, throwaway: true, ...options, dataDir });
  Object.assign(running, { stack, dataDir });
  const { addresses, adminUrl } = stack;
  return JSON.stringify({ dataDir, addresses, adminUrl, supervisor: process.pid });
}

/** Its supervisor is a process of its own: the last test kills it. */
export default async function startForJest() {
  if (process.env[VARIABLE] !== undefined) return;
  forJest.dataDir = await temporaryDataDir('e2e');
  forJest.supervised = await Supervised.up(forJest.dataDir);
  process.env[VARIABLE] = forJest.supervised.named;
}
