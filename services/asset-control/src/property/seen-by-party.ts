import { type PropertyFileAnswer } from '@hejie/contracts/http';

type Row = PropertyFileAnswer['rows'][string][number];

/**
 * What a party sees of a property file: what has been carried out, its own objections, applications and declarations, and reports that are its own or
 * were shown to it (财产调查规定8). What is asked for and what is ordered stays with the court until it is carried out, or it would be gone: also under
 * which number and why the court acts, and what falls due next. A kind of record of which nothing is said here, no party sees.
 */
export function seenByParty(file: PropertyFileAnswer, partyIds: readonly string[]): PropertyFileAnswer {
  const { rows } = file;
  const own =
    (...fields: readonly string[]) =>
    (row: Row) =>
      fields.some((field) => partyIds.includes(row[field] as string));
  const held = new Set(rows.controls?.filter(isCarriedOut).map(({ assetId }) => assetId));
  const anything = () => held.size > 0;
  const applied = own('applicantPartyId');
  const seen: Readonly<Record<string, (row: Row) => boolean>> = {
    // A number that was entered by mistake is another case's.
    authorities: ({ preservation, withdrawn }) =>
      withdrawn === undefined && (anything() || (preservation !== undefined && applied(preservation as Row))),
    assets: ({ id }) => held.has(id),
    controls: isCarriedOut,
    releases: anything,
    sales: ({ assetId }) => held.has(assetId),
    clues: own('byPartyId'),
    reports: (row) => own('partyId')(row) || (row.shown as readonly Row[]).some(own('partyId')),
    disposalDuties: own('partyId', 'appliedByPartyId'),
    objections: (row) => own('byPartyId')(row) || applicationsOf(row).some(own('byPartyId')),
    suits: own('byPartyId'),
    liftApplications: own('byPartyId'),
    covered: own('id'),
    settlement: () => true,
    closed: () => true,
  };
  const kept = Object.entries(rows).map(([kind, list]) => [kind, list.filter(seen[kind] ?? (() => false))]);
  // What falls due next may be the receipt of an order, or the answer to a query, of which nobody may know yet.
  const hidden = rows.controls?.some((row) => !isOver(row) && !isCarriedOut(row)) || rows.queries?.some(isUnanswered);
  const due = anything() && !hidden ? file.due : null;
  return { ...file, due, rows: Object.fromEntries(kept) as PropertyFileAnswer['rows'] };
}

/** What a guarantor who is no party sees of it: of his own property what was taken, and his own objections. */
export function seenByGuarantor(file: PropertyFileAnswer, guarantorIds: readonly string[]): PropertyFileAnswer {
  const { assets = [], controls = [], objections = [] } = seenByParty(file, guarantorIds).rows;
  const his = assets.filter(({ ownerPartyId }) => guarantorIds.includes(ownerPartyId as string));
  const taken = controls.filter(({ assetId }) => his.some(({ id }) => id === assetId));
  return { ...file, due: null, rows: { assets: his, controls: taken, objections } };
}

const isCarriedOut = ({ receipt }: Row): boolean => receipt !== undefined && (receipt as Row).outcome !== 'REFUSED';
const isOver = ({ state }: Row): boolean => state === 'RELEASED' || state === 'FAILED';

/** Who has taken the ruling on an objection to the court above. */
const applicationsOf = ({ reconsideration }: Row): readonly Row[] =>
  (reconsideration as { readonly applications: readonly Row[] } | undefined)?.applications ?? [];

const isUnanswered = ({ classes, answers }: Row): boolean => {
  const last = new Map((answers as readonly Row[]).map((answer) => [answer.class, answer]));
  return (classes as readonly string[]).some((one) => {
    const answer = last.get(one);
    return answer === undefined || answer.outcome === 'NOT_ANSWERED' || answer.open === true;
  });
};
