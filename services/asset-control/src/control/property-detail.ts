import { type StepContext } from '@hejie/casework';
import { type ControlCommands, type PropertyDetail, type PropertyFound } from '@hejie/contracts/workflows';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { type CourtInstant } from '@hejie/law';
import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';

/** What describes property, what a clue says, or where somebody was found, in words and numbers: personal, so it is kept sealed beside the record of the file. */
@Entity('property_detail')
export class PropertyDetailRow {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') kind: 'ASSET' | 'CLUE' | 'SEARCH';
  /** Of the asset, the clue or the search in the file. */
  @PrimaryColumn('text') recordId: string;
  /** JSON of a `PropertyDetail`, or of the words of a clue or a search, sealed. */
  @Column(encryptedColumn('asset_control.property_detail.words')) words: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
}

interface NewDetail {
  readonly kind: PropertyDetailRow['kind'];
  readonly recordId: string;
  readonly words: PropertyDetail | { readonly words: string };
  /** What the file knows already keeps its words: who only points to it knows less than who keeps it. */
  readonly onlyIfNew?: true;
}

const ofAssets = (found: readonly PropertyFound[], more: Pick<NewDetail, 'onlyIfNew'> = {}): NewDetail[] =>
  found.flatMap(({ id, detail }) => (detail ? [{ kind: 'ASSET', recordId: id, words: detail, ...more }] : []));

/** Which commands have words that are to be kept sealed. */
const DETAILS: { readonly [K in keyof ControlCommands]?: (said: ControlCommands[K]) => NewDetail[] } = {
  recordQueryAnswers: ({ found }) => ofAssets(found),
  verifyClue: ({ found }) => ofAssets(found, { onlyIfNew: true }),
  nameProperty: ({ asset }) => ofAssets([asset], { onlyIfNew: true }),
  recordSearchAnswer: ({ searchId, place }) =>
    place === undefined ? [] : [{ kind: 'SEARCH', recordId: searchId, words: { words: place } }],
  recordClue: ({ clueId, words }) => [{ kind: 'CLUE', recordId: clueId, words: { words } }],
};

/** Keeps what a command says in words, in the transaction that records it. */
export async function keepDetailsOf(name: string, said: object, { tx, caseId, at }: StepContext): Promise<void> {
  const details = DETAILS[name as keyof ControlCommands] as ((said: object) => NewDetail[]) | undefined;
  for (const detail of details?.(said) ?? []) await keepDetail(tx.manager, caseId, at, detail);
}

/** One by one: personal data is written row by row. */
export async function keepDetail(
  manager: EntityManager,
  caseId: string,
  recordedAt: CourtInstant,
  { kind, recordId, words, onlyIfNew }: NewDetail,
): Promise<void> {
  const key = { caseId, kind, recordId };
  if (onlyIfNew && (await manager.existsBy(PropertyDetailRow, key))) return;
  await manager.upsert(PropertyDetailRow, { ...key, words: JSON.stringify(words), recordedAt }, [
    'caseId',
    'kind',
    'recordId',
  ]);
}

/** How the property of a case is described, by its ids. */
export async function assetDetails(manager: EntityManager, caseId: string): Promise<Map<string, PropertyDetail>> {
  const rows = await manager.find(PropertyDetailRow, { where: { caseId, kind: 'ASSET' }, order: { recordId: 'ASC' } });
  return new Map(rows.map(({ recordId, words }) => [recordId, JSON.parse(words) as PropertyDetail]));
}

/** What the clues of a case say, or where what was looked for was found, by their ids. */
export async function wordsOf(
  manager: EntityManager,
  caseId: string,
  kind: 'CLUE' | 'SEARCH',
): Promise<Map<string, string>> {
  const rows = await manager.find(PropertyDetailRow, { where: { caseId, kind }, order: { recordId: 'ASC' } });
  return new Map(
    rows.map(({ recordId, words }) => [recordId, (JSON.parse(words) as { readonly words: string }).words]),
  );
}
