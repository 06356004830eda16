import { generateKeyPairSync } from 'node:crypto';
import { courtInstant } from '@hejie/law';
import { AGENCY_FIELDS } from '@hejie/settlement';
import { type JWK } from 'jose';
import { type Check } from '../check.js';
import { type Session } from '../session.js';
import { signedBy } from '../signing.js';
import { Unanswered } from '../speaking.js';
import { must, NotTried, Unmet } from '../unmet.js';

const SIGNATURE_MEND =
  '先以登记的法院公钥核对 hejie-signature 与收到的原始字节，不符或者没有的，答复401和 REJECTED（SIGNATURE），不办理';

/** Sends an addition that must be refused for its signature, and looks that nothing came of it. */
async function refusedFor(session: Session, signature: (body: Buffer) => Promise<string | undefined>): Promise<void> {
  const entry = session.newEntry();
  const message = session.delivery(entry, 'ADD', 1);
  const body = Buffer.from(JSON.stringify(message));
  session.mustRefuse(await session.put(message.deliveryId, body, await signature(body)), 'SIGNATURE');
  await session.mustShow(entry, 'ABSENT');
}

/** What an agency must not accept, and what it must. */
export const REFUSING: readonly Check[] = [
  {
    id: 'NO_CERTIFICATE',
    zh: '没有客户端证书的连接应当拒绝',
    section: '6',
    mend: '服务端应要求并核验客户端证书（双向 TLS），不得只在应用层判断',
    async run(session) {
      const { speakWithoutCertificate } = session.target;
      if (speakWithoutCertificate === undefined) throw new NotTried('没有经 HTTPS 检查');
      await session.ask('GET /contract', { method: 'GET', path: '/contract' });
      const came = await speakWithoutCertificate({ method: 'GET', path: '/contract' }).catch((error: unknown) => error);
      if (came instanceof Unanswered) return;
      if (came instanceof Error) throw came;
      throw new Unmet('没有客户端证书也得到了答复');
    },
  },
  {
    id: 'ALTERED_BODY',
    zh: '内容与签名不符的，应当拒绝',
    section: '7',
    mend: SIGNATURE_MEND,
    async run(session) {
      const { courtKey } = session.target;
      await refusedFor(session, (body) => signedBy(courtKey, Buffer.concat([body, Buffer.from(' ')])));
    },
  },
  {
    id: 'NO_SIGNATURE',
    zh: '没有签名的，应当拒绝',
    section: '7',
    mend: SIGNATURE_MEND,
    run: (session) => refusedFor(session, () => Promise.resolve(undefined)),
  },
  {
    id: 'FOREIGN_SIGNATURE',
    zh: '他人冒用法院密钥编号的签名，应当拒绝',
    section: '7',
    mend: SIGNATURE_MEND,
    async run(session) {
      const { kid } = session.target.courtKey;
      const foreign: JWK = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid };
      await refusedFor(session, (body) => signedBy(foreign, body));
    },
  },
  {
    id: 'BYTES_AS_SENT',
    zh: '按收到的原始字节核对签名，不另行改写',
    section: '7',
    mend: '核对签名前不要解析后重新生成 JSON：空白、字段顺序、转义写法都在签名之内',
    async run(session) {
      const entry = session.newEntry();
      const message = session.delivery(entry, 'ADD', 1);
      const spread = JSON.stringify(message, undefined, 3).replace(/[\u4e00-\u9fff]/g, escaped);
      const receipt = await session.end(await session.send(message, spread), message.deliveryId);
      must(receipt.state === 'APPLIED', `回执应为 APPLIED，实际为 ${receipt.state}`);
      await session.mustShow(entry, 'PRESENT', 1);
    },
  },
  {
    id: 'MISSING_FIELD',
    zh: '缺少必填字段的，应当拒绝并指明字段',
    section: '8',
    mend: '答复422和 REJECTED（SCHEMA），在 reason.path 中写明字段路径',
    async run(session) {
      const entry = session.newEntry();
      const { stateAfter: _stateAfter, ...rest } = session.delivery(entry, 'ADD', 1);
      const { reason } = session.mustRefuse(await session.send(rest), 'SCHEMA');
      must(reason?.path === 'stateAfter', `应在 reason.path 中指明 stateAfter，实际为 ${reason?.path ?? '没有'}`);
      await session.mustShow(entry, 'ABSENT');
    },
  },
  {
    id: 'OTHER_CONTRACT',
    zh: '接口版本不同的，应当拒绝',
    section: '8',
    mend: 'contract 不是 "1" 的，答复422和 REJECTED（UNSUPPORTED_CONTRACT）',
    async run(session) {
      const entry = session.newEntry();
      const message = { ...session.delivery(entry, 'ADD', 1), contract: '0' };
      session.mustRefuse(await session.send(message), 'UNSUPPORTED_CONTRACT');
      await session.mustShow(entry, 'ABSENT');
    },
  },
  {
    id: 'UNKNOWN_FIELD',
    zh: '不认识的字段应当忽略',
    section: '8',
    mend: '同一版本的接口只会增加可选字段；收到不认识的字段，忽略它，照常办理',
    async run(session) {
      const entry = session.newEntry();
      const message = { ...session.delivery(entry, 'ADD', 1), addedLater: '以后增加的可选字段' };
      const receipt = await session.end(await session.send(message), message.deliveryId);
      must(receipt.state === 'APPLIED', `回执应为 APPLIED，实际为 ${receipt.state}`);
      await session.mustShow(entry, 'PRESENT', 1);
    },
  },
  {
    id: 'EXPIRED',
    zh: '过期的推送不办理',
    section: '8',
    mend: 'expiresAt 已过的，答复422和 REJECTED（EXPIRED），不办理；法院会另发',
    async run(session) {
      const entry = session.newEntry();
      const expiresAt = courtInstant(Date.now() - 3_600_000);
      session.mustRefuse(await session.send(session.delivery(entry, 'ADD', 1, { expiresAt })), 'EXPIRED');
      await session.mustShow(entry, 'ABSENT');
    },
  },
  {
    id: 'LARGE_CONTENT',
    zh: '长内容、生僻字、换行照常办理',
    section: '8',
    mend: '请求正文至少接受1 MB，以 UTF-8 读取（含四字节汉字）',
    async run(session) {
      const { content: given } = session.target;
      const allowed: readonly string[] = given === undefined ? AGENCY_FIELDS : Object.keys(given);
      const long = '被执行人𠮷某㐂，\n“一处移除，处处移除”'.repeat(90).slice(0, 1_990);
      const content = { ...Object.fromEntries(allowed.map((field) => [field, long])), ...session.content };
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 1, { content }));
      await session.mustShow(entry, 'PRESENT', 1);
    },
  },
];

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16)}`;
