import { LawError } from '@hejie/law';

/**
 * What this library refuses to issue, to draw or to be configured with. `code` is `CONTEXT.REASON`. It is a refusal as those of the law are: what is not issued at the
 * first try is not at the next.
 */
export class CredentialError extends LawError {
  constructor(
    code:
      | 'SIGNING_KEYS.INVALID'
      | 'CREDENTIAL.FORM'
      | 'CREDENTIAL.STATUS_INDEX'
      | 'CREDENTIAL.TOO_LONG_FOR_QR'
      | 'TRUSTED_KEYS.INVALID',
    zh: string,
    en: string,
  ) {
    super({ code, rule: 'CR-L-PD', zh, en });
    this.name = 'CredentialError';
  }
}
