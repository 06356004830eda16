import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { eventually, freePort } from '@hejie/testing';

const run = promisify(execFile);
const POM = resolve(import.meta.dirname, '../../../deploy/kafka/pom.xml');

/** A broker that a test may kill and start again; its data survives, as on a disk. */
export interface OwnBroker {
  readonly address: string;
  /** Does nothing while it runs. */
  start(): Promise<void>;
  /** SIGKILL: no farewell to anybody. */
  kill(): Promise<void>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

/** Jars from `HEJIE_KAFKA_LIB`, or copied by Maven as the local stack does. */
export async function ownBroker(): Promise<OwnBroker> {
  const home = mkdtempSync(join(tmpdir(), 'hejie-broker-'));
  const lib = process.env['HEJIE_KAFKA_LIB'] ?? (await copyJars(home));
  const [port, controller] = [await freePort(), await freePort()];
  const properties = join(home, 'server.properties');
  writeFileSync(properties, propertiesOf(home, port, controller));
  const java = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-cp', join(lib, '*')];
  await run('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', 'aGVqaWUtbWVzc2FnaW5nLQ', '-c', properties]);
  let child: ChildProcess | undefined;
  const running = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const kill = async (): Promise<void> => {
    if (!child || !running()) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    address: `127.0.0.1:${port}`,
    async start() {
      if (running()) return;
      child = spawn('java', [...java, 'kafka.Kafka', properties], { stdio: 'ignore' });
      await eventually(() => listening(port), { timeout: 60_000, interval: 200 });
    },
    kill,
    async remove() {
      await kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function copyJars(home: string): Promise<string> {
  const lib = join(home, 'lib');
  await run('mvn', [
    '-q',
    '-B',
    '-f',
    POM,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${lib}`,
  ]);
  return lib;
}

async function listening(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}

const propertiesOf = (home: string, port: number, controller: number): string => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${join(home, 'data')}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
`;
