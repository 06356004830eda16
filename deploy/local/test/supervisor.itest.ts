import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, describe, expect, it } from '@jest/globals';
import getPort from 'get-port';

import { isHalted } from '../preinstall/process-identity.mjs';
import { stateSeen } from '../src/supervisor/probe.js';
import type { ProcessSpec } from '../src/supervisor/process-spec.js';
import { inStartOrder, Supervisor } from '../src/supervisor/supervisor.js';

const CHILD = new URL('fixture/child.mjs', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'hejie-supervisor-'));
const diary = join(folder, 'diary');
const supervisors: Supervisor[] = [];

async function child(name: string, behaviour: string[], more: Partial<ProcessSpec> = {}): Promise<ProcessSpec> {
  const port = await getPort();
  return {
    name,
    command: process.execPath,
    args: [CHILD, String(port), ...behaviour],
    cwd: folder,
    env: { NAME: name, DIARY: diary },
    logFile: join(folder, `${name}.log`),
    ready: `http-get://127.0.0.1:${port}/`,
    readyWithin: 15_000,
    stopSignal: 'SIGTERM',
    stopWithin: 2_000,
    dependsOn: [],
    ...more,
  };
}

function supervisor(events: string[] = []): Supervisor {
  const made = new Supervisor((event, { name }) => events.push(`${name} ${event}`));
  supervisors.push(made);
  return made;
}

async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (condition()) return;
    await delay(50);
  }
  throw new Error('it did not happen within 10 s');
}

afterEach(async () => {
  for (const one of supervisors.splice(0)) await one.stopAll();
});

describe('the supervisor', () => {
  it('restarts a process that was killed, and counts it', async () => {
    const events: string[] = [];
    const keeper = supervisor(events);
    await keeper.start(await child('intake', ['serve']));
    const before = keeper.process('intake').status().pid;
    keeper.process('intake').kill('SIGKILL');
    await keeper.process('intake').whenReady(10_000);
    const { pid, restarts, lastExit, state } = keeper.process('intake').status();
    expect({ restarts, lastExit, state }).toEqual({ restarts: 1, lastExit: 'SIGKILL', state: 'ready' });
    expect(pid).not.toBe(before);
    expect(events).toEqual([
      'intake started',
      'intake ready',
      'intake exited',
      'intake restarting',
      'intake started',
      'intake ready',
    ]);
  });

  it.each(['http-get://127.0.0.1', 'tcp:127.0.0.1'])(
    'a process that hangs is not ready when it is asked over %s',
    async (scheme) => {
      const keeper = supervisor();
      const spec = await child('intake', ['serve']);
      const { port } = new URL(spec.ready.replace('http-get', 'http'));
      await keeper.start({ ...spec, ready: `${scheme}:${port}` });
      const intake = keeper.process('intake');
      expect(await stateSeen(intake.status())).toBe('ready');
      intake.kill('SIGSTOP');
      await until(() => isHalted(intake.status().pid ?? 0));
      expect([intake.status().state, await stateSeen(intake.status())]).toEqual(['ready', 'not answering']);
      intake.kill('SIGCONT');
      await until(() => !isHalted(intake.status().pid ?? 0));
      expect(await stateSeen(intake.status())).toBe('ready');
    },
  );

  it('a process that serves but takes no work, or never answers, is told from one that is ready', async () => {
    const keeper = supervisor();
    await keeper.start(await child('away', ['serve']));
    const { ready, ...status } = keeper.process('away').status();
    const seen = (address: string) => stateSeen({ ...status, ready: address }, 200);
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    const refusing = createServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
    await Promise.all([silent, refusing].map((server) => once(server, 'listening')));
    const at = (server: Server) => `http-get://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const states = [await seen(ready), await seen(at(refusing)), await seen(at(silent))];
    silent.close();
    silent.closeAllConnections();
    refusing.close();
    expect(states).toEqual(['ready', 'not ready', 'not answering']);
  });

  it('waits longer before each restart of a process that keeps crashing', async () => {
    const pauses: number[] = [];
    const keeper = new Supervisor(
      (event, _status, detail) => event === 'exited' && pauses.push(Number(/restart in ([\d.]+) s/.exec(detail)?.[1])),
    );
    supervisors.push(keeper);
    await keeper.start(await child('bridge', ['crash', '700']));
    await until(() => pauses.length === 3);
    expect(pauses).toEqual([0.5, 1, 2]);
  });

  it('gives up a process that never becomes ready, and shows the end of its log', async () => {
    const keeper = supervisor();
    await expect(keeper.start(await child('worker', ['refuse']))).rejects.toThrow(
      /worker ends before it is ready \(exit 3\)[^]*the configuration is wrong/,
    );
    expect(keeper.process('worker').status()).toMatchObject({ state: 'failed', pid: null });
  });

  it('starts what others depend on first, and stops it last', async () => {
    writeFileSync(diary, '');
    const keeper = supervisor();
    await keeper.startAll([
      await child('service', ['serve'], { dependsOn: ['worker'] }),
      await child('worker', ['serve'], { dependsOn: ['server'] }),
      await child('server', ['serve']),
    ]);
    await keeper.stopAll();
    expect(readFileSync(diary, 'utf8').trim().split('\n')).toEqual([
      'server: up',
      'worker: up',
      'service: up',
      'service: drained',
      'worker: drained',
      'server: drained',
    ]);
  });

  it('stops a door before what is behind it, though both start together', async () => {
    writeFileSync(diary, '');
    const keeper = supervisor();
    await keeper.startAll([
      await child('door', ['serve'], { stopsBefore: ['bridge'] }),
      await child('bridge', ['serve']),
    ]);
    await keeper.stopAll();
    expect(readFileSync(diary, 'utf8').trim().split('\n').slice(2)).toEqual(['door: drained', 'bridge: drained']);
  });

  it('kills a process that does not drain in its time', async () => {
    const keeper = supervisor();
    await keeper.start(await child('deaf', ['deaf'], { stopWithin: 500 }));
    await keeper.stopAll();
    expect(keeper.process('deaf').status()).toMatchObject({ state: 'stopped', lastExit: 'SIGKILL' });
  });

  it('leaves a process the whole of its time to drain', async () => {
    const keeper = supervisor();
    await keeper.start(await child('slow', ['slow', '6000'], { stopWithin: 20_000 }));
    await keeper.stopAll();
    expect(keeper.process('slow').status()).toMatchObject({ state: 'stopped', lastExit: 'exit 0' });
  }, 30_000);

  it('refuses a circle of dependencies', async () => {
    const specs = [
      await child('a', ['serve'], { dependsOn: ['b'] }),
      await child('b', ['serve'], { dependsOn: ['a'] }),
    ];
    expect(() => inStartOrder(specs)).toThrow('circular dependsOn: a, b');
  });
});
