import { agencyCapabilities } from '@hejie/contracts/exchange';
import { type Check } from '../check.js';
import { must, NotTried } from '../unmet.js';

/** What an agency does with what it is told. */
export const APPLYING: readonly Check[] = [
  {
    id: 'CAPABILITIES',
    zh: '说明自己的能力',
    section: '3',
    mend: 'GET /hejie/v1/contract 应答复接口版本、本单位代号、名称、是否支持回读和快照、办理哪些效果',
    async run(session) {
      const answered = await session.ask('GET /contract', { method: 'GET', path: '/contract' });
      must(answered.status === 200, `应答复200，实际为${session.said(answered)}`);
      const { agencyId, effects } = session.read('能力说明', agencyCapabilities, answered);
      must(agencyId === session.target.agencyId, `单位代号应为 ${session.target.agencyId}，实际为 ${agencyId}`);
      session.effects = effects;
    },
  },
  {
    id: 'ADD',
    zh: '新增事项后对外显示',
    section: '4',
    mend: '办理新增后才答复 APPLIED；回读应当按公众所见如实答复 PRESENT 和已办理的版本',
    async run(session) {
      const entry = session.newEntry();
      await session.mustShow(entry, 'ABSENT', 0);
      const receipt = await session.applied(session.delivery(entry, 'ADD', 1));
      must(receipt.appliedVersion === 1, `已办理的版本应为 1，实际为 ${receipt.appliedVersion}`);
      await session.mustShow(entry, 'PRESENT', 1);
    },
  },
  {
    id: 'UPDATE',
    zh: '更正事项后仍然显示，版本随之更新',
    section: '4',
    mend: 'UPDATE 以新的内容和版本替换原有内容，状态仍为 PRESENT',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 1));
      await session.applied(session.delivery(entry, 'UPDATE', 2));
      await session.mustShow(entry, 'PRESENT', 2);
    },
  },
  {
    id: 'DELETE',
    zh: '删除后不再显示',
    section: '4',
    mend: '删除应当从公众所见、对外共享的接口和缓存中一并移除，回读答复 ABSENT',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 1));
      await session.applied(session.delivery(entry, 'DELETE', 2));
      await session.mustShow(entry, 'ABSENT');
    },
  },
  {
    id: 'DELETE_UNKNOWN',
    zh: '删除从未收到的事项，同样办结',
    section: '4',
    mend: '没有该事项时，删除同样答复 APPLIED，并记下版本，以后较旧的新增不得办理',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'DELETE', 2));
      await session.mustShow(entry, 'ABSENT');
    },
  },
  {
    id: 'SUSPEND_RESTORE',
    zh: '屏蔽和恢复',
    section: '4',
    mend: 'SUSPEND 后对外不显示而保留记录（SUSPENDED），RESTORE 后重新显示（PRESENT）',
    async run(session) {
      const entry = session.newEntry();
      await session.applied(session.delivery(entry, 'ADD', 1));
      await session.applied(session.delivery(entry, 'SUSPEND', 2));
      await session.mustShow(entry, 'SUSPENDED', 2);
      await session.applied(session.delivery(entry, 'RESTORE', 3));
      await session.mustShow(entry, 'PRESENT', 3);
    },
  },
  {
    id: 'EFFECTS_APART',
    zh: '各项效果互不影响',
    section: '4',
    mend: '终止公示、停止共享使用、解除惩戒各自办理，各自记版本，办理其中一项不得改动其他各项',
    async run(session) {
      const [first, ...others] = session.effects;
      if (first === undefined || others.length === 0) throw new NotTried('本单位只办理一项效果');
      const entry = session.newEntry();
      for (const effect of session.effects) await session.applied(session.delivery(entry, 'ADD', 1, { effect }));
      await session.applied(session.delivery(entry, 'DELETE', 2, { effect: first }));
      await session.mustShow(entry, 'ABSENT', undefined, first);
      for (const effect of others) await session.mustShow(entry, 'PRESENT', 1, effect);
    },
  },
];
