import { type LawErrorText } from '@hejie/law';

export const ENTRY_KIND: LawErrorText = {
  code: 'PUBLICATION.ENTRY_KIND',
  rule: 'CR-N-1',
  path: '/matter/entry/kind',
  zh: '该决定不涉及此类事项。',
  en: 'The decision is not about an entry of this kind.',
};
export const NOT_OPENED: LawErrorText = {
  code: 'PUBLICATION.NOT_OPENED',
  rule: 'CR-N-5',
  zh: '推送卷尚未建立。',
  en: 'The publication has not been opened.',
};
export const SUPERSEDED: LawErrorText = {
  code: 'PUBLICATION.SUPERSEDED',
  rule: 'CR-N-5',
  zh: '该推送已被后一决定取代。',
  en: 'A later decision has taken the place of this publication.',
};
export const DELIVERY_UNKNOWN: LawErrorText = {
  code: 'PUBLICATION.DELIVERY_UNKNOWN',
  rule: 'CR-N-5',
  path: '/deliveryId',
  zh: '推送卷中没有此项推送。',
  en: 'The publication has no such delivery.',
};
export const BODY_UNKNOWN: LawErrorText = {
  code: 'PUBLICATION.BODY_UNKNOWN',
  rule: 'CR-N-5',
  path: '/agencyId',
  zh: '该决定未以此效果向该单位推送。',
  en: 'The decision was not put to this body for this effect.',
};
export const DELIVERY_SETTLED: LawErrorText = {
  code: 'PUBLICATION.DELIVERY_SETTLED',
  rule: 'CR-N-5',
  path: '/deliveryId',
  zh: '此项推送已核实、已被取代、已撤回或者已放弃。',
  en: 'The delivery was verified, superseded, withdrawn or given up.',
};
export const NOT_SENT: LawErrorText = {
  code: 'PUBLICATION.NOT_SENT',
  rule: 'CR-N-5',
  path: '/deliveryId',
  zh: '此项尚待推送。',
  en: 'The delivery is still to be sent.',
};
export const EVIDENCE_MISSING: LawErrorText = {
  code: 'PUBLICATION.EVIDENCE_MISSING',
  rule: 'CR-N-5',
  path: '/evidence',
  zh: '人工核验应当附所见页面的图像。',
  en: 'What a clerk has seen is shown by an image of it.',
};

export const LIST_READ_BACK: LawErrorText = {
  code: 'PUBLICATION.LIST_READ_BACK',
  rule: 'DIS-ART-10-1',
  path: '/deliveryId',
  zh: '名单库应当以系统回读核验，人工核验不能代替；请重新推送，或者联系名单库核查。',
  en: 'The national list is verified by its read-back alone: send it again, or have the list looked into.',
};

/** What a clerk has seen before it was put to the body proves nothing of it. */
export const SEEN_BEFORE: LawErrorText = {
  code: 'PUBLICATION.SEEN_BEFORE',
  rule: 'CR-N-5',
  path: '/evidence',
  zh: '核验截图早于本次推送，不能证明推送之后的状态，请重新查看并提交截图。',
  en: 'The image is older than what was put to the body last: look again, and hand in what is to be seen now.',
};
