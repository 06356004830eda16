import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueCredential, issueStatusList, qrImage, signingKeys, type SigningKeys } from '@hejie/credentials';
import { courtInstant, legalDate } from '@hejie/law';

const CLI = join(import.meta.dirname, '..');
/** Lets the process run from its sources, as these tests do. */
const FROM_SOURCE = join(CLI, '../../libs/messaging/test/fixture/run-typescript.mjs');
const ISSUER = 'https://credit.court.example/0283';
const LIST = `${ISSUER}/status/1`;
const AT = '2026-12-12T10:00:00+08:00';

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own, to its end. */
const hejie = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const options = ['--no-warnings', '-C', '@hejie/source', '--import', FROM_SOURCE, join(CLI, 'src/main.ts')];
    execFile(process.execPath, [...options, ...args], { env: {} }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    );
  });

describe('hejie credential verify', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);
  const verify = (file: string, list = 'list.jwt', keys = 'keys.json', at = AT): Promise<Ended> =>
    hejie('credential', 'verify', path(file), '--status-list', path(list), '--keys', path(keys), '--at', at);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hejie-credential-'));
    const newKeys = (): SigningKeys => {
      const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
      return signingKeys(JSON.stringify({ keys: [{ ...jwk, kid: `${ISSUER}#1` }] }));
    };
    const [keys, others] = [newKeys(), newKeys()];
    // S21: Pingdu's certificate.
    const credentialOf = (validFrom: string): Promise<string> =>
      issueCredential(
        {
          id: 'urn:uuid:0b6d0f0e-5a3c-4c39-9d1e-6f0f6f3d5a21',
          kind: 'CreditRepairCertificate',
          claims: {
            subject: { kind: 'PERSON', name: '张三', number: '370502198806150017' },
            court: '山东省平度市人民法院',
            caseNumber: '（2026）鲁0283执恢41号',
            statement: '张三已履行完毕全部义务，特此证明。',
            decidedOn: legalDate('2026-12-12'),
            scope: 'THIS_CASE',
          },
          validFrom: courtInstant(validFrom),
          status: { list: LIST, index: 5 },
        },
        keys,
      );
    const listOf = (revoked: number[], suspended: number[] = [], asOf = '2026-12-12T08:00:00+08:00'): Promise<string> =>
      issueStatusList({ list: LIST, asOf: courtInstant(asOf), revoked, suspended }, keys);
    const credential = await credentialOf('2026-12-12T09:00:00+08:00');
    const middle = Math.floor(credential.length / 2);
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'certificate.jwt': `${credential}\n`,
      'certificate.png': qrImage(credential).png,
      'scanned.txt': qrImage(credential).text,
      'answer.json': JSON.stringify({ certificateId: 'c-1', credential, statusList: LIST, issuedAt: AT }),
      'no-credential.json': JSON.stringify({ code: 'CERTIFICATE.UNKNOWN' }),
      'altered.jwt':
        credential.slice(0, middle) + (credential[middle] === 'A' ? 'B' : 'A') + credential.slice(middle + 1),
      'no-code.png': qrImage(credential).png.subarray(0, 200),
      'of-2020.jwt': await credentialOf('2020-01-02T09:00:00+08:00'),
      'list-of-2020.jwt': await listOf([], [], '2020-01-02T09:00:00+08:00'),
      'list.jwt': await listOf([4, 6], [4, 6]),
      'revoked.jwt': await listOf([5]),
      'suspended.jwt': await listOf([], [5]),
      'keys.json': JSON.stringify(keys.published),
      'other-keys.json': JSON.stringify(others.published),
    };
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(path(name), content)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says of a certificate from its QR code what it says, S21, and ends with 0', async () => {
    const { status, out, err } = await verify('certificate.png');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n')).toEqual([
      'VALID 有效',
      '依2026年12月12日的状态清单：签名、签发人、有效期均无误，既未撤销，也未中止。',
      'VALID: valid.',
      'By the status list of 2026-12-12: the signature, the issuer and the times hold, and it is neither revoked nor suspended.',
      '',
      '文书 document: 信用修复证明 (certificate of credit repair)',
      '当事人 party: 张三 3705021988****0017',
      '法院 court: 山东省平度市人民法院',
      '案号 case: （2026）鲁0283执恢41号',
      '决定日期 decided on: 2026-12-12',
      '范围 scope: 仅就本案 (of this case alone)',
      '内容 statement: 张三已履行完毕全部义务，特此证明。',
      `签发人 issuer: ${ISSUER}`,
      '',
    ]);
  });

  it.each<[string, string, number, readonly string[]]>([
    ['VALID', 'as JWT', 0, ['certificate.jwt']],
    ['VALID', 'as text of its QR code', 0, ['scanned.txt']],
    ['VALID', 'as the service answers it', 0, ['answer.json']],
    [
      'STALE',
      'by a list of eight days ago',
      3,
      ['certificate.png', 'list.jwt', 'keys.json', '2026-12-20T10:00:00+08:00'],
    ],
    ['REVOKED', 'whose bit is set', 4, ['certificate.png', 'revoked.jwt']],
    ['SUSPENDED', 'whose bit is set', 5, ['certificate.png', 'suspended.jwt']],
    ['INVALID', 'in which a letter is another one', 6, ['altered.jwt']],
    ['INVALID', 'in an answer that has none', 6, ['no-credential.json']],
    ['INVALID', 'of another key', 6, ['certificate.png', 'list.jwt', 'other-keys.json']],
    ['INVALID', 'that is none', 6, ['keys.json']],
    ['INVALID', 'whose list is none', 6, ['certificate.png', 'keys.json']],
  ])('says %s of one %s and ends with %d', async (outcome, _, status, [file = '', ...rest]) => {
    const ended = await verify(file, ...rest);
    expect(ended).toMatchObject({ status, err: '', out: expect.stringMatching(new RegExp(`^${outcome} `)) });
    expect(ended.out.includes('张三')).toBe(outcome !== 'INVALID');
  });

  it.each([
    ['a file is missing', ['none.jwt'], '无法读取文件：.*none.jwt。 It cannot be read: .*none.jwt'],
    ['a picture has no code', ['no-code.png'], '没有可识读的二维码。 No QR code can be read'],
    ['the keys are none', ['certificate.jwt', 'list.jwt', 'list.jwt'], 'list.jwt：不是公钥集.*no set of public keys'],
  ])('ends with 2 where %s', async (_, [file = '', ...rest], said) => {
    expect(await verify(file, ...rest)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(said) });
  });

  it('ends with 1 where it is asked in a wrong way', async () => {
    const { status, err } = await verify('certificate.jwt', 'list.jwt', 'keys.json', 'today');
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining('不是带时区的时刻') });
  });

  it('goes by the clock of the machine where nothing else is said', async () => {
    const files = [path('of-2020.jwt'), '--status-list', path('list-of-2020.jwt'), '--keys', path('keys.json')];
    expect(await hejie('credential', 'verify', ...files)).toMatchObject({
      status: 3,
      out: expect.stringContaining('2020-01-02'),
    });
  });
});
