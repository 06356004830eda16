import { type Control, type PropertyFile } from './property-file.js';
import { authorityNow, renewedUnder } from './lookup.js';
import { controlsOf } from './release-held.js';

/** What something that is said of a file is about, as its events name it: a number, or a row of the file. */
export interface PropertySubject {
  readonly kind?: string;
  readonly caseNumber?: string;
  readonly queryId?: string;
  readonly searchId?: string;
  readonly applicationId?: string;
  readonly controlId?: string;
  readonly objectionId?: string | null;
  readonly suitId?: string;
  readonly releaseId?: string | null;
  readonly assetId?: string;
}

/**
 * PRE-CTRL, CASE-7: the number under which the court speaks of property, in letters and tasks as in its ruling: that under which the query, the search or the
 * control stands that it is about, of a renewal that of the case that renews it; of what hangs on none of them, and of what is to be controlled again, the number under which property is controlled now. A
 * case of mediation (执前调) controls nothing, so that it is never its. Undefined: the file has no number yet.
 */
export function toldUnder(file: PropertyFile, about: PropertySubject): string | undefined {
  const control = toCome(about) ? undefined : controlOf(file, about);
  const under =
    about.caseNumber ??
    asked(file, about) ??
    (control && (isRenewed(about) ? renewedUnder(file, control) : control.authority));
  return under ?? authorityNow(file)?.caseNumber;
}

/** Of what is to be controlled again nothing stands: its orders are those of the case that is open now. */
const toCome = ({ kind }: PropertySubject): boolean => kind === 'REFREEZE_READY';

const isRenewed = ({ kind = '' }: PropertySubject): boolean => kind.startsWith('RENEW');

const asked = ({ queries, searches, liftApplications }: PropertyFile, about: PropertySubject): string | undefined =>
  [
    queries.find(({ id }) => id === about.queryId),
    searches.find(({ id }) => id === about.searchId),
    liftApplications.find(({ id }) => id === about.applicationId),
  ].find((row) => row !== undefined)?.authority;

/** The control that it is about: the first of several, the last of those that a piece of property had. */
function controlOf(file: PropertyFile, about: PropertySubject): Control | undefined {
  const { controls, objections, suits, releases } = file;
  const objection = objections.find(({ id }) => id === about.objectionId);
  const controlId = about.controlId ?? objection?.controlIds[0];
  if (controlId !== undefined) return controls.find(({ id }) => id === controlId);
  const release = releases.find(({ id }) => id === about.releaseId);
  const [lifted] = release === undefined ? [] : controlsOf(file, release);
  if (lifted !== undefined) return lifted;
  const suit = suits.find(({ id }) => id === about.suitId);
  const [assetId = about.assetId] = release?.assetIds ?? suit?.assetIds ?? [];
  return controls.findLast((control) => control.assetId === assetId);
}
