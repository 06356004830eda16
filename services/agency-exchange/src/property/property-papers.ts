import { createHash } from 'node:crypto';
import { type ControlOrder, type Paper } from '@hejie/contracts/exchange';

const PAPERS = ['ruling', 'notice'] as const;

/** 网络查询规定4: the first paper of an order whose content is other bytes than those of which its hash is; undefined: none. One without content names its document alone. */
export const alteredPaper = (order: Pick<ControlOrder, (typeof PAPERS)[number]>): (typeof PAPERS)[number] | undefined =>
  PAPERS.find((one) => !isTrue(order[one]));

const isTrue = ({ content, hash }: Paper): boolean =>
  content === undefined ||
  `sha256:${createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex')}` === hash;
