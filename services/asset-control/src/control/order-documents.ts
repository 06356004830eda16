import {
  concerned,
  documentNamed,
  nameOf,
  TITLE_OF_CASE,
  type KnownCase,
  type NewDocument,
  type Paper,
} from '@hejie/casework';
import { type OrderPapers, type PropertyDetail } from '@hejie/contracts/workflows';
import { formatYuan, type CourtInstant, type LegalDate, type PolicyPack, type Yuan } from '@hejie/law';
import {
  measureOf,
  owedIn,
  renewedUnder,
  termOrdered,
  type Asset,
  type Control,
  type PropertyFile,
} from '@hejie/settlement';
import { notDescribed } from './not-described.js';

/** In which file something is ordered, by what, and how its property is described. */
export interface OrderScene {
  readonly file: PropertyFile;
  readonly known: KnownCase;
  readonly pack: PolicyPack;
  readonly at: CourtInstant;
  readonly papers: OrderPapers;
  readonly details: ReadonlyMap<string, PropertyDetail>;
}

/** What an act that orders has of the person who acts, for whoever is told of it. */
export const paperOf = ({ signatories, contact }: OrderPapers): Paper => ({
  signatories,
  facts: [],
  said: { contact },
});

/** What is ordered of one piece of property, and its term. */
export interface Ordered {
  readonly control: Control;
  readonly from: LegalDate;
  readonly until: LegalDate;
}

export const assetOf = ({ assets }: PropertyFile, { assetId }: Control): Asset =>
  assets.find(({ id }) => id === assetId)!;

/** How property is described. @throws LawError `CONTROL.NOT_DESCRIBED`. */
export function detailOf({ details }: Pick<OrderScene, 'details'>, assetId: string): PropertyDetail {
  const detail = details.get(assetId);
  if (!detail) throw notDescribed(assetId);
  return detail;
}

/** A piece of property as the documents of an order list it. */
interface Listed extends Pick<Ordered, 'from' | 'until'> {
  readonly owner: ReturnType<typeof nameOf>;
  readonly description: string;
  readonly measure: ReturnType<typeof measureOf>;
  readonly cap?: Yuan;
}

const listed = (scene: OrderScene, { control, from, until }: Ordered): Listed => {
  const asset = assetOf(scene.file, control);
  return {
    owner: nameOf(asset.ownerPartyId),
    description: detailOf(scene, asset.id).description,
    measure: measureOf(asset.class),
    ...(control.cap !== undefined && { cap: formatYuan(control.cap) }),
    from,
    until,
  };
};

/** Of what a ruling says that it is controlled, and how. */
export const ruled = (scene: OrderScene, ordered: Ordered): Listed & { readonly mayUse?: true } => ({
  ...listed(scene, ordered),
  ...(ordered.control.useContinues && { mayUse: true as const }),
});

/** The number of the ruling by which a control was ordered, and what it is called (保全规定25). */
export function rulingNamed(
  { authorities }: PropertyFile,
  { rulingNumber, authority, convertedFrom }: Control,
): string {
  // What enforcement took over was preserved, here or for the trial, by a ruling of the trial.
  const preserved =
    convertedFrom !== undefined ||
    authorities.some(({ caseNumber, under }) => caseNumber === authority && under === '执保');
  return `${rulingNumber}${preserved ? '民事' : '执行'}裁定书`;
}

/** PROC-14: how the term of a queued control runs, as ruling and notice say it. */
export const queuedTermOf = ({ pack }: Pick<OrderScene, 'pack'>) =>
  pack.assets.queuedTermRuns === true ? 'RUNS' : 'FROM_EFFECT';

/** Who keeps property learns whom the order is against, of the creditor no more than his name (PIPL 6). */
export const toldKeepers = (parties: ReturnType<typeof headOf>['parties']) =>
  parties.map(({ standing, name, ...more }) => ({
    standing,
    name,
    ...((standing === 'DEBTOR' || standing === 'PRESERVED') && more),
  }));

/** How the creditor's side and the debtor's are called: before enforcement nobody is an executed party (解释163). */
const STANDINGS = {
  PRESERVATION: ['APPLICANT', 'PRESERVED'],
  ENFORCEMENT: ['CREDITOR', 'DEBTOR'],
} as const;

/** Parties and title, as every document of an order names them. */
export function headOf({ file, known: { parties } }: OrderScene, { authority }: Control) {
  const preserved = file.authorities.some(({ caseNumber, under }) => caseNumber === authority && under === '执保');
  return {
    parties: parties.map(({ partyId, side }) =>
      concerned(partyId, STANDINGS[preserved ? 'PRESERVATION' : 'ENFORCEMENT'][side === 'DEBTOR' ? 1 : 0]),
    ),
    ...TITLE_OF_CASE,
    preserved,
  };
}

/**
 * To whom a notice goes, by the property that is kept: his name may be a person's, and stands in the document and in the sealed description of that property
 * (`GET …/property/details`).
 */
export const keeperOf = ([first]: readonly { readonly control: Pick<Control, 'assetId'> }[]) => ({
  body: `keeper/${first!.control.assetId}`,
});

