import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type AgreementTerms } from './terms.js';

/** The terms of a draft (和解协议草案) as they are submitted. `version`: which one of the case the draft takes itself to be; absent: the next. */
export interface AgreementDraft extends Omit<AgreementTerms, 'version'> {
  readonly version?: number;
}

/**
 * PRE-6, S15: the version of a draft: the next one of its case, counted from 1. One that says another was written for another state of the
 * talks, and is refused. `before`: the latest version. `AGREEMENT.VERSION_NOT_NEXT`.
 */
export function versionOfDraft({ version }: Pick<AgreementDraft, 'version'>, before = 0): Decision<number> {
  const next = before + 1;
  if (version === undefined || version === next) return accept(next);
  return refuse({
    code: 'AGREEMENT.VERSION_NOT_NEXT',
    rule: 'PRE-6',
    path: '/terms/version',
    zh: `草案写明为第${version}版，本案下一版应为第${next}版。`,
    en: `The draft calls itself version ${version}; the next one of this case is ${next}.`,
  });
}
