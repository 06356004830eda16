import { portOf } from '../../preinstall/ports.mjs';
import type { Sources } from '../../preinstall/find-servers.mjs';
import { NAMESPACE } from '../addresses.js';
import type { Secrets } from '../secrets.js';
import type { StackStep } from '../stack-step.js';
import type { Supervisor } from '../supervisor/supervisor.js';
import { localDurableTemporal } from './durable-temporal.js';
import { localKafka } from './kafka.js';
import { localPostgres } from './postgres.js';
import type { Progress } from './recipes.js';
import { localTemporal } from './temporal.js';

/** What is known only when the start begins. */
interface Placement {
  readonly offset: number;
  readonly durable: boolean;
  readonly codec: string;
}

type ServerName = 'postgres' | 'kafka' | 'temporal';

/** The servers that the environment does not name, started and supervised like our own processes. */
export class OwnServers {
  private readonly addresses = new Map<ServerName, string>();
  private postgresReady: Promise<void> | undefined;

  constructor(
    private readonly supervisor: Supervisor,
    private readonly sources: Sources,
    private readonly secrets: Secrets,
    private readonly dataDir: string,
    /** Data that nobody keeps are written and not flushed: they survive the end of a process, not that of the machine. */
    private readonly throwaway = false,
  ) {}

  /** `postgres`: its superuser URL; `kafka` and `temporal`: `host:port`. */
  address(name: ServerName): string {
    const source = this.sources[name];
    const address = source.from === 'environment' ? source.address : this.addresses.get(name);
    if (address === undefined) throw new Error(`${name} is not started`);
    return address;
  }

  /** The addresses that the environment names, for people: without password. */
  named(): { postgres?: string; kafka?: string; temporal?: string } {
    const { postgres, kafka, temporal } = this.sources;
    return {
      postgres: postgres.from === 'environment' ? new URL(postgres.address).host : undefined,
      kafka: kafka.from === 'environment' ? kafka.address : undefined,
      temporal: temporal.from === 'environment' ? temporal.address : undefined,
    };
  }

  /** One step a server; its title says which was chosen and why. */
  steps(placement: () => Placement): StackStep[] {
    const names = { postgres: 'PostgreSQL', kafka: 'Kafka', temporal: 'Temporal' } as const;
    const start: Record<ServerName, (progress: Progress) => Promise<void>> = {
      postgres: () => (this.postgresReady = this.startPostgres(placement())),
      kafka: (progress) => this.startKafka(placement(), progress),
      temporal: (progress) => this.startTemporal(placement(), progress),
    };
    return (['postgres', 'kafka', 'temporal'] as const).map((name) => ({
      title: `${names[name]} (${this.choice(name)})`,
      run: async (progress) => {
        if (this.sources[name].from !== 'environment') await start[name](progress);
      },
    }));
  }

  private choice(name: ServerName): string {
    const source = this.sources[name];
    if (source.from === 'environment') return `running at ${this.named()[name]}: ${source.why}`;
    if (source.from === 'path') return source.why;
    return `from packages: ${source.why}`;
  }

  private async startPostgres({ offset }: Placement): Promise<void> {
    const source = this.sources.postgres;
    if (source.from === 'environment') return;
    const { spec, address } = await localPostgres(source, {
      dataDir: this.dataDir,
      port: portOf('postgres', offset),
      password: this.secrets.password('postgres'),
      throwaway: this.throwaway,
    });
    this.addresses.set('postgres', address);
    await this.supervisor.start(spec);
  }

  private async startKafka({ offset }: Placement, progress: Progress): Promise<void> {
    const source = this.sources.kafka;
    if (source.from === 'environment') return;
    const ports = { port: portOf('kafka', offset), controllerPort: portOf('kafkaController', offset) };
    const { spec, address } = await localKafka(source, { dataDir: this.dataDir, ...ports }, progress);
    this.addresses.set('kafka', address);
    await this.supervisor.start(spec);
  }

  private async startTemporal(placement: Placement, progress: Progress): Promise<void> {
    const source = this.sources.temporal;
    if (source.from === 'environment') return;
    if (placement.durable) return await this.startDurableTemporal(placement, progress);
    const ports = { port: portOf('temporal', placement.offset), uiPort: portOf('temporalUi', placement.offset) };
    const { spec, address } = await localTemporal(
      source,
      {
        dataDir: this.dataDir,
        ...ports,
        namespace: NAMESPACE,
        codecAddress: placement.codec,
        throwaway: this.throwaway,
      },
      progress,
    );
    this.addresses.set('temporal', address);
    await this.supervisor.start(spec);
  }

  private async startDurableTemporal({ offset, codec }: Placement, progress: Progress): Promise<void> {
    await this.postgresReady;
    const options = {
      dataDir: this.dataDir,
      portsOffset: offset,
      namespace: NAMESPACE,
      codecAddress: codec,
      databaseUrl: this.address('postgres'),
    };
    const { specs, address } = await localDurableTemporal(options, progress);
    this.addresses.set('temporal', address);
    await this.supervisor.startAll(
      specs.map((spec) => ({
        ...spec,
        dependsOn: spec.dependsOn.filter((name) => name !== 'postgres' || this.sources.postgres.from !== 'environment'),
      })),
    );
  }
}