export const addressees = ({ known: { parties } }: OrderScene) => parties.map(({ partyId }) => ({ partyId }));

/** Controls with the term for which they are ordered. */
export const orderedNow = (controls: readonly Control[]): Ordered[] =>
  controls.map((control) => ({ control, ...termOrdered(control) }));

/** 协助执行通知书 to each keeper, with the ruling that orders the controls, by the id of its document. */
export const controlNotices = (scene: OrderScene, ordered: readonly Ordered[], ruling: string): NewDocument[] =>
  [...byKeeper(scene, ordered)].map(([keeper, some]) => notice(scene, 'CONTROL', keeper, some, ruling));

/** 裁定书 and, to each keeper, 协助执行通知书 of controls that one ruling orders (PRE-CTRL, PROC-13). @throws LawError `CONTROL.NOT_DESCRIBED`. */
export function controlDocuments(scene: OrderScene, controls: readonly Control[]): NewDocument[] {
  const ordered = orderedNow(controls);
  const [first] = controls;
  if (!first) return [];
  const { parties, preserved, ...title } = headOf(scene, first);
  const ruling = `control-ruling/${first.id}`;
  return [
    {
      id: ruling,
      kind: 'CONTROL_RULING',
      under: first.authority,
      fields: {
        parties,
        ...title,
        owed: formatYuan(owedIn(scene.file)),
        properties: ordered.map((one) => ruled(scene, one)),
        queuedTerm: queuedTermOf(scene),
        ...(preserved && { preservation: true }),
      },
      signatories: scene.papers.signatories,
      to: addressees(scene),
    },
    ...controlNotices(scene, ordered, ruling),
  ];
}

/** 裁定书 and, to each keeper, 协助执行通知书 of controls that one ruling renews (PROC-9R). @throws LawError `CONTROL.NOT_DESCRIBED`. */
export function renewalDocuments(scene: OrderScene, controls: readonly Control[]): NewDocument[] {
  const ordered = controls.map((control) => ({ control, ...termRenewed(control) }));
  const [first] = controls;
  if (!first) return [];
  const { parties, preserved, ...title } = headOf(scene, first);
  const ruling = `renewal-ruling/${renewalId(first)}`;
  const applied = new Set(controls.map(({ renewals }) => renewals.at(-1)!.by));
  const applicants = scene.known.parties.filter(({ partyId }) => applied.has(partyId));
  return [
    {
      id: ruling,
      kind: 'RENEWAL_RULING',
      under: renewedUnder(scene.file, first),
      fields: {
        parties,
        ...title,
        controlRulings: [...new Set(controls.map((one) => rulingNamed(scene.file, one)))],
        ...(applicants.length > 0 && { applicants: applicants.map(({ partyId }) => nameOf(partyId)) }),
        owed: formatYuan(owedIn(scene.file)),
        properties: ordered.map((one) => ruled(scene, one)),
        ...(preserved && { preservation: true }),
      },
      signatories: scene.papers.signatories,
      to: addressees(scene),
    },
    ...[...byKeeper(scene, ordered)].map(([keeper, some]) =>
      notice(scene, 'RENEW', keeper, some, ruling, renewalId(some[0]!.control)),
    ),
  ];
}

const termRenewed = ({ renewals }: Control): { readonly from: LegalDate; readonly until: LegalDate } => {
  const { from, lastDay: until } = renewals.at(-1)!;
  return { from, until };
};

/** Names the last renewal of a control: each begins on another day. */
const renewalId = (control: Control): string => `${control.id}/${termRenewed(control).from}`;

/** What is ordered of each keeper, in the order in which they come first. */
export function byKeeper<O extends { readonly control: Pick<Control, 'assetId'> }>(
  scene: Pick<OrderScene, 'details'>,
  ordered: readonly O[],
): Map<string, O[]> {
  const keepers = new Map<string, O[]>();
  for (const one of ordered) {
    const { keeper } = detailOf(scene, one.control.assetId);
    keepers.set(keeper, [...(keepers.get(keeper) ?? []), one]);
  }
  return keepers;
}

function notice(
  scene: OrderScene,
  act: 'CONTROL' | 'RENEW',
  keeper: string,
  ordered: readonly Ordered[],
  ruling: string,
  id = ordered[0]!.control.id,
): NewDocument {
  const [first] = ordered;
  const { parties, preserved, ...title } = headOf(scene, first!.control);
  const { name: contact, phone } = scene.papers.contact;
  return {
    id: `${act === 'CONTROL' ? 'control' : 'renewal'}-notice/${id}`,
    kind: 'ASSISTANCE_NOTICE',
    under: act === 'RENEW' ? renewedUnder(scene.file, first!.control) : first!.control.authority,
    fields: {
      recipient: keeper,
      parties: toldKeepers(parties),
      ...title,
      act,
      ruling: documentNamed(ruling),
      properties: ordered.map((one) => listed(scene, one)),
      ...(act === 'CONTROL' && { queuedTerm: queuedTermOf(scene) }),
      ...(preserved && { preservation: true }),
      contact,
      phone,
    },
    signatories: [],
    to: [keeperOf(ordered)],
  };
}
