import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { TestWorkflowEnvironment } from '@temporalio/testing';
import getPort from 'get-port';

import { eventually } from './eventually.js';
import { serverFromEnvironment } from './servers.js';

/** A Java process on a machine that does ten other things may need half a minute; the SDK itself gives it five seconds. */
const START_WITHIN_MS = 60_000;

/**
 * A Temporal environment whose clock jumps over waiting time, on the real test server
 * (HEJIE_TIME_SKIPPING_SERVER names its executable). The caller ends it with `teardown()`.
 * For workflows that only wait: where a timer fires just as a workflow gives it up, that server refuses the task and the run
 * hangs for ever (temporalio/sdk-java#2606 and #3088, open in 1.38). Cases are told the time instead, on the real server.
 * @throws Error when the variable is missing, saying how to run; when the server does not listen within a minute.
 */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = serverFromEnvironment('HEJIE_TIME_SKIPPING_SERVER');
  // Loaded on demand: the native core is heavy, and most test files need no Temporal.
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const address = `127.0.0.1:${await getPort({ host: '127.0.0.1' })}`;
  const server = spawn(path, [address.split(':')[1]!], { stdio: 'ignore' });
  const abandoned = (): boolean => server.kill('SIGKILL');
  process.once('exit', abandoned);
  const ended = async (): Promise<void> => {
    process.off('exit', abandoned);
    await stopped(server);
  };
  try {
    const environment = await listening(TestWorkflowEnvironment as unknown as Attachable, server, address);
    const leave = environment.teardown.bind(environment);
    environment.teardown = async () => {
      await leave();
      await ended();
    };
    return environment;
  } catch (error) {
    await ended();
    throw error;
  }
}

/** The SDK's own way to an environment on a running server; its public ways either start the server or skip no time. */
interface Attachable {
  create(options: {
    server: { type: 'existing' };
    supportsTimeSkipping: true;
    address: string;
    namespace: string;
  }): Promise<TestWorkflowEnvironment>;
}

function listening(environment: Attachable, server: ChildProcess, address: string): Promise<TestWorkflowEnvironment> {
  return eventually(
    () => {
      if (server.exitCode !== null) throw new Error(`the time-skipping server ended with status ${server.exitCode}`);
      return environment.create({
        server: { type: 'existing' },
        supportsTimeSkipping: true,
        address,
        namespace: 'default',
      });
    },
    { timeout: START_WITHIN_MS, interval: 200 },
  );
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
}
