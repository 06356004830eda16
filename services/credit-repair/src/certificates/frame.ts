import {
  courtNamed,
  creditorsOf,
  debtorOf,
  filledIn,
  numberToCome,
  publishedName,
  TITLE_OF_CASE,
  type NewDocument,
  type StepContext,
} from '@hejie/casework';
import {
  repairedUnder,
  type CreditChange,
  type CreditFile,
  type CreditTurn,
  type Decision,
  type DocumentFrame,
} from '@hejie/settlement';

/**
 * CR-L-SY, CR-L-PD: a decision with the number that its document of a kind takes in the register, by which the record names it: counted under the number under which the court speaks of the
 * debtor's repair, by the record under its lock; until the commit nobody else takes it.
 */
export const numbered =
  (
    { tx, known }: Pick<StepContext, 'tx' | 'known'>,
    kind: NewDocument['kind'],
    decide: (file: CreditFile, turn: CreditTurn, number: string) => Decision<CreditChange>,
  ) =>
  async (file: CreditFile, turn: CreditTurn): Promise<Decision<CreditChange>> =>
    decide(file, turn, await numberToCome(tx, repairedUnder(file, known.caseNumber), kind));

/** What the references of a head lead to. */
interface Filled {
  readonly debtor: string;
  readonly debtorKind: DocumentFrame['debtor']['kind'];
  readonly debtorCode: string;
  readonly creditors: readonly { readonly name: string; readonly kind: DocumentFrame['debtor']['kind'] }[];
  readonly titleMaker: string;
  readonly titleNumber: string;
}

/**
 * What stands on every document of repair: court, case, parties and title, from what is on record of them; of a debtor who was sanctioned, the case of enforcement in which he was.
 * @throws LawError `DOCUMENT.IDENTITY_MISSING`, `DOCUMENT.TITLE_MISSING`, with everything that is to be entered first.
 */
export async function frameOf(
  { tx, caseId, known }: Pick<StepContext, 'tx' | 'caseId' | 'known'>,
  partyId: string,
  file: CreditFile,
  courts: ReadonlyMap<string, string>,
): Promise<DocumentFrame> {
  const { court, caseNumber, parties, namedTitle: title = null } = known;
  const filled = await filledIn<Filled>(
    tx,
    { caseId, title },
    {
      ...debtorOf(partyId),
      ...TITLE_OF_CASE,
      creditors: creditorsOf(parties),
    },
  );
  return {
    court: courtNamed(courts, court),
    caseNumber: repairedUnder(file, caseNumber),
    debtor: { name: filled.debtor, code: filled.debtorCode, kind: filled.debtorKind },
    // The debtor shows these papers to whom he likes: they name no other person in full.
    creditors: filled.creditors.map(publishedName),
    title: `${filled.titleMaker}${filled.titleNumber}`,
  };
}
