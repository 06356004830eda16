import { Mailbox } from './files/mailbox.js';
import { SftpStore } from './files/sftp-store.js';
import { HttpsCarrier } from './https/https-carrier.js';
import { HttpsClient } from './https/https-client.js';
import type { TransportSettings } from './settings.js';
import type { Carrier } from './signing-link.js';
import type { CourtIdentity } from './signing/keys.js';

/** Transports that need nothing but the agency itself. */
export type DirectSettings = Extract<TransportSettings, { readonly kind: 'HTTPS' | 'SFTP' }>;

export interface DirectOptions {
  readonly agencyId: string;
  /** Who comes to the agency: the court, or its relay. */
  readonly identity: Pick<CourtIdentity, 'tls' | 'sshKey'>;
  readonly courtTime?: () => string | undefined;
}

/** Carries over HTTPS or SFTP what others have signed. */
export function directCarrier(settings: DirectSettings, { agencyId, identity, courtTime }: DirectOptions): Carrier {
  const speaker = { agencyId, keys: settings.keys };
  if (settings.kind === 'HTTPS') {
    const { url, ca, crl } = settings;
    return new HttpsCarrier(new HttpsClient({ url, ca, crl, tls: identity.tls }), speaker, courtTime);
  }
  const { host, port, user, hostKey, directory } = settings;
  const store = new SftpStore({ host, port, user, hostKey, privateKey: identity.sshKey });
  return new Mailbox(store, directory, speaker);
}
