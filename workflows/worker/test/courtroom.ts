import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import {
  ACTIVITY_QUEUES,
  SEARCH_ATTRIBUTES,
  SETTLEMENT_TASK_QUEUE,
  settlementWorkflowId,
} from '@hejie/contracts/workflows';
import {
  ensureNamespace,
  ensureSearchAttributes,
  installRuntime,
  plainDataConverter,
  silentLog,
} from '@hejie/temporal';
import { serverFromEnvironment, uniqueName } from '@hejie/testing';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { caseBundle } from '../src/case-bundle.js';
import { CourtInMemory } from './court-in-memory.js';

type Queue = keyof typeof ACTIVITY_QUEUES;

/** Where cases run in a test: a server, one set of workers, and the services of each case by its id. */
export class Courtroom {
  private readonly courts = new Map<string, CourtInMemory>();
  private clerks: RunningWorker[] = [];
  private machine: RunningWorker | undefined;

  private constructor(
    readonly client: Client,
    private readonly connection: NativeConnection,
    private readonly namespace: string,
  ) {}

  /** @param client of the namespace; `connection` is for the workers. */
  static async open(client: Client, connection: NativeConnection, namespace: string): Promise<Courtroom> {
    const room = new Courtroom(client, connection, namespace);
    room.clerks = await Promise.all((Object.keys(ACTIVITY_QUEUES) as Queue[]).map((queue) => room.serve(queue)));
    await room.startMachine();
    return room;
  }

  /** The services of a new case. */
  admit(caseId: string): CourtInMemory {
    const court = new CourtInMemory();
    this.courts.set(caseId, court);
    return court;
  }

  /** Ends a case, so that none of its timers rings in the next test; a resumed enforcement has none. */
  async dismiss(caseId: string): Promise<void> {
    await this.client.workflow
      .getHandle(settlementWorkflowId(caseId))
      .terminate('the test is over')
      .catch(() => undefined);
  }

  /** The machine that runs the cases starts (again); nothing is cached from before. */
  async startMachine(): Promise<void> {
    const workflowBundle = await caseBundle(join(tmpdir(), 'hejie-test-bundles'));
    this.machine = new RunningWorker(
      await Worker.create({ ...this.common, taskQueue: SETTLEMENT_TASK_QUEUE, workflowBundle }),
    );
  }

  /** The machine that runs the cases stops, as in an outage; the server and the services stay. */
  async stopMachine(): Promise<void> {
    await this.machine?.stop();
    this.machine = undefined;
  }

  async close(): Promise<void> {
    await Promise.all([this.stopMachine(), ...this.clerks.map((clerk) => clerk.stop())]);
  }

  private get common() {
    return {
      connection: this.connection,
      namespace: this.namespace,
      dataConverter: plainDataConverter,
      shutdownForceTime: 2_000,
    };
  }

  private async serve(queue: Queue): Promise<RunningWorker> {
    const ask = (name: string) => (request: { caseId: string }) => {
      const desk = this.courts.get(request.caseId)?.[queue] as unknown as Record<
        string,
        (request: unknown) => Promise<unknown>
      >;
      return desk[name]!(request);
    };
    const activities = Object.fromEntries(Object.keys(new CourtInMemory()[queue]).map((name) => [name, ask(name)]));
    return new RunningWorker(await Worker.create({ ...this.common, taskQueue: ACTIVITY_QUEUES[queue], activities }));
  }
}

/** A worker that runs until it is stopped. */
class RunningWorker {
  private readonly life: Promise<void>;

  constructor(private readonly worker: Worker) {
    this.life = worker.run();
  }

  async stop(): Promise<void> {
    if (this.worker.getState() === 'RUNNING') this.worker.shutdown();
    await this.life;
  }
}

/** A courtroom on the real server (TEMPORAL_ADDRESS), in a namespace of its own; time is what the messages say it is. */
interface RealCourtroom {
  readonly room: Courtroom;
  readonly client: Client;
  close(): Promise<void>;
}

/** Opens a courtroom on the real server. Payloads are readable: the cases are invented. */
async function realCourtroom(): Promise<RealCourtroom> {
  installRuntime({ log: silentLog });
  const address = serverFromEnvironment('TEMPORAL_ADDRESS');
  const namespace = uniqueName('cases');
  const connection = await Connection.connect({ address });
  await ensureNamespace(connection, namespace, { retentionDays: 1 });
  await ensureSearchAttributes(connection, namespace, SEARCH_ATTRIBUTES);
  const client = new Client({ connection, namespace, dataConverter: plainDataConverter });
  const workers = await NativeConnection.connect({ address });
  const room = await Courtroom.open(client, workers, namespace);
  return {
    room,
    client,
    close: async () => {
      await room.close();
      await Promise.all([workers.close(), connection.close()]);
    },
  };
}

/** The courtroom of a test file, as its tests see it. */
export type CourtroomOfFile = Pick<RealCourtroom, 'room' | 'client'>;

/** Opens a courtroom before the first test of the calling file, and closes it after the last one. */
export function courtroomOfFile(): CourtroomOfFile {
  let opened: RealCourtroom | undefined;
  beforeAll(async () => {
    opened = await realCourtroom();
  }, 60_000);
  afterAll(() => opened?.close());
  return {
    get room() {
      return opened!.room;
    },
    get client() {
      return opened!.client;
    },
  };
}
