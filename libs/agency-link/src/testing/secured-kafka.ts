import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { KafkaSettings } from '@hejie/messaging';

import { listening } from './listening.js';
import { ownFolder, unusedPort } from './own-folder.js';

const run = promisify(execFile);
const POM = resolve(import.meta.dirname, '../../../../deploy/kafka/pom.xml');
/** Seconds on a quiet machine. */
const STARTED_WITHIN_MS = 120_000;
/** As whom the court comes; it may do everything. */
const COURT = 'court';

/** A broker on loopback that asks everybody who he is, and lets nobody do what he was not given. */
export interface SecuredKafka {
  /** As the court. */
  readonly court: KafkaSettings;
  /** As one of the names that it was started with. */
  as(name: string): KafkaSettings;
  remove(): Promise<void>;
}

/** @param names who else may come. */
export async function startSecuredKafka(names: readonly string[]): Promise<SecuredKafka> {
  const home = ownFolder('secured-kafka');
  const lib = await jars(home);
  const [port, controller] = [await unusedPort(), await unusedPort()];
  const file = join(home, 'server.properties');
  writeFileSync(file, settings({ home, port, controller, names }));
  const java = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-cp', join(lib, '*')];
  await run('java', [...java, 'kafka.tools.StorageTool', 'format', '--cluster-id=aGVqaWUtYWdlbmN5LWxpbg', '-c', file]);
  const child = spawn('java', [...java, 'kafka.Kafka', file], { stdio: 'ignore' });
  await listening(port, {
    what: 'The broker',
    withinMs: STARTED_WITHIN_MS,
    paceMs: 200,
    ended: () => (child.exitCode === null ? undefined : `exit code ${child.exitCode}`),
  });
  const as = (username: string): KafkaSettings => ({
    brokers: [`127.0.0.1:${port}`],
    clientId: username,
    sasl: { mechanism: 'plain', username, password: passwordOf(username) },
  });
  return {
    court: as(COURT),
    as,
    async remove() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** From `HEJIE_KAFKA_LIB`, or copied by Maven as the local stack does. */
async function jars(home: string): Promise<string> {
  const named = process.env['HEJIE_KAFKA_LIB'];
  if (named) return named;
  const lib = join(home, 'lib');
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${lib}`];
  await run('mvn', ['-q', '-B', '-f', POM, ...goal]);
  return lib;
}

const passwordOf = (name: string): string => `${name}-on-loopback`;

interface Settings {
  readonly home: string;
  readonly port: number;
  readonly controller: number;
  readonly names: readonly string[];
}

function settings({ home, port, controller, names }: Settings): string {
  const users = [COURT, ...names].map((name) => `user_${name}="${passwordOf(name)}"`).join(' ');
  const login = `org.apache.kafka.common.security.plain.PlainLoginModule required username="${COURT}" password="${passwordOf(COURT)}" ${users};`;
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=SASL_PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=SASL_PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=SASL_PLAINTEXT
listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
sasl.enabled.mechanisms=PLAIN
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.sasl_plaintext.plain.sasl.jaas.config=${login}
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:${COURT};User:ANONYMOUS
allow.everyone.if.no.acl.found=false
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
}
