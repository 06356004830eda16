import { accept, type Decision } from '../decisions/decision.js';
import { asCreditor, creditorsOf, type Sided } from './by-creditor.js';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { applyDebt } from './debt.js';
import { done } from './listing-row.js';

/**
 * DIS-GRACE-2, CON-1: a creditor asks the court to hold sanctions off for now, or no longer. They are held off while every creditor of the case asks for it. Said
 * again it changes nothing. `PARTY.NOT_IN_CASE`, `CREDIT.NOT_CREDITOR`.
 */
export function decideCreditorWish(
  file: CreditFile,
  { creditorPartyId, holdsOff }: { readonly creditorPartyId: string; readonly holdsOff: boolean },
  turn: CreditTurn,
  parties: readonly Sided[],
): Decision<CreditChange> {
  return asCreditor<CreditChange>(parties, creditorPartyId, '/creditorPartyId', () => {
    const { heldOffBy: before = [] } = file.debt;
    if (before.includes(creditorPartyId) === holdsOff) return accept({ happened: [] });
    const others = before.filter((one) => one !== creditorPartyId);
    const heldOffBy = holdsOff ? [...others, creditorPartyId] : others;
    const creditorHoldsOff = creditorsOf(parties).every((one) => heldOffBy.includes(one));
    const change = applyDebt(file, { ...file.debt, heldOffBy, creditorHoldsOff }, turn);
    const said = done(turn, { kind: 'CREDITOR_WISH_RECORDED', creditorPartyId, holdsOff });
    return accept({ ...change, happened: [said, ...change.happened] });
  });
}

/** DIS-ART-3: a person finds whether others answer before this debtor, so that it is not his turn yet. Found again it changes nothing. */
export function decideRank(
  file: CreditFile,
  { laterInRank, reason }: { readonly laterInRank: boolean; readonly reason: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  if ((file.debt.laterInRank ?? false) === laterInRank) return accept({ happened: [] });
  const change = applyDebt(file, { ...file.debt, laterInRank }, turn);
  const found = done(turn, { kind: 'RANK_FOUND', laterInRank, reason });
  return accept({ ...change, happened: [found, ...change.happened] });
}
