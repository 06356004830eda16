/** A place in the index of the electronic file of a case (卷宗目录): its number in the order of the index, and its heading. */
export interface EFilePlace {
  readonly no: number;
  readonly heading: string;
}

/** The headings of the index under which the documents of this library are filed, in its order. */
export const E_FILE_INDEX = {
  CONTROL: { no: 1, heading: '查封、扣押、冻结及解除裁定书' },
  ASSISTANCE: { no: 2, heading: '协助执行通知书及回执' },
  LIMITS: { no: 3, heading: '限制消费、限制出境及解除文书' },
  LISTING: { no: 4, heading: '失信决定书' },
  SANCTION: { no: 5, heading: '罚款、拘留决定书' },
  REFERRAL: { no: 6, heading: '涉嫌拒执犯罪移送材料' },
  REPAIR: { no: 7, heading: '信用修复文书' },
  PERFORMANCE: { no: 8, heading: '履行情况证明' },
  AGENCIES: { no: 9, heading: '信息推送、催办及核验材料' },
  NOTICES: { no: 10, heading: '引导告知书、执行通知书及报告财产令' },
  MEDIATOR: { no: 11, heading: '和解员指定、回避及和解通知' },
  RECORDS: { no: 12, heading: '征询意见笔录、和解笔录' },
  AGREEMENT: { no: 13, heading: '执行和解协议及担保书' },
  COURSE: { no: 14, heading: '中止、恢复、驳回、终结执行文书' },
  CLOSING: { no: 15, heading: '和解不成及结案文书' },
  SERVICE: { no: 16, heading: '送达地址确认书' },
  AUXILIARY: { no: 17, heading: '司法救助、调查令、悬赏及协作文书' },
  DISCIPLINE: { no: 18, heading: '移送问题线索材料' },
} as const satisfies Record<string, EFilePlace>;
