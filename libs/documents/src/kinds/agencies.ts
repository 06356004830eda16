import { z } from 'zod';
import { E_FILE_INDEX } from '../e-file.js';
import { choice, day, named, some, text } from '../fields/values.js';
import { listingGround } from './credit.js';
import { BY_SEAL, kindOf } from './kind.js';

const recipient = named('受送单位', text);
/** What was decided, in the words in which bodies are told of it: 删除失信信息. */
const decision = named('决定', text);
const effect = named('效果', choice({ PUBLICITY: '公示', SHARING: '共享使用', SANCTION: '惩戒' }));
/** The rule or the subscription by which the body is told. */
const basis = named('办理依据', text);
const part = named('核验范围', choice({ STATUTORY: '法定协助单位', PLATFORM: '第三方平台' }));
const STATES = { PRESENT: '显示该信息', SUSPENDED: '该信息已经屏蔽', ABSENT: '不显示该信息' } as const;

/** 催办函 to a body that has not carried out what it was told (DIS-ART-8, CR-N-5). It names nobody: the body knows the entry by what it was told. */
export const AGENCY_REMINDER = kindOf({
  title: '催办函',
  template: 'agency-reminder',
  fields: z.strictObject({
    recipient,
    basis,
    deliveries: named(
      '推送清单',
      some(
        z.strictObject({
          decision,
          effect,
          since: named('推送日', day),
          state: named('状态', choice({ UNANSWERED: '未反馈', RECEIVED: '已收到未办结', APPLIED: '已办理未核实' })),
        }),
      ),
    ),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.AGENCIES,
});

/** 更正函 to a body whose record differs from the court's (CR-N-5): what it shows and what it should show. It names nobody. */
export const CORRECTION_LETTER = kindOf({
  title: '更正函',
  template: 'correction-letter',
  fields: z.strictObject({
    recipient,
    basis,
    foundOn: named('比对日', day),
    differences: named(
      '差异清单',
      some(
        z.strictObject({
          decision,
          effect,
          kind: named(
            '差异',
            choice({
              STALE: '未按本院最近的决定办理',
              RESURRECTED: '已经移除的信息再次出现',
              NEVER_LISTED: '本院未曾推送该信息',
              ID_MISMATCH: '主体标识与本院记录不一致',
            }),
          ),
          shows: named('现状', choice(STATES)),
          shouldShow: named('应为', choice(STATES)),
        }),
      ),
    ),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.AGENCIES,
});

/** 推送核验证明: each body of a part shows what was decided, with its proof (CR-N-5). */
export const CONVERGENCE_CERTIFICATE = kindOf({
  title: '推送核验证明',
  template: 'convergence-certificate',
  fields: z.strictObject({
    decision,
    decidedOn: named('决定日', day),
    part,
    lines: named(
      '核验清单',
      some(
        z.strictObject({
          body: named('单位', text),
          effect,
          proof: named(
            '核验方式',
            choice({ READ_BACK: '系统回读', SIGNED_REPLY: '签名回执', SEEN_BY_CLERK: '人工查验' }),
          ),
          provedOn: named('核验日', day),
        }),
      ),
    ),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.AGENCIES,
});

/** 撤回推送核验证明通知书: a certificate does not hold any more, and why (CR-N-5). */
export const CONVERGENCE_WITHDRAWAL = kindOf({
  title: '撤回推送核验证明通知书',
  template: 'convergence-withdrawal',
  fields: z.strictObject({
    certificate: named('原证明', text),
    certifiedOn: named('证明日', day),
    decision,
    part,
    reason: named(
      '撤回事由',
      choice({
        STALE: '经比对，有关单位未按照该决定办理',
        RESURRECTED: '经比对，已经移除的信息再次出现',
        NEVER_LISTED: '经比对，有关单位显示本院未曾推送的信息',
        ID_MISMATCH: '经比对，有关单位记录的主体标识与本院记录不一致',
        CONTRADICTED: '经核验，有关单位显示的内容与该决定不一致',
        CONSENT_WITHDRAWN: '向第三方平台推送的申请或者同意已经撤回',
      }),
    ),
    bodies: named('单位', some(text)),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.AGENCIES,
});

/**
 * 失信情况通报函 to the unit of public staff, or to what is above a state organ or enterprise (DIS-ART-8): who he is, without a doubt; for what he was listed; that he is deleted, or was
 * listed wrongly (DIS-ART-12). How he stands to it is put so that it fits whoever works, holds an office, is subordinate or owned.
 */
export const EMPLOYER_NOTICE = kindOf({
  title: '失信情况通报函',
  template: 'employer-notice',
  fields: z.strictObject({
    recipient,
    name: named('名称', text),
    numberKind: named('证件种类', choice({ PERSON: '公民身份号码', UNIT: '统一社会信用代码' })),
    number: named('证件号码', text),
    ground: named('纳入事由', listingGround.optional()),
    conduct: named('失信行为', text.optional()),
    outcome: named('决定', choice({ LISTED: '纳入', DELETED: '删除', REVOKED: '撤销' })),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.AGENCIES,
});
