import { Command } from 'commander';

/**
 * The commands of `hejie`, one file each in `commands/`. Each is loaded only when it is called or listed: a calculation
 * does not wait for the libraries of the others.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  agency: async () => (await import('./commands/agency.js')).agencyCommand,
  audit: async () => (await import('./commands/audit.js')).auditCommand,
  calc: async () => (await import('./commands/calc.js')).calcCommand,
  credential: async () => (await import('./commands/credential.js')).credentialCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  redrive: async () => (await import('./commands/redrive.js')).redriveCommand,
  relay: async () => (await import('./commands/relay.js')).relayCommand,
  token: async () => (await import('./commands/token.js')).tokenCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
};

// Whoever reads our output may stop early (`hejie calc --batch | head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const args = process.argv.slice(2);
const [name = ''] = args;
const called = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
const program = new Command('hejie').description('和解: the command line of Hejie');
for (const load of called === undefined ? Object.values(COMMANDS) : [called]) program.addCommand(await load());
await program.parseAsync(args, { from: 'user' });
