import { mkdirSync, statfsSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { CHECKOUT } from './cache.mjs';
import { findServers, onPath, outputOf } from './find-servers.mjs';
import { leftBehind } from './left-behind.mjs';
import { lockHolder } from './lock.mjs';
import { DURABLE_PORTS, PORTS } from './ports.mjs';

/** @typedef {import('./preflight.mjs').MachineFacts} MachineFacts */

const GIB = 1024 ** 3;

/**
 * May we listen on this loopback port?
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isPortFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Does anything answer at host:port?
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    /** @param {boolean} result */
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/**
 * The servers that the environment names and that do not answer.
 * @param {NodeJS.ProcessEnv} env
 */
async function unreachableServers(env) {
  const named = [];
  if (env.TEMPORAL_ADDRESS) named.push({ variable: 'TEMPORAL_ADDRESS', address: env.TEMPORAL_ADDRESS });
  if (env.KAFKA_BROKERS) named.push({ variable: 'KAFKA_BROKERS', address: env.KAFKA_BROKERS.split(',')[0] ?? '' });
  if (env.DATABASE_URL) {
    // The URL holds a password: only host and port are shown.
    const url = URL.canParse(env.DATABASE_URL) ? new URL(env.DATABASE_URL) : null;
    named.push({ variable: 'DATABASE_URL', address: `${url?.hostname || '(no host)'}:${url?.port || '5432'}` });
  }
  const unreachable = [];
  for (const { variable, address } of named) {
    const at = address.lastIndexOf(':');
    const port = Number(address.slice(at + 1));
    const ok =
      at > 0 && Number.isInteger(port) && port > 0 && port < 65536 && (await answers(address.slice(0, at), port));
    if (!ok) unreachable.push({ variable, address });
  }
  return unreachable;
}

/**
 * The stack that runs on this data folder, or null.
 * @param {string} dataDir
 * @returns {{pid: number, since: string} | null}
 */
export function runningStack(dataDir) {
  return lockHolder(join(dataDir, 'stack.lock'));
}

/** @param {string} command @param {string[]} args @param {RegExp} pattern */
function toolVersion(command, args, pattern) {
  const path = onPath(command, process.env);
  if (path === null) return null;
  // `java -version` writes to stderr; `--version` (Java 9+) to stdout.
  return pattern.exec(outputOf(path, args) ?? '')?.[1] ?? null;
}

/** Which of our ports somebody else holds. @param {import('./find-servers.mjs').Sources} sources @param {{offset: number, durable: boolean}} options */
export async function takenPorts(sources, { offset, durable }) {
  const skipped = new Set();
  if (sources.postgres.from === 'environment') skipped.add('postgres');
  if (sources.kafka.from === 'environment') skipped.add('kafka').add('kafkaController');
  if (sources.temporal.from === 'environment') skipped.add('temporal').add('temporalUi');
  const taken = [];
  for (const [name, { port, what }] of Object.entries({ ...PORTS, ...(durable ? DURABLE_PORTS : {}) })) {
    if (!skipped.has(name) && !(await isPortFree(port + offset))) taken.push({ port: port + offset, what });
  }
  return taken;
}

/**
 * The facts that the preflight judges.
 * @param {{offset: number, durable: boolean, ports: boolean, servers: boolean, testServer: boolean, dataDir: string, installed: boolean}} wanted
 * @returns {Promise<MachineFacts>}
 */
export async function machineFacts(wanted) {
  const sources = findServers();
  /** @type {MachineFacts['needs']} */
  const needs = { go: [], java: [], mvn: [], openssl: [] };
  let neededBytes = wanted.installed ? 0.5 * GIB : 2 * GIB;
  if (wanted.servers) {
    needs.openssl.push('certificates of agencies');
    const { temporal, kafka, testServer } = sources;
    if (temporal.from === 'packages' && !temporal.built) {
      needs.go.push('the Temporal server');
      neededBytes += 5 * GIB;
    } else if (wanted.durable && temporal.from !== 'environment') needs.go.push('the Temporal server on PostgreSQL');
    if (kafka.from !== 'environment') needs.java.push('the Kafka broker');
    if (kafka.from === 'packages' && !kafka.built) needs.mvn.push('the Kafka broker');
    if (wanted.testServer && testServer.from === 'packages') {
      needs.java.push("Temporal's test server");
      if (!testServer.built) needs.mvn.push("Temporal's test server");
    }
  }
  mkdirSync(wanted.dataDir, { recursive: true });
  const disk = statfsSync(wanted.dataDir);
  return {
    platform: process.platform,
    arch: process.arch,
    node: process.versions.node,
    npm: toolVersion('npm', ['--version'], /(\d+\.\d+\.\d+)/),
    go: needs.go.length > 0 ? toolVersion('go', ['version'], /go(\d+\.\d+(?:\.\d+)?)/) : null,
    java: needs.java.length > 0 ? toolVersion('java', ['--version'], /(\d+(?:\.\d+)*)/) : null,
    mvn: needs.mvn.length > 0 ? toolVersion('mvn', ['--version'], /Maven (\d+\.\d+\.\d+)/) : null,
    openssl:
      needs.openssl.length > 0
        ? toolVersion('openssl', ['version'], /(?:OpenSSL|LibreSSL) (\d+\.\d+(?:\.\d+)?)/)
        : null,
    needs,
    // What a killed start left behind holds our ports until the next one has ended it: that start looks at them afterwards.
    takenPorts: wanted.ports && leftBehind(wanted.dataDir).length === 0 ? await takenPorts(sources, wanted) : [],
    freeBytes: disk.bavail * disk.bsize,
    neededBytes,
    folder: CHECKOUT,
    unreachable: wanted.servers ? await unreachableServers(process.env) : [],
    running: wanted.ports ? runningStack(wanted.dataDir) : null,
  };
}
