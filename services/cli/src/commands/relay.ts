import { readFile } from 'node:fs/promises';
import { courtKeys, privateKey, relayRoutes, runRelay, type CourtIdentity } from '@hejie/agency-link';
import { Command } from 'commander';
import { z } from 'zod';

interface RelayOptions {
  readonly in: string;
  readonly out: string;
  readonly memory: string;
  readonly routes: string;
  readonly courtKeys: string;
  readonly signingKey: string;
  readonly cert?: string;
  readonly key?: string;
  readonly sshKey?: string;
  readonly once?: boolean;
}

const jwks = z.object({ keys: courtKeys });

/** `hejie relay`: the machine between a court whose network does not reach agencies, and them (前置机). */
export const relayCommand = new Command('relay')
  .description('前置机: carry the bundles of a court to agencies, and bring back what they say')
  .requiredOption('--in <folder>', 'where the bundles of the court appear, a folder for each route')
  .requiredOption('--out <folder>', 'from where bundles go back to the court')
  .requiredOption('--memory <folder>', 'what the relay remembers: nobody else writes there')
  .requiredOption('--routes <file>', 'JSON: by route, the agency and how it is reached (HTTPS or SFTP)')
  .requiredOption('--court-keys <file>', 'public keys of the court (JWKS): GET /agency-keys of agency-exchange')
  .requiredOption('--signing-key <file>', 'private JWK of the relay, with which it signs its bundles')
  .option('--cert <file>', 'certificate (PEM) that the relay shows to agencies')
  .option('--key <file>', 'its private key (PEM)')
  .option('--ssh-key <file>', 'private key with which it logs in over SFTP')
  .option('--once', 'one pass, instead of until it is stopped')
  .addHelpText(
    'after',
    '\nIt may be killed at any moment, and goes on from where it was. One relay at a time for a folder.',
  )
  .action(async (options: RelayOptions, command: Command) => {
    const stopping = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
    const say = (line: string): void => command.configureOutput().writeErr?.(`${line}\n`);
    const settings = await settingsOf(options).catch((error: Error) =>
      command.error(`error: 前置机不能启动，the relay cannot start: ${error.message}`, { exitCode: 2 }),
    );
    const { carried, answered } = await runRelay({
      ...settings,
      once: options.once === true,
      signal: stopping.signal,
      warn: (route, code) => say(`${route}: ${code}`),
    });
    say(`已转送 ${carried} 条，带回 ${answered} 条 (carried on, brought back)`);
  });

async function settingsOf({ in: bundlesIn, out: receiptsOut, memory, ...options }: RelayOptions) {
  const text = (file: string) => readFile(file, 'utf8');
  const json = async (file: string): Promise<unknown> => JSON.parse(await text(file));
  const tls =
    options.cert && options.key ? { cert: await text(options.cert), key: await text(options.key) } : undefined;
  const identity: CourtIdentity = {
    signingKey: privateKey.parse(await json(options.signingKey)),
    ...(tls && { tls }),
    ...(options.sshKey && { sshKey: await text(options.sshKey) }),
  };
  const routes = relayRoutes.parse(await json(options.routes));
  return {
    bundlesIn,
    receiptsOut,
    memory,
    routes,
    identity,
    courtKeys: jwks.parse(await json(options.courtKeys)).keys,
  };
}
