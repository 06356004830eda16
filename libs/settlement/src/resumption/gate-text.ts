import { formatYuan, type Bilingual, type LegalDate } from '@hejie/law';
import { type Ledger, type LedgerLine } from '../ledger/ledger.js';
import { type GateDecision, type GateGround } from './gate.js';

interface GroundText extends Bilingual {
  readonly decision: GateDecision['decision'];
  readonly article: string;
}

const RULES = '《最高人民法院关于执行和解若干问题的规定》';

/** Each ground of the gate: what it decides, its article, and why. */
export const GATE_TEXT: Readonly<Record<GateGround, GroundText>> = {
  'SET-ART-11-0': { decision: 'RESUME', article: `${RULES}第十一条`, zh: '被执行人一方不履行执行和解协议，裁定恢复执行。', en: 'The debtor does not perform the settlement: enforcement resumes.' },
  'SET-ART-11-1': { decision: 'REFUSE', article: `${RULES}第十一条第一项`, zh: '执行和解协议履行完毕，裁定不予恢复执行。', en: 'The settlement is performed in full: resumption is refused.' },
  'SET-ART-11-2': { decision: 'REFUSE', article: `${RULES}第十一条第二项`, zh: '约定的履行期限尚未届至或者履行条件尚未成就，裁定不予恢复执行。', en: 'Nothing unpaid is due, or a condition is not met: resumption is refused.' },
  'SET-ART-11-2x': { decision: 'RESUME', article: `${RULES}第十一条第二项、《中华人民共和国民法典》第五百七十八条`, zh: '履行期限届满前，被执行人明确表示或者以行为表明不履行，可以恢复执行。', en: 'Before the time the debtor declared or showed that he will not perform: enforcement may resume.' },
  'SET-ART-11-3': { decision: 'REFUSE', article: `${RULES}第十一条第三项`, zh: '被执行人一方正在按照执行和解协议约定履行义务，裁定不予恢复执行。', en: 'The debtor is performing as agreed: resumption is refused.' },
  'SET-ART-11-4': { decision: 'REFUSE', article: `${RULES}第十一条第四项`, zh: '不符合恢复执行的其他条件，裁定不予恢复执行。', en: 'Another condition of resumption is not met: resumption is refused.' },
  'SET-ART-11-5': { decision: 'RESUME', article: '《中华人民共和国民事诉讼法》第二百四十一条第二款', zh: '申请执行人因受欺诈、胁迫达成和解协议，恢复执行原生效法律文书。', en: 'The creditor settled through fraud or duress: enforcement resumes.' },
  'SET-ART-16-1': { decision: 'RESUME', article: `${RULES}第十六条第一款`, zh: '执行和解协议被确认无效或者撤销，可以恢复执行。', en: 'The settlement was declared void or revoked: enforcement may resume.' },
};

const ANTICIPATORY: Bilingual = { zh: '被执行人明确表示或者以行为表明不履行（《中华人民共和国民法典》第五百七十八条）', en: 'the debtor declares or shows that he will not perform (Civil Code art 578)' };
const FRAUD: Bilingual = { zh: '查明申请执行人受欺诈、胁迫', en: 'fraud or duress against the creditor is established' };
const VOID: Bilingual = { zh: '和解协议被判决确认无效或者撤销', en: 'the settlement is declared void or revoked by judgment' };

/** What would change the answer (何种情形下结论不同), for the parties and the judge. */
export function wouldChange(ground: GateGround, ledger: Ledger, next: { line: LedgerLine; from: LegalDate } | null): Bilingual[] {
  const unpaid = next === null ? [] : [stillShort(next.line, next.from)];
  switch (ground) {
    case 'SET-ART-11-1':
      return [{ zh: '查明有入账款项实际未到账或者应予撤销，因而未足额履行', en: 'a receipt proves not to have been paid, so that something is outstanding' }];
    case 'SET-ART-11-2':
      return [...unpaid, ANTICIPATORY, FRAUD, VOID];
    case 'SET-ART-11-3':
      return [...unpaid, ANTICIPATORY, FRAUD, VOID];
    case 'SET-ART-11-4':
      return [{ zh: '由申请执行人提出申请', en: 'the creditor himself applies' }];
    case 'SET-ART-11-2x':
      return [{ zh: '不能认定被执行人表示或者表明不履行', en: 'the refusal to perform is not established' }, paidInFull(ledger)];
    case 'SET-ART-11-5':
      return [{ zh: '不能认定欺诈、胁迫', en: 'fraud or duress is not established' }, paidInFull(ledger)];
    case 'SET-ART-16-1':
      return [{ zh: '确认无效或者撤销的判决被撤销', en: 'the judgment that voided the settlement is set aside' }, paidInFull(ledger)];
    case 'SET-ART-11-0':
      return [
        { zh: `裁定前补足逾期的${formatYuan(ledger.overdue)}元，或者查明该款按起息日已经到账`, en: `the ${formatYuan(ledger.overdue)} yuan overdue is made up before the ruling, or proves to have arrived by value date` },
        paidInFull(ledger),
      ];
  }
}

function stillShort(line: LedgerLine, from: LegalDate): Bilingual {
  const short = formatYuan(line.outstanding);
  return { zh: `第${line.no}期尚欠的${short}元至${from}仍未付`, en: `the ${short} yuan of instalment ${line.no} is still unpaid on ${from}` };
}

function paidInFull(ledger: Ledger): Bilingual {
  const rest = formatYuan(ledger.outstanding);
  return { zh: `裁定前付清全部尚欠的${rest}元`, en: `all of the ${rest} yuan outstanding is paid before the ruling` };
}
