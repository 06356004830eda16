import { startStack, temporaryDataDir } from '@hejie/local';

/** Where a running stack is named for the tests; named by hand, that stack is used and left running. */
export const VARIABLE = 'HEJIE_E2E_STACK';

/** @type {{ stack?: import('@hejie/local').RunningStack, dataDir?: string }} */
export const running = {};

/**
 * A whole stack with its own data and ports, so that it never meets the one of `npm start`.
 * @param {Partial<import('@hejie/local').StackOptions>} [options]
 * @returns {Promise<string>} what {@link VARIABLE} says of it
 */
export async function bringUp(options = {}) {
  const dataDir = options.dataDir ?? (await temporaryDataDir('e2e'));
  const stack = await startStack({ portsOffset: 'free', serversFrom: {}, ...options, dataDir });
  Object.assign(running, { stack, dataDir });
  return JSON.stringify({ dataDir, addresses: stack.addresses, adminUrl: stack.adminUrl });
}

export default async function startForJest() {
  process.env[VARIABLE] ??= await bringUp();
}
