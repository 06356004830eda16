import { type Bilingual } from '@hejie/law';
import { type GateGround } from './ground.js';

interface GroundText extends Bilingual {
  readonly decision: 'RESUME' | 'REFUSE';
  readonly article: string;
}

const RULES = '《最高人民法院关于执行和解若干问题的规定》';

/** Each ground of the gate: to which answer it leads, its article, and why. The gate prepares a ruling and makes none, and so it speaks. */
export const GATE_TEXT: Readonly<Record<GateGround, GroundText>> = {
  'SET-ART-11-0': {
    decision: 'RESUME',
    article: `${RULES}第十一条`,
    zh: '被执行人一方不履行执行和解协议，符合恢复执行条件，可以裁定恢复执行。',
    en: 'The debtor does not perform the settlement: the conditions of resumption are met.',
  },
  'SET-ART-11-1': {
    decision: 'REFUSE',
    article: `${RULES}第十一条第一项`,
    zh: '执行和解协议履行完毕，不符合恢复执行条件。',
    en: 'The settlement is performed in full: the conditions of resumption are not met.',
  },
  'SET-ART-11-2': {
    decision: 'REFUSE',
    article: `${RULES}第十一条第二项`,
    zh: '约定的履行期限尚未届至或者履行条件尚未成就，不符合恢复执行条件。',
    en: 'Nothing unpaid is due, or a condition of performance is not met: the conditions of resumption are not met.',
  },
  'SET-ART-11-2x': {
    decision: 'RESUME',
    article: `${RULES}第十一条第二项、《中华人民共和国民法典》第五百七十八条`,
    zh: '履行期限届满前，被执行人明确表示或者以行为表明不履行，符合恢复执行条件，可以裁定恢复执行。',
    en: 'Before the time the debtor declared or showed that he will not perform: the conditions of resumption are met.',
  },
  'SET-ART-11-3': {
    decision: 'REFUSE',
    article: `${RULES}第十一条第三项`,
    zh: '被执行人一方正在按照执行和解协议约定履行义务，不符合恢复执行条件。',
    en: 'The debtor is performing as agreed: the conditions of resumption are not met.',
  },
  'SET-ART-11-4': {
    decision: 'REFUSE',
    article: `${RULES}第十一条第四项`,
    zh: '不符合恢复执行的其他条件。',
    en: 'Another condition of resumption is not met.',
  },
  'SET-ART-11-5': {
    decision: 'RESUME',
    article: '《中华人民共和国民事诉讼法》第二百四十一条第二款',
    zh: '申请执行人因受欺诈、胁迫达成和解协议，符合恢复执行条件，可以裁定恢复执行原生效法律文书。',
    en: 'The creditor settled through fraud or duress: the conditions of resumption are met.',
  },
  'SET-ART-16-1': {
    decision: 'RESUME',
    article: `${RULES}第十六条第一款`,
    zh: '执行和解协议被确认无效或者撤销，符合恢复执行条件，可以裁定恢复执行。',
    en: 'The settlement was declared void or revoked: the conditions of resumption are met.',
  },
};

/** Does a ruling on this ground resume enforcement? None was made, or was revoked: it does not. */
export const resumesOn = (ground: string | null | undefined): boolean =>
  ground != null && ground in GATE_TEXT && GATE_TEXT[ground as GateGround].decision === 'RESUME';
