import { agencyReceipt } from '@hejie/contracts/exchange';
import { type Check } from '../check.js';
import { must } from '../unmet.js';

/** What an agency does with what it has had before, or what is older. */
export const ONCE: readonly Check[] = [
  {
    id: 'REPEAT',
    zh: '同一推送重复到达，只办理一次，回执相同',
    section: '5',
    mend: '以推送编号为幂等键：编号已有的，不再办理，答复原来的回执',
    async run(session) {
      const entry = session.newEntry();
      const message = session.delivery(entry, 'ADD', 1);
      const first = await session.applied(message);
      await session.applied(session.delivery(entry, 'DELETE', 2));
      for (let turn = 0; turn < 3; turn += 1) {
        const again = await session.settled(message);
        must(
          JSON.stringify(again) === JSON.stringify(first),
          `重复推送的回执应与第一次相同，实际为 ${JSON.stringify(again)}`,
        );
      }
      await session.mustShow(entry, 'ABSENT', 2);
    },
  },
  {
    id: 'ID_REUSED',
    zh: '同一推送编号而内容不同，应当拒绝',
    section: '5',
    mend: '记下每一推送编号的内容摘要；编号相同而字节不同的，答复409和 REJECTED，不办理',
    async run(session) {
      const entry = session.newEntry();
      const message = session.delivery(entry, 'ADD', 1);
      await session.applied(message);
      const { deliveryId } = message;
      session.mustRefuse(await session.send(session.delivery(entry, 'DELETE', 2, { deliveryId })));
      await session.mustShow(entry, 'PRESENT', 1);
    },
  },
  {
    id: 'OLDER_VERSION',
    zh: '版本较旧的推送不办理',
    section: '5',
    mend: '版本低于已办理版本的，答复200和 STALE、已办理的版本，不作任何改动',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 5));
      const receipt = await session.settled(session.delivery(entry, 'DELETE', 3));
      must(receipt.state === 'STALE', `回执应为 STALE，实际为 ${receipt.state}`);
      must(receipt.appliedVersion === 5, `已办理的版本应为 5，实际为 ${receipt.appliedVersion}`);
      await session.mustShow(entry, 'PRESENT', 5);
    },
  },
  {
    id: 'SAME_VERSION',
    zh: '版本相同而编号不同的推送再次办理',
    section: '5',
    mend: '版本等于已办理版本而推送编号不同的，是对同一决定的更正，再次办理并答复 APPLIED',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 4));
      await session.applied(session.delivery(entry, 'SUSPEND', 5));
      await session.applied(session.delivery(entry, 'SUSPEND', 5));
      await session.mustShow(entry, 'SUSPENDED', 5);
    },
  },
  {
    id: 'NO_RETURN',
    zh: '删除之后迟到的新增不得使其重新显示',
    section: '5',
    mend: '删除后保留事项编号、效果和版本（不含个人信息），迟到的较旧新增答复 STALE',
    async run(session) {
      const entry = session.newEntry();
      const late = session.delivery(entry, 'ADD', 1);
      await session.applied(session.delivery(entry, 'ADD', 2));
      await session.applied(session.delivery(entry, 'DELETE', 3));
      const receipt = await session.settled(late);
      must(receipt.state === 'STALE', `回执应为 STALE，实际为 ${receipt.state}`);
      await session.mustShow(entry, 'ABSENT');
    },
  },
  {
    id: 'RECEIPT_LATER',
    zh: '事后可以查询回执',
    section: '5',
    mend: 'GET /hejie/v1/deliveries/<推送编号> 答复与推送时相同的回执；没有这一编号的答复404',
    async run(session) {
      const message = session.delivery(session.newEntry(), 'ADD', 1);
      const receipt = await session.applied(message);
      const later = await session.askReceipt(message.deliveryId);
      must(later.status === 200, `应答复200，实际为${session.said(later)}`);
      const read = session.read('回执', agencyReceipt, later);
      must(JSON.stringify(read) === JSON.stringify(receipt), '事后查询的回执与推送时的不同');
      const unknown = await session.askReceipt(`D${'0'.repeat(32)}`);
      must(unknown.status === 404, `没有的推送编号应答复404，实际为${session.said(unknown)}`);
    },
  },
];
