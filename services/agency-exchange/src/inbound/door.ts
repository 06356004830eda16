import {
  startAgencyDoor,
  type AgencyDoor,
  type Brought,
  type DoorAnswer,
  type PublicKey,
  type Speaker,
} from '@hejie/agency-link';
import { legalDateOf } from '@hejie/law';
import { errorName } from '@hejie/persistence';
import { ConfigurationError } from '@hejie/service-kit';
import { currentCourtTime } from '@hejie/temporal';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Reconciliation } from '../reconciliation/reconciliation.js';
import { COURT_KEYS } from '../subscription/keys.controller.js';
import { Feeds } from './feeds.js';
import { Inbound } from './inbound.js';
import { type NotTaken } from './taken.js';

/** Where the door is, and by what it proves itself; without a port there is none. */
export const DOOR_SETTINGS = Symbol('DOOR_SETTINGS');
export interface DoorSettings {
  readonly port: number | undefined;
  readonly host: string;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly ca: string | undefined;
  readonly crl: string | undefined;
}

/** The court's door for bodies (mutual TLS): what they bring, and what they fetch by themselves. */
@Injectable()
export class Door implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(Door.name);
  private door: AgencyDoor | undefined;

  constructor(
    @Inject(DOOR_SETTINGS) private readonly settings: DoorSettings,
    @Inject(COURT_KEYS) private readonly identityKeys: readonly PublicKey[],
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(Reconciliation) private readonly reconciliation: Reconciliation,
    @Inject(Feeds) private readonly feeds: Feeds,
  ) {}

  /** On which port it listens; undefined: there is none. */
  get port(): number | undefined {
    return this.door?.port;
  }

  /** @throws ConfigurationError for a door that lets nobody prove himself. */
  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.settings;
    if (port === undefined || this.door) return;
    this.door = await startAgencyDoor({
      port,
      host,
      tls: tlsOf(this.settings),
      identityKeys: this.identityKeys,
      agencyOf: (fingerprint) => speakerOf(this.dataSource, fingerprint),
      receive: (brought) => this.receive(brought),
      feed: (agencyId, after, limit) => this.feeds.of(agencyId, after, limit),
      failed: (error) => Door.logger.warn(`Something failed behind the door (${errorName(error)})`),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.door?.close();
  }

  private async receive(brought: Brought): Promise<DoorAnswer> {
    if (brought.kind === 'SNAPSHOT') {
      await this.reconciliation.brought(brought.agencyId, brought.snapshot);
      return { status: 200, body: { taken: true } };
    }
    const { agencyId, ...incoming } = brought;
    const taken = await this.inbound.take(agencyId, incoming);
    return taken.taken ? { status: 200, body: { taken: true } } : notTaken(taken.reason);
  }
}

/**
 * Whose a certificate is, by the subscriptions in force, also where the next one is yet to begin, or, where a body has none any more, by those that have
 * ended: what it says of a removal still counts. One that two bodies have is nobody's.
 */
export async function speakerOf(dataSource: DataSource, fingerprint: string): Promise<Speaker | undefined> {
  const rows: { agencyId: string; keys: PublicKey[] }[] = await dataSource.query(
    `select s.agency_id as "agencyId", s.transport->'keys' as keys from subscription s
      where s.transport->>'agencyCertificate' = $1
        and (s.state = 'IN_FORCE' or s.state = 'REPLACED' and s.valid_to >= $2 or s.state = 'ENDED' and not exists (
          select 1 from subscription n where n.court = s.court and n.agency_id = s.agency_id and n.number > s.number
            and n.state in ('IN_FORCE', 'ENDED')))
      order by s.state = 'IN_FORCE' desc, s.id`,
    [fingerprint, legalDateOf(currentCourtTime())],
  );
  const agencies = new Set(rows.map(({ agencyId }) => agencyId));
  if (agencies.size !== 1) return undefined;
  return { agencyId: rows[0]!.agencyId, keys: rows.flatMap(({ keys }) => keys) };
}

function tlsOf({ cert, key, ca, crl }: DoorSettings) {
  const wanting = Object.entries({ AGENCY_TLS_CERT: cert, AGENCY_TLS_KEY: key, AGENCY_TLS_CA: ca }).filter(
    ([, text]) => text === undefined,
  );
  if (wanting.length > 0)
    throw new ConfigurationError(
      'agency-exchange',
      wanting.map(([name]) => ({ key: name, reason: 'is needed where AGENCY_DOOR_PORT is set' })),
    );
  return { cert: cert!, key: key!, ca: ca!, ...(crl !== undefined && { crl }) };
}

const PROBLEMS: Readonly<Record<NotTaken, { readonly zh: string; readonly en: string }>> = {
  BROKEN: { zh: '内容不可信', en: 'It cannot be trusted' },
  UNKNOWN_MATTER: { zh: '本院没有向你单位推送或者询问该事项', en: 'The court has told or asked you nothing of this' },
  OTHER_MATTER: { zh: '答复的不是所问事项', en: 'It answers something else than was asked' },
  ANSWERED_ALREADY: { zh: '该询问已有其他答复', en: 'The question has another answer already' },
  NOTICE_ID_TAKEN: { zh: '该来函编号已用于其他内容', en: 'Another notice was put under this number before' },
};

const notTaken = (reason: NotTaken): DoorAnswer => ({
  status: 422,
  body: { status: 422, code: `INBOUND.${reason}`, ...PROBLEMS[reason] },
});
