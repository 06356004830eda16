import { createHash } from 'node:crypto';
import { snapshotEnd, snapshotLine, type SnapshotEnd, type SnapshotLine } from '@hejie/contracts/exchange';
import { epochMs } from '@hejie/law';
import { type Check } from '../check.js';
import { digestOf, type Session } from '../session.js';
import { faultOf } from '../signing.js';
import { must, NotTried } from '../unmet.js';

/** By how much an agency's clock may differ from ours. */
const CLOCK_MINUTES = 5;
/** Within which an answer must come. */
const ANSWER_MS = 5_000;

/** What an agency says of itself: receipts, read-back, snapshot, times. */
export const TELLING: readonly Check[] = [
  {
    id: 'RECEIPT_NAMES',
    zh: '回执写明推送编号和本单位代号',
    section: '5',
    mend: '回执的 deliveryId 与推送相同，agencyId 为本单位代号',
    async run(session) {
      const message = session.delivery(session.newEntry(), 'ADD', 1);
      const receipt = await session.applied(message);
      must(receipt.deliveryId === message.deliveryId, `推送编号不符：${receipt.deliveryId}`);
      must(receipt.agencyId === session.target.agencyId, `单位代号不符：${receipt.agencyId}`);
    },
  },
  {
    id: 'CLOCK',
    zh: '回执和回读的时刻准确',
    section: '5',
    mend: `时刻用北京时间（+08:00），与标准时间相差不超过${CLOCK_MINUTES}分钟；请启用时间同步`,
    async run(session) {
      const entry = session.newEntry();
      const { at } = await session.applied(session.delivery(entry, 'ADD', 1));
      const { asOf } = await session.shown(entry);
      for (const told of [at, asOf]) {
        const minutes = Math.abs(epochMs(told) - epochMs(session.now())) / 60_000;
        must(minutes <= CLOCK_MINUTES, `时刻 ${told} 与当前时间相差 ${Math.round(minutes)} 分钟`);
      }
    },
  },
  {
    id: 'READ_BACK_NAMES',
    zh: '回读写明所问的事项和效果',
    section: '9',
    mend: '回读的 entryId、effect、agencyId 与所问相同',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 1));
      const { entryId, effect, agencyId } = await session.shown(entry);
      must(entryId === entry.id && effect === session.effect, `所答为 ${entryId}/${effect}`);
      must(agencyId === session.target.agencyId, `单位代号不符：${agencyId}`);
    },
  },
  {
    id: 'IDENTITY_DIGEST',
    zh: '回读的身份摘要正确',
    section: '9',
    mend: 'identityDigest 为 sha256(<事项编号>|<身份号码或者统一社会信用代码>)，没有收到号码的不写',
    async run(session) {
      const { identityNumber, unitCode } = session.content;
      const identity = identityNumber ?? unitCode;
      if (identity === undefined) throw new NotTried('推送内容不含身份号码');
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 1));
      const { identityDigest } = await session.shown(entry);
      const right = digestOf(`${entry.id}|${identity}`);
      must(identityDigest === undefined || identityDigest === right, `身份摘要应为 ${right}，实际为 ${identityDigest}`);
    },
  },
  {
    id: 'SNAPSHOT_WHOLE',
    zh: '快照完整、有序、有摘要和签名',
    section: '10',
    mend: '每行一项，按事项编号和效果排序；末行写 count、digest（末行之前全部字节）和对“单位|asOf|count|digest”的签名',
    async run(session) {
      const { lines, end, before } = await snapshotOf(session);
      must(end !== null, '快照没有末行：视为被截断，不作数');
      must(end.agencyId === session.target.agencyId, `末行的单位代号不符：${end.agencyId}`);
      must(end.count === lines.length, `末行的 count 应为 ${lines.length}，实际为 ${end.count}`);
      const digest = `sha256:${createHash('sha256').update(before).digest('hex')}`;
      must(end.digest === digest, `末行的 digest 应为 ${digest}`);
      const told = Buffer.from(`${end.agencyId}|${end.asOf}|${end.count}|${end.digest}`);
      const fault = await faultOf(told, end.signature, session.target.agencyKeys);
      must(fault === null, `末行的签名：${fault}`);
      const keys = lines.map(({ entryId, effect }) => `${entryId}|${effect}`);
      const wrong = keys.find((key, place) => place > 0 && key <= keys[place - 1]!);
      must(wrong === undefined, `没有按事项编号和效果排序：${wrong}`);
    },
  },
  {
    id: 'SNAPSHOT_TRUE',
    zh: '快照与回读一致',
    section: '10',
    mend: '快照含全部显示和屏蔽中的事项及其版本，不含已删除的事项',
    async run(session) {
      const [present, suspended, deleted] = [session.newEntry(), session.newEntry(), session.newEntry()];
      for (const entry of [present, suspended, deleted]) await session.applied(session.delivery(entry, 'ADD', 1));
      await session.applied(session.delivery(suspended, 'SUSPEND', 2));
      await session.applied(session.delivery(deleted, 'DELETE', 2));
      const { lines } = await snapshotOf(session);
      const stand = (id: string): string => {
        const line = lines.find((one) => one.entryId === id && one.effect === session.effect);
        return line === undefined ? '没有' : `${line.state} ${line.version}`;
      };
      must(stand(present.id) === 'PRESENT 1', `显示中的事项在快照中应为 PRESENT 1，实际为${stand(present.id)}`);
      must(stand(suspended.id) === 'SUSPENDED 2', `屏蔽中的事项在快照中应为 SUSPENDED 2，实际为${stand(suspended.id)}`);
      must(stand(deleted.id) === '没有', `已删除的事项仍在快照中：${stand(deleted.id)}`);
    },
  },
];

