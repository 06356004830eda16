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
} as const satisfies Record<string, EFilePlace>;
