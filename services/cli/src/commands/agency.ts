import { readFile } from 'node:fs/promises';
import {
  checkAgency,
  checkKeeper,
  conclusionText,
  overHttps,
  resultText,
  Unanswered,
  type CheckResult,
  type Target,
} from '@hejie/agency-conformance';
import { ASSET_CLASSES, type AssetClass } from '@hejie/law';
import { Command, InvalidArgumentError } from 'commander';

interface CheckOptions {
  readonly agency: string;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
  readonly signingKey: string;
  readonly keys: string;
  readonly content?: string;
  readonly wait: number;
  readonly keeps?: readonly AssetClass[];
  readonly json?: boolean;
}

/** Exit status where the agency does not conform, and where it could not be tried. */
const [NOT_CONFORMING, NOT_TRIED] = [1, 2];

/** `hejie agency`: the bodies to which a court tells its decisions. */
export const agencyCommand = new Command('agency').description(
  '推送单位: the bodies and platforms to which a court tells its decisions',
);

agencyCommand
  .command('check')
  .description('try whether the endpoint of an agency keeps the contract (推送接口符合性检查), with invented entries')
  .argument('<url>', 'of the endpoint, such as https://agency.example:8443; /hejie/v1 is added')
  .requiredOption('--agency <id>', 'the id of the agency (单位代号), as it stands in its subscription')
  .requiredOption('--signing-key <file>', 'private JWK with a kid, with which the deliveries are signed as by a court')
  .requiredOption('--keys <file>', 'public keys of the agency (JWKS), with which its answers are verified')
  .option('--cert <file>', 'client certificate (PEM) that is shown as by a court')
  .option('--key <file>', 'its private key (PEM)')
  .option('--ca <file>', 'authority (PEM) that has issued the certificate of the agency')
  .option('--content <file>', 'JSON of what stands in the deliveries, where the agency demands certain fields')
  .option('--wait <seconds>', 'how long an agency that has only received may take to carry out', readSeconds, 30)
  .option(
    '--keeps <classes>',
    'it keeps property in these classes (DEPOSIT,VEHICLE,…): that alone is tried',
    readClasses,
  )
  .option('--json', 'print the report as JSON')
  .addHelpText(
    'after',
    '\nExit status: 0 it conforms; 1 it does not; 2 it could not be tried. What each requirement is: docs/AGENCIES.md.\n\nExample:\n  hejie agency check https://127.0.0.1:4191/sample --agency sample --cert client.crt --key client.key --ca ca.crt --signing-key court.jwk --keys sample.jwks',
  )
  .action(async (url: string, options: CheckOptions, command: Command) => {
    const target = await targetOf(url, options).catch((error: Error) =>
      command.error(`error: 无法开始检查，the trial cannot begin: ${error.message}`, { exitCode: NOT_TRIED }),
    );
    const reached = await target.speak({ method: 'GET', path: '/contract' }).catch((error: unknown) => {
      if (error instanceof Unanswered) return error;
      throw error;
    });
    if (reached instanceof Unanswered)
      command.error(`error: 无法连接该单位，the agency cannot be reached: ${reached.message}`, { exitCode: NOT_TRIED });
    const say = (line: string): void => command.configureOutput().writeOut?.(`${line}\n`);
    const told = (result: CheckResult) => void (options.json || say(resultText(result)));
    const report = await (options.keeps ? checkKeeper(target, options.keeps, told) : checkAgency(target, told));
    say(options.json ? JSON.stringify(report, undefined, 2) : `\n${conclusionText(report)}`);
    if (!report.conforms) process.exitCode = NOT_CONFORMING;
  });

async function targetOf(url: string, options: CheckOptions): Promise<Target> {
  if (!/^https:\/\//.test(url)) throw new Error('只检查 https 地址 (only https is tried)');
  const read = (file: string | undefined) => (file === undefined ? undefined : readFile(file, 'utf8'));
  const [ca, cert, key] = [await read(options.ca), await read(options.cert), await read(options.key)];
  const courtKey = (await jsonOf(options.signingKey)) as Target['courtKey'];
  if (courtKey.kid === undefined || courtKey.d === undefined) throw new Error(`${options.signingKey}: kid, d`);
  const { keys } = (await jsonOf(options.keys)) as { readonly keys?: Target['agencyKeys'] };
  if (!Array.isArray(keys)) throw new Error(`${options.keys}: keys`);
  return {
    agencyId: options.agency,
    speak: overHttps({ url, ca, cert, key }),
    speakWithoutCertificate: overHttps({ url, ca }),
    courtKey,
    agencyKeys: keys,
    waitMs: options.wait * 1_000,
    content: options.content === undefined ? undefined : ((await jsonOf(options.content)) as Target['content']),
  };
}

async function jsonOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} 不是 JSON (is no JSON)`);
  }
}

function readSeconds(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('A whole number of seconds, at most 9999.');
  return Number(text);
}

function readClasses(text: string): readonly AssetClass[] {
  const named = text.split(',');
  const classes = ASSET_CLASSES.filter((one) => named.includes(one));
  if (classes.length !== named.length)
    throw new InvalidArgumentError(`Classes of property, by commas: ${ASSET_CLASSES.join(', ')}.`);
  return classes;
}
