import { z } from 'zod';
import { E_FILE_INDEX } from '../e-file.js';
import { choice, day, named, paragraphs, some, text } from '../fields/values.js';
import { contact, debtor, title } from './common.js';
import { BY_SEAL, kindOf } from './kind.js';

/** What a document states whose credential says the same: its words, the last paragraph apart, which stands with the tail. They are the law's, so that paper and credential never differ. */
const stated = { ...debtor, statement: named('正文', paragraphs), conclusion: named('结论', text) };
const certificate = { ...stated, credential: named('凭证编号', text) };

const listing = {
  listingNumber: named('失信决定书号', text.optional()),
  listedOn: named('纳入日期', day.optional()),
  deletedOn: named('删除日期', day.optional()),
  revokedOn: named('撤销日期', day.optional()),
  limitNumber: named('限制消费令号', text.optional()),
  liftedOn: named('解除限制日期', day.optional()),
};

/** 信用修复告知书: after full performance, in the seven fields of CR-L-SY, because of this case alone. */
export const REPAIR_LETTER = kindOf({
  title: '信用修复告知书',
  template: 'repair-letter',
  fields: z.strictObject({
    recipients: named('送达单位', some(text)),
    ...stated,
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.REPAIR,
});

/** 信用修复决定书 of a suspension (屏蔽), or that reverses its end: CR-L-AH, CR-REV. */
export const SUSPENSION_DECISION = kindOf({
  title: '信用修复决定书',
  template: 'suspension-decision',
  fields: z.strictObject(stated),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.REPAIR,
});

/** 信用修复决定书 on another application: deletion, a shorter term, an end of limits, or a refusal with its reasons, each with the way to cure it (CR-NEG, S22). */
export const REPAIR_DECISION = kindOf({
  title: '信用修复决定书',
  template: 'repair-decision',
  fields: z.strictObject({
    ...debtor,
    ...title,
    ...listing,
    appliedOn: named('申请日', day),
    checks: named('审查情况', paragraphs),
    outcome: named(
      '决定',
      choice({ DELETE: '删除', SHORTEN: '缩短期限', LIFT_LIMITS: '解除限制', REFUSE: '不予修复' }),
    ),
    effectiveUntil: named('有效期届满日', day.optional()),
    reasons: named('不予修复理由', some(text).optional()),
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.REPAIR,
});

/** 信用修复证明: CR-L-PD; where another case is open it speaks of this case alone (S21). With the QR image of its credential. */
export const REPAIR_CERTIFICATE = kindOf({
  title: '信用修复证明',
  template: 'repair-certificate',
  fields: z.strictObject(certificate),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.REPAIR,
});

/** 自动履行证明书: the debtor performed of his own accord, as the creditor confirmed in writing. With the QR image of its credential. */
export const PERFORMANCE_CERTIFICATE = kindOf({
  title: '自动履行证明书',
  template: 'performance-certificate',
  fields: z.strictObject(certificate),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.PERFORMANCE,
});

/** 移送函 to the police over 拒不执行判决、裁定罪: PROC-27, PROC-28, with its five sets of evidence. */
export const REFERRAL_LETTER = kindOf({
  title: '移送函',
  template: 'referral-letter',
  fields: z.strictObject({
    recipient: named('受送单位', text),
    ...debtor,
    ...title,
    duty: named('执行义务', text),
    ability: named('履行能力', text),
    acts: named('拒执行为', paragraphs),
    evidence: named(
      '证据',
      some(
        z.strictObject({
          of: named(
            '证据类别',
            choice({
              IDENTITY: '主体身份',
              DUTY: '执行义务',
              ABILITY: '履行能力',
              REFUSAL: '拒不执行行为',
              CIRCUMSTANCES: '情节',
            }),
          ),
          items: named('证据名称', text),
        }),
      ),
    ),
    ...contact,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.REFERRAL,
});
