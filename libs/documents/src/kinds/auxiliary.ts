import { z } from 'zod';
import { E_FILE_INDEX } from '../e-file.js';
import { choice, day, flag, named, some, text, yuan } from '../fields/values.js';
import { contact, title } from './common.js';
import { BY_SEAL, kindOf } from './kind.js';

/** What every paper of a matter beside the settlement says: the case, what is to be done, on what that rests, and whom one asks. */
const matter = {
  ...title,
  request: named('事项', text),
  basis: named('依据', text),
  ...contact,
};
const recipient = named('受送单位', text);
const until = named('办理期限', day);
const applicant = named('申请人', text);
const FILED = { signedBy: BY_SEAL, filedUnder: E_FILE_INDEX.AUXILIARY } as const;

/** 律师调查令: SEED2 三(三). */
export const INVESTIGATION_ORDER = kindOf({
  title: '律师调查令',
  template: 'investigation-order',
  fields: z.strictObject({
    recipient,
    applicant,
    bearer: named('持令人', text),
    licence: named('执业证号', text),
    use: named('用途', choice({ EVIDENCE: '收集证据', RESIDENCE: '查明住所、下落', PROPERTY: '查明财产' })),
    until,
    ...matter,
  }),
  ...FILED,
});

/** 执行悬赏公告: 财产调查规定 21 to 24, SEED2 四(三). */
export const REWARD_NOTICE = kindOf({
  title: '执行悬赏公告',
  template: 'reward-notice',
  fields: z.strictObject({
    applicant,
    debtors: named('被执行人', some(text)),
    amount: named('悬赏金', yuan),
    until,
    ...matter,
  }),
  ...FILED,
});

/** 司法救助决定书: 法发〔2016〕16号, 法发〔2019〕2号; of aid that is granted or refused. */
export const AID_DECISION = kindOf({
  title: '司法救助决定书',
  template: 'aid-decision',
  fields: z.strictObject({
    applicant,
    reasons: named('理由', text),
    granted: named('准予', flag.optional()),
    amount: named('救助金额', yuan.optional()),
    ...matter,
  }),
  ...FILED,
});

/** 协助函 to the grid workers of a place: SEED2 四(三). */
export const GRID_ASSISTANCE_LETTER = kindOf({
  title: '协助函',
  template: 'grid-assistance-letter',
  fields: z.strictObject({
    recipient,
    use: named(
      '用途',
      choice({
        SERVICE: '送达法律文书',
        FIND_PARTY: '查找当事人',
        CLUES: '了解财产线索',
        URGE_PERFORMANCE: '督促履行',
        PETITION: '化解信访',
      }),
    ),
    until,
    ...matter,
  }),
  ...FILED,
});

/** 问题线索移送函: SEED2 二(三); parties read nothing of it. */
export const DISCIPLINE_TRANSFER = kindOf({
  title: '问题线索移送函',
  template: 'discipline-transfer',
  fields: z.strictObject({
    recipient,
    use: named(
      '用途',
      choice({ NON_PERFORMANCE: '党员干部、公职人员拒不履行生效法律文书', INTERFERENCE: '干预、阻碍执行' }),
    ),
    evidence: named('证据', some(z.strictObject({ name: named('证据名称', text) }))),
    ...matter,
  }),
  signedBy: BY_SEAL,
  filedUnder: E_FILE_INDEX.DISCIPLINE,
});

/** 委托函 to a court elsewhere: 法发〔2017〕27号, SEED4. */
export const CROSS_COURT_LETTER = kindOf({
  title: '委托函',
  template: 'cross-court-letter',
  fields: z.strictObject({
    recipient,
    use: named('用途', choice({ SERVICE: '送达法律文书', INQUIRY: '查询、调查', CONTROL: '查封、扣押、冻结' })),
    until,
    ...matter,
  }),
  ...FILED,
});
