/** A process of its own, as agencies are: told once who there is, then how they behave; it says where they are, and by which keys they sign. */
import { startAgencies, type AgencyPopulation, type RunningAgencies } from '@hejie/simulator';

/** What it is told. */
export type ToldAgencies =
  | { readonly tls: { readonly cert: string; readonly key: string; readonly ca: string } }
  | { readonly population: AgencyPopulation };
/** What it says. */
export type SaidByAgencies = { readonly url: string } | { readonly keys: Readonly<Record<string, object>> };

let running: RunningAgencies;
const told = async (message: ToldAgencies): Promise<SaidByAgencies> => {
  if ('tls' in message) {
    running = await startAgencies({ port: 0, controlPort: 0, tls: message.tls });
    return { url: running.url };
  }
  running.agencies.settle(message.population);
  return { keys: Object.fromEntries(running.agencies.all().map(({ id, publicKey }) => [id, publicKey])) };
};
process.on('message', (message) => void told(message as ToldAgencies).then((said) => process.send!(said)));
process.on('disconnect', () => process.exit(0));
