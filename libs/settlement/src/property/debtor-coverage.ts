import { type Fen } from '@hejie/law';
import { worthOf } from '../release/coverage.js';
import { controlledAssets } from './file-coverage.js';
import { assetIn } from './lookup.js';
import { applyChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Asset, type DebtorCoverage, type PropertyFile } from './property-file.js';

/**
 * DIS-GRACE-2, DIS-ART-3: what property under control covers for a debtor, in fen, each piece as coverage counts it. His own counts for him
 * alone: a co-debtor whose property suffices does not make another one perform. What a third person answers with secures the debt, whoever
 * owes it, and counts for each debtor. What the debtor gave as security himself is controlled and secured. Source: 失信规定3; 法发〔2019〕35号16.
 * @param debtors every debtor of the case, by party id.
 */
export function coverageOfDebtor(
  file: PropertyFile,
  partyId: string,
  debtors: readonly string[],
  turn: Pick<PropertyTurn, 'at' | 'pack'>,
): Pick<DebtorCoverage, 'controlled' | 'secured'> {
  const counted = controlledAssets(file, turn).filter(({ id }) => countsFor(assetIn(file, id), partyId, debtors));
  const sum = (assets: typeof counted): Fen => assets.reduce((total, asset) => total + worthOf(asset), 0n);
  return { controlled: sum(counted), secured: sum(counted.filter(({ id }) => isSecurity(assetIn(file, id)))) };
}

const countsFor = ({ ownerPartyId: owner, ...asset }: Asset, partyId: string, debtors: readonly string[]): boolean =>
  owner === partyId || (isSecurity(asset) && !debtors.includes(owner));

/** Given as security, or of a guarantor who answers by ruling (担保规定7, 和解18). */
const isSecurity = ({ liability }: Pick<Asset, 'liability'>): boolean =>
  liability === 'GIVEN_AS_SECURITY' || liability === 'GUARANTOR_BY_RULING';

/**
 * DIS-GRACE-2, DIS-ART-3, LIM-ART-9-1: a change of the file with what it changes for each debtor in what is controlled and secured: told where
 * the figures are others than those that were told last, and of no earlier instant than those.
 * @param debtors as in {@link coverageOfDebtor}.
 */
export function withDebtorCoverage(
  file: PropertyFile,
  change: PropertyChange,
  debtors: readonly string[],
  turn: PropertyTurn,
): PropertyChange {
  const after = applyChange(file, change);
  // A deadline is dated to itself, however late the machine: what was told since must not be taken back by it.
  const at = file.covered.reduce((latest, told) => (told.at > latest ? told.at : latest), turn.at);
  const covered = debtors.flatMap((id): DebtorCoverage[] => {
    const now = coverageOfDebtor(after, id, debtors, { at, pack: turn.pack });
    const { controlled, secured } = file.covered.find((told) => told.id === id) ?? NOTHING;
    return now.controlled === controlled && now.secured === secured ? [] : [{ id, at, ...now }];
  });
  if (covered.length === 0) return change;
  const happened = covered.map(({ id: partyId, ...told }) => ({ kind: 'DEBTOR_COVERED', partyId, ...told }) as const);
  return { ...change, covered, happened: [...change.happened, ...happened] };
}

const NOTHING = { controlled: 0n, secured: 0n };
