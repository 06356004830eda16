import { CaseRecorder } from '@hejie/casework';
import { type BankAccountAnswer, type RegisterBankAccountBody } from '@hejie/contracts/http';
import { packOf, type CourtInstant } from '@hejie/law';
import { KeyRing, type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { conflict, notFound } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { BankAccount, type AccountParticulars } from './bank-account.entity.js';
import { moneyCase } from './money-case.js';
import { lastFour } from './payers.js';

const NUMBER = 'performance.bank_account.number';

/** The court's accounts of case money. */
@Injectable()
export class BankAccounts {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(KeyRing) private readonly ring: KeyRing,
  ) {}

  /** Registers an account once; the same again is the same answer. @throws ProblemError 409 `BANK_ACCOUNT.KNOWN`; LawError `PACK.UNKNOWN`. */
  async register(
    tx: Transaction,
    { court = '', subject }: Principal,
    at: CourtInstant,
    { packId, ...particulars }: RegisterBankAccountBody,
  ): Promise<BankAccountAnswer> {
    packOf(packId);
    const { manager } = tx;
    // One registration at a time: the next number of the court follows from those that there are.
    await manager.query('lock table bank_account in share row exclusive mode');
    const known = await manager
      .createQueryBuilder(BankAccount, 'known')
      .where('known.numberDigest = any(:digests)', { digests: this.ring.digests(particulars.number, NUMBER) })
      .getOne();
    if (known) {
      if (known.court === court && known.packId === packId && known.personal === JSON.stringify(particulars))
        return onWire(known);
      throw conflict(
        'BANK_ACCOUNT.KNOWN',
        '该账号已登记，内容不同',
        'This account is registered already, with another content',
      );
    }
    const account = (await manager.countBy(BankAccount, { court })) + 1;
    const row: BankAccount = {
      court,
      account,
      numberDigest: this.ring.digest(particulars.number, NUMBER),
      personal: JSON.stringify(particulars),
      packId,
      registeredAt: at,
      registeredBy: subject,
    };
    await manager.insert(BankAccount, row);
    const { caseId, ...of } = moneyCase(row);
    return this.recorder.record(
      tx,
      { caseId, at, by: subject, known: of },
      { audit: { action: 'bank-account.registered', facts: { account, packId } }, answer: onWire(row) },
    );
  }

  async list(manager: EntityManager, court: string): Promise<BankAccountAnswer[]> {
    return (await manager.find(BankAccount, { where: { court }, order: { account: 'ASC' } })).map(onWire);
  }
}

/** An account of the court. @throws ProblemError 404 `BANK_ACCOUNT.UNKNOWN`. */
export async function accountOf(manager: EntityManager, court: string, account: number): Promise<BankAccount> {
  const found = await manager.findOneBy(BankAccount, { court, account });
  if (found) return found;
  throw notFound('BANK_ACCOUNT.UNKNOWN', '本院没有登记该账户', 'The court has no such account', { path: '/account' });
}

/** How the bank calls it. */
export const particularsOf = ({ personal }: Pick<BankAccount, 'personal'>): AccountParticulars =>
  JSON.parse(personal) as AccountParticulars;

function onWire({ court, account, personal, packId }: BankAccount): BankAccountAnswer {
  const { number, bank } = JSON.parse(personal) as AccountParticulars;
  return { court, account, number: lastFour(number), bank, packId };
}
