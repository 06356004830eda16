import { DOMParser, type Element } from '@xmldom/xmldom';
import { unreadable, type WrittenLine } from './bank-statement.js';

/**
 * The booked entries of an ISO 20022 statement (camt.053, any version): of a batch entry each transaction. Entries that are not booked (PDNG, INFO)
 * are no lines yet. `account`: the number that the statement must be of.
 * @throws ProblemError 422 `BANK_FILE.UNREADABLE`: no such document, a document type declaration, another account, another currency than yuan.
 */
export function* readCamt053(content: string, account: string): Generator<WrittenLine> {
  // A statement declares no types, and entities of a stranger are not expanded here.
  if (/<!DOCTYPE/i.test(content)) throw unreadable('文件不得含有 DOCTYPE 声明', 'The file may hold no DOCTYPE');
  const root = parsed(content);
  const statements = root.localName === 'Document' ? at(root, 'BkToCstmrStmt') : undefined;
  if (!statements)
    throw unreadable(
      '不是 camt.053 对账单（Document/BkToCstmrStmt）',
      'No camt.053 statement (Document/BkToCstmrStmt)',
    );
  for (const statement of children(statements, 'Stmt')) {
    const id = at(statement, 'Acct', 'Id');
    const of = textAt(id, 'IBAN') || textAt(id, 'Othr', 'Id');
    if (of.replace(/\s+/g, '') !== account)
      throw unreadable('对账单的账号不是所指账户', 'The statement is of another account than the one named');
    let no = 0;
    for (const entry of children(statement, 'Ntry')) {
      no++;
      const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
      if (status !== '' && status !== 'BOOK') continue;
      yield* linesOf(entry, `entry-${no}`);
    }
  }
}

function* linesOf(entry: Element, place: string): Generator<WrittenLine> {
  const details = children(entry, 'NtryDtls').flatMap((one) => children(one, 'TxDtls'));
  const reference = textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef');
  const valueDate = dayAt(entry, 'ValDt') || dayAt(entry, 'BookgDt');
  const bookedOn = dayAt(entry, 'BookgDt') || valueDate;
  const batch = details.length > 1;
  for (const [index, one] of (details.length > 0 ? details : [undefined]).entries()) {
    const amount = (batch && (at(one, 'AmtDtls', 'TxAmt', 'Amt') ?? at(one, 'Amt'))) || at(entry, 'Amt');
    if (amount?.getAttribute('Ccy') !== 'CNY')
      throw unreadable(`${place} 的币种不是人民币（CNY）`, `${place} is not in yuan (CNY)`);
    const direction = textAt(one, 'CdtDbtInd') || textAt(entry, 'CdtDbtInd');
    const incoming = direction === 'CRDT';
    const parties = at(one, 'RltdPties');
    const side = incoming ? 'Dbtr' : 'Cdtr';
    const other = at(parties, `${side}Acct`, 'Id');
    const own = textAt(one, 'Refs', 'AcctSvcrRef');
    yield {
      at: batch ? `${place}.${index + 1}` : place,
      reference: batch ? own || `${reference}/${index + 1}` : reference || own,
      direction: incoming ? 'IN' : direction === 'DBIT' ? 'OUT' : direction,
      amount: amount.textContent?.trim() ?? '',
      valueDate,
      bookedOn,
      name: textAt(parties, side, 'Pty', 'Nm') || textAt(parties, side, 'Nm'),
      account: textAt(other, 'IBAN') || textAt(other, 'Othr', 'Id'),
      memo: [
        ...children(at(one, 'RmtInf'), 'Ustrd').map((part) => part.textContent ?? ''),
        textAt(one, 'Refs', 'EndToEndId'),
        textAt(one, 'AddtlTxInf') || textAt(entry, 'AddtlNtryInf'),
      ]
        .filter((part) => part !== '' && part !== 'NOTPROVIDED')
        .join(' '),
    };
  }
}

function parsed(content: string): Element {
  try {
    const onError = (_level: string, message: string) => {
      throw new Error(message);
    };
    const root = new DOMParser({ onError }).parseFromString(content, 'application/xml').documentElement;
    if (root) return root;
  } catch {
    // Answered below: what the parser says may quote the file.
  }
  throw unreadable('文件不是完整的 XML', 'The file is no well-formed XML');
}

function children(of: Element | undefined, name: string): Element[] {
  const found: Element[] = [];
  for (let child = of?.firstChild ?? null; child; child = child.nextSibling)
    if (child.nodeType === child.ELEMENT_NODE && (child as Element).localName === name) found.push(child as Element);
  return found;
}

const at = (of: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((element, name) => children(element, name)[0], of);

const textAt = (of: Element | undefined, ...path: string[]): string => {
  const found = at(of, ...path);
  // `Sts` is a text in older versions, and holds `Cd` in newer ones.
  return found && children(found, 'Cd').length === 0 ? (found.textContent ?? '').trim() : '';
};

/** `2026-09-28` of a date or of a moment at the place of the bank. */
const dayAt = (of: Element, name: string): string => textAt(of, name, 'Dt') || textAt(of, name, 'DtTm').slice(0, 10);