/** What is said of every answer that was given: it comes last. */
export const ANSWERING: readonly Check[] = [
  {
    id: 'ANSWERS_SIGNED',
    zh: '每一 JSON 答复（包括拒绝和404）都有本单位签名',
    section: '7',
    mend: '以登记的密钥对答复的原始字节作分离式 JWS 签名，放在 hejie-signature 中',
    run({ heard }) {
      const unsigned = heard.filter(({ fault }) => fault !== null);
      must(
        unsigned.length === 0,
        `${unsigned.length} 个答复的签名不合格，第一个是 ${unsigned[0]?.what}：${unsigned[0]?.fault}`,
      );
      return Promise.resolve();
    },
  },
  {
    id: 'IN_TIME',
    zh: '及时答复',
    section: '3',
    mend: `每一请求在${ANSWER_MS / 1_000}秒之内答复；办理需要更久的，先答复 RECEIVED`,
    run({ heard }) {
      const [slowest] = [...heard].sort((one, other) => other.ms - one.ms);
      must(
        slowest === undefined || slowest.ms <= ANSWER_MS,
        `${slowest?.what} 用了 ${Math.round(slowest?.ms ?? 0)} 毫秒`,
      );
      return Promise.resolve();
    },
  },
];

interface Snapshot {
  readonly lines: readonly SnapshotLine[];
  readonly end: SnapshotEnd | null;
  /** All bytes before the last line. */
  readonly before: string;
}

async function snapshotOf(session: Session): Promise<Snapshot> {
  const answered = await session.ask('GET /snapshot', { method: 'GET', path: '/snapshot' }, false);
  must(answered.status === 200, `应答复200，实际为${session.said(answered)}`);
  const text = answered.body.toString('utf8');
  const written = text.split('\n').filter((line) => line !== '');
  const last = written.at(-1) ?? '';
  const isEnd = last.includes('"end"');
  const read = (line: string) => session.read('快照的一行', snapshotLine, { status: 200, body: Buffer.from(line) });
  return {
    lines: (isEnd ? written.slice(0, -1) : written).map(read),
    end: isEnd ? session.read('快照的末行', snapshotEnd, { status: 200, body: Buffer.from(last) }) : null,
    before: text.slice(0, text.lastIndexOf(last)),
  };
}
