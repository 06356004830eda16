import { dateText, type Bilingual, type LegalDate } from '@hejie/law';
import { type Flaw } from './opened.js';

/** One thing that a verification has found; `code` is `CONTEXT.REASON`. */
export interface VerificationReason extends Bilingual {
  readonly code: string;
}

const SPOKEN_OF = {
  CREDENTIAL: { zh: '凭证', en: 'The credential' },
  STATUS_LIST: { zh: '状态清单', en: 'The status list' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const FLAWS: Readonly<Record<Flaw | 'OTHER_LIST', Bilingual>> = {
  FORM: { zh: '不具备可核验凭证的形式', en: 'has not the form of a verifiable credential' },
  KEY_UNKNOWN: { zh: '所用的签名密钥不在受信任的公钥之列', en: 'is signed with a key that is not trusted' },
  SIGNATURE: { zh: '签名不符，内容已被改动', en: 'does not fit its signature: it has been altered' },
  ISSUER: { zh: '所称签发人不是该签名密钥的所有人', en: 'names an issuer whose key has not signed it' },
  NOT_YET_VALID: { zh: '尚未生效', en: 'is not valid yet' },
  EXPIRED: { zh: '已过有效期', en: 'has expired' },
  OTHER_LIST: { zh: '不是该凭证所指的清单', en: 'is not the one that the credential names' },
};

/** Why a verification fails. */
export function flawOf(what: keyof typeof SPOKEN_OF, flaw: keyof typeof FLAWS): VerificationReason {
  const [of, because] = [SPOKEN_OF[what], FLAWS[flaw]];
  return { code: `${what}.${flaw}`, zh: `${of.zh}${because.zh}。`, en: `${of.en} ${because.en}.` };
}

const SAID_BY_THE_LIST = {
  VALID: {
    zh: '签名、签发人、有效期均无误，既未撤销，也未中止',
    en: 'the signature, the issuer and the times hold, and it is neither revoked nor suspended',
  },
  REVOKED: { zh: '该凭证已被撤销', en: 'the credential is revoked' },
  SUSPENDED: { zh: '该凭证已被中止', en: 'the credential is suspended' },
  STALE: {
    zh: '该清单已逾七日，其后是否撤销或中止不得而知，请取得新的清单再核验',
    en: 'the list is over seven days old and says nothing of what came after; verify with a new one',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What a status list of a day says. */
export function listSays(what: keyof typeof SAID_BY_THE_LIST, listDay: LegalDate): VerificationReason {
  const { zh, en } = SAID_BY_THE_LIST[what];
  return {
    code: `CREDENTIAL.${what}`,
    zh: `依${dateText(listDay)}的状态清单：${zh}。`,
    en: `By the status list of ${listDay}: ${en}.`,
  };
}
