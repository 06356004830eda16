import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { CHECKOUT, cacheFolder, RECIPES } from './cache.mjs';

/**
 * Where one server comes from, and why.
 * - `environment`: it runs already, at `address`;
 * - `path`: its binary is on PATH, at `command`;
 * - `packages`: it is built from published packages; `built` says whether the cache holds it already.
 * @typedef {{from: 'environment', address: string, why: string}} FromEnvironment
 * @typedef {{from: 'path', command: string, version: string, why: string}} FromPath
 * @typedef {{from: 'packages', built: boolean, why: string}} FromPackages
 * @typedef {FromEnvironment | FromPath | FromPackages} Source
 * @typedef {{postgres: Source, kafka: Source, temporal: Source, testServer: Source}} Sources
 */

/**
 * The path of an executable on PATH, or null. The binaries of our own node_modules do not count.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
export function onPath(name, env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    if (folder === '' || folder.startsWith(join(CHECKOUT, 'node_modules'))) continue;
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}

/**
 * The combined output of a short command, or null when it cannot run.
 * @param {string} command
 * @param {string[]} args
 */
export function outputOf(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
  } catch {
    return null;
  }
}

/**
 * `a.b` of a version text as numbers, or null.
 * @param {string | null | undefined} text
 * @returns {[number, number] | null}
 */
export function versionIn(text) {
  const match = /(\d+)\.(\d+)/.exec(text ?? '');
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

/**
 * @param {[number, number] | null} version
 * @param {[number, number]} least
 */
export function atLeast(version, least) {
  return version !== null && (version[0] > least[0] || (version[0] === least[0] && version[1] >= least[1]));
}

/** @param {NodeJS.ProcessEnv} env @returns {Source} */
function findTemporal(env) {
  if (env.TEMPORAL_ADDRESS)
    return { from: 'environment', address: env.TEMPORAL_ADDRESS, why: 'TEMPORAL_ADDRESS is set' };
  const command = onPath('temporal', env);
  let why = 'no `temporal` on PATH';
  if (command !== null) {
    const text = outputOf(command, ['--version']);
    const server = /Server (\d+\.\d+\.\d+)/.exec(text ?? '')?.[1];
    if (server !== undefined && atLeast(versionIn(server), [1, 29])) {
      return { from: 'path', command, version: server, why: `\`temporal\` on PATH, server ${server}` };
    }
    why = `\`temporal\` on PATH has server ${server ?? 'of unknown version'}, 1.29 is needed`;
  }
  return fromPackages('temporal', why);
}

/** @param {NodeJS.ProcessEnv} env @returns {Source} */
function findKafka(env) {
  if (env.KAFKA_BROKERS) return { from: 'environment', address: env.KAFKA_BROKERS, why: 'KAFKA_BROKERS is set' };
  const command = onPath('kafka-server-start.sh', env);
  let why = 'no `kafka-server-start.sh` on PATH';
  if (command !== null) {
    const libs = join(dirname(realpathSync(command)), '..', 'libs');
    const jar = existsSync(libs) ? readdirSync(libs).find((name) => /^kafka_2\.13-\d/.test(name)) : undefined;
    const version = /^kafka_2\.13-(\d+\.\d+\.\d+)/.exec(jar ?? '')?.[1];
    if (version !== undefined && atLeast(versionIn(version), [4, 0])) {
      return { from: 'path', command: libs, version, why: `\`kafka-server-start.sh\` on PATH, Kafka ${version}` };
    }
    why = `Kafka on PATH is ${version ?? 'of unknown version'}, 4.0 is needed`;
  }
  return fromPackages('kafka', why);
}

/** @param {NodeJS.ProcessEnv} env @returns {Source} */
function findPostgres(env) {
  if (env.DATABASE_URL) return { from: 'environment', address: env.DATABASE_URL, why: 'DATABASE_URL is set' };
  const command = onPath('postgres', env);
  let why = 'no `postgres` on PATH';
  if (command !== null) {
    // Debian and others link single programs into PATH: initdb stands beside the real file.
    const real = realpathSync(command);
    const version = versionIn(outputOf(real, ['--version']));
    const initdb = join(dirname(real), 'initdb');
    if (!atLeast(version, [15, 0]))
      why = `\`postgres\` on PATH is version ${version?.join('.') ?? 'unknown'}, 15 is needed`;
    else if (outputOf(initdb, ['--version']) === null) why = '`postgres` on PATH has no initdb beside it';
    else
      return {
        from: 'path',
        command: real,
        version: /** @type {[number, number]} */ (version).join('.'),
        why: `\`postgres\` on PATH, version ${version?.join('.')}`,
      };
  }
  return { from: 'packages', built: true, why };
}

/** @param {NodeJS.ProcessEnv} env @returns {Source} */
function findTestServer(env) {
  const address = env.HEJIE_TIME_SKIPPING_SERVER;
  if (address) return { from: 'environment', address, why: 'HEJIE_TIME_SKIPPING_SERVER is set' };
  return fromPackages('testServer', 'it is not part of any distribution');
}

/**
 * @param {'temporal' | 'kafka' | 'testServer'} recipe
 * @param {string} why
 * @returns {FromPackages}
 */
function fromPackages(recipe, why) {
  return { from: 'packages', built: existsSync(join(cacheFolder(recipe), RECIPES[recipe].product)), why };
}

/**
 * Where each server comes from: an address in the environment, else a binary on PATH, else a build from packages.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Sources}
 */
export function findServers(env = process.env) {
  return {
    postgres: findPostgres(env),
    kafka: findKafka(env),
    temporal: findTemporal(env),
    testServer: findTestServer(env),
  };
}
