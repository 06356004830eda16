import { readFile } from 'node:fs/promises';
import {
  CREDENTIAL_KINDS,
  CREDENTIAL_SCOPES,
  CredentialError,
  isPng,
  readQr,
  trustedKeys,
  unpacked,
  verifyCredential,
  type CredentialOutcome,
  type CredentialVerification,
  type RepairCredential,
} from '@hejie/credentials';
import { courtInstant, LawError, type Bilingual, type CourtInstant } from '@hejie/law';
import { Command, InvalidArgumentError } from 'commander';

/** What is said of an outcome, and the exit status that says it to a program. */
const OUTCOMES: Readonly<Record<CredentialOutcome, Bilingual & { readonly status: number }>> = {
  VALID: { zh: '有效', en: 'valid', status: 0 },
  STALE: { zh: '状态清单过旧，不能确认', en: 'not certain, for the status list is too old', status: 3 },
  REVOKED: { zh: '已撤销', en: 'revoked', status: 4 },
  SUSPENDED: { zh: '已中止', en: 'suspended', status: 5 },
  INVALID: { zh: '无效', en: 'not valid', status: 6 },
};
/** Exit status where a file cannot be read, so that nothing can be said. */
const UNREADABLE = 2;

/** `hejie credential`: certificates of credit repair that anybody can verify. */
export const credentialCommand = new Command('credential').description(
  '可验证的信用修复凭证: certificates of credit repair that anybody can verify',
);

credentialCommand
  .command('verify')
  .description('verify a certificate of credit repair (信用修复证明 and the like) without a network')
  .argument(
    '<file>',
    'the certificate: a JWT (application/vc+jwt), the answer of GET …/credential, the text of its QR code, or the QR code as PNG',
  )
  .requiredOption('--status-list <file>', "the court's status list (状态清单), as it publishes it")
  .requiredOption('--keys <file>', 'the public keys that are trusted (JWKS), as the court publishes them')
  .option('--at <instant>', 'as of another instant than now, such as 2026-12-12T10:00:00+08:00', readInstant)
  .addHelpText(
    'after',
    `\nExit status: 0 valid by a status list of the last seven days; 3 that list is older; 4 revoked; 5 suspended; 6 not valid (altered, not signed by a trusted key, expired); 2 a file cannot be read.\n\nExample:\n  hejie credential verify certificate.png --status-list status.jwt --keys keys.json`,
  )
  .action(async (file: string, { statusList, keys, at }: VerifyOptions, command: Command) => {
    const read = await filesRead(file, statusList, keys);
    if ('zh' in read) return command.error(`error: ${read.zh} ${read.en}`, { exitCode: UNREADABLE });
    const found = await verifyCredential({ ...read, now: at ?? courtInstant(Date.now()) });
    command.configureOutput().writeOut?.(printed(found));
    const { status } = OUTCOMES[found.outcome];
    if (status !== 0) process.exitCode = status;
  });

interface VerifyOptions {
  readonly statusList: string;
  readonly keys: string;
  readonly at?: CourtInstant;
}

function readInstant(text: string): CourtInstant {
  try {
    return courtInstant(text);
  } catch (error) {
    if (error instanceof LawError) throw new InvalidArgumentError(`${error.zh} ${error.en}`);
    throw error;
  }
}

/** The three files, or what is wrong with the first that cannot be read. */
async function filesRead(file: string, statusList: string, keys: string) {
  const [document, list, jwks] = await Promise.all([file, statusList, keys].map(bytesOf));
  const missing = [file, statusList, keys].filter((_, index) => [document, list, jwks][index] === null);
  if (document == null || list == null || jwks == null)
    return { zh: `无法读取文件：${missing.join('、')}。`, en: `It cannot be read: ${missing.join(', ')}.` };
  const credential = isPng(document) ? readQr(document) : writtenIn(document.toString('utf8'));
  if (credential === null) return { zh: '图片中没有可识读的二维码。', en: 'No QR code can be read in the picture.' };
  try {
    return {
      credential: unpacked(credential),
      statusList: list.toString('utf8').trim(),
      trustedKeys: trustedKeys(jwks.toString('utf8')),
    };
  } catch (error) {
    if (error instanceof CredentialError) return { zh: `${keys}：${error.zh}。`, en: `${keys}: ${error.en}.` };
    throw error;
  }
}

/** The credential in a text: the text itself, or what the service answers it in (`credentialAnswer`), as `curl` leaves it. */
function writtenIn(text: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    const { credential } = JSON.parse(text) as { readonly credential?: unknown };
    return typeof credential === 'string' ? credential : text;
  } catch {
    return text;
  }
}

const bytesOf = (file: string): Promise<Buffer | null> => readFile(file).catch(() => null);

function printed({ outcome, reasons, credential }: CredentialVerification): string {
  const { zh, en } = OUTCOMES[outcome];
  return [
    `${outcome} ${zh}`,
    ...reasons.map((reason) => reason.zh),
    `${outcome}: ${en}.`,
    ...reasons.map((reason) => reason.en),
    ...(credential === null ? [] : ['', ...contentOf(credential)]),
    '',
  ].join('\n');
}

function contentOf({ type, issuer, credentialSubject }: RepairCredential): readonly string[] {
  const { name, number, court, caseNumber, statement, decidedOn, scope } = credentialSubject;
  const [kind, extent] = [CREDENTIAL_KINDS[type[1]], CREDENTIAL_SCOPES[scope]];
  return [
    `文书 document: ${kind.zh} (${kind.en})`,
    `当事人 party: ${name} ${number}`,
    `法院 court: ${court}`,
    `案号 case: ${caseNumber}`,
    `决定日期 decided on: ${decidedOn}`,
    `范围 scope: ${extent.zh} (${extent.en})`,
    `内容 statement: ${statement}`,
    `签发人 issuer: ${issuer}`,
  ];
}
