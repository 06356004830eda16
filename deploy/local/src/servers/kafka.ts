import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { execa } from 'execa';

import type { FromPath, FromPackages } from '../../preinstall/find-servers.mjs';
import { baseEnv } from '../environment.js';
import type { LocalServer } from './postgres.js';
import { type Progress, productOf } from './recipes.js';

/**
 * A Kafka broker of our own on loopback: one node, KRaft, everything replicated once.
 * Its storage is formatted on the first call.
 */
export async function localKafka(
  source: FromPath | FromPackages,
  options: { dataDir: string; port: number; controllerPort: number },
  progress: Progress,
): Promise<LocalServer> {
  const logDir = join(options.dataDir, 'logs');
  const lib = source.from === 'path' ? source.command : join(await productOf('kafka', logDir, progress), 'lib');
  const home = join(options.dataDir, 'kafka');
  const properties = join(home, 'server.properties');
  mkdirSync(home, { recursive: true });
  writeFileSync(properties, serverProperties(home, options));
  writeFileSync(join(home, 'log4j2.properties'), LOGGING);
  const classpath = ['-Dlog4j2.configurationFile=' + join(home, 'log4j2.properties'), '-cp', join(lib, '*')];
  if (!existsSync(join(home, 'data', 'meta.properties'))) {
    rmSync(join(home, 'data'), { recursive: true, force: true });
    progress('formatting the storage');
    // As one word: an id may begin with a hyphen, and a word of its own would then be read as an option.
    const clusterId = `--cluster-id=${randomBytes(16).toString('base64url')}`;
    await execa('java', [...classpath, 'kafka.tools.StorageTool', 'format', clusterId, '-c', properties], {
      env: baseEnv(),
      extendEnv: false,
      timeout: 120_000,
    });
  }
  return {
    address: `127.0.0.1:${options.port}`,
    spec: {
      name: 'kafka',
      command: 'java',
      args: [
        '-Xmx512m',
        '-Xms128m',
        '-XX:+UseG1GC',
        '-XX:TieredStopAtLevel=4',
        '-Duser.timezone=Asia/Shanghai',
        ...classpath,
        'kafka.Kafka',
        properties,
      ],
      cwd: home,
      env: baseEnv(),
      logFile: join(logDir, 'kafka.log'),
      ready: `tcp:127.0.0.1:${options.port}`,
      readyWithin: 90_000,
      stopSignal: 'SIGTERM',
      stopWithin: 30_000,
      dependsOn: [],
    },
  };
}

function serverProperties(home: string, { port, controllerPort }: { port: number; controllerPort: number }): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${join(home, 'data')}
num.partitions=1
default.replication.factor=1
min.insync.replicas=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=8
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
`;
}

const LOGGING = `status=error
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p %c{1} %m%n
rootLogger.level=warn
rootLogger.appenderRef.console.ref=console
logger.server.name=kafka.server.KafkaRaftServer
logger.server.level=info
`;
