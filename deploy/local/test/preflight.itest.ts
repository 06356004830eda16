import { createServer, type Server } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { isPortFree, machineFacts } from '../preinstall/machine.mjs';
import { portOf } from '../preinstall/ports.mjs';
import { judge } from '../preinstall/preflight.mjs';
import { startOf } from '../preinstall/process-identity.mjs';
import { freeOffset } from '../src/servers/free-offset.js';
import { StackFiles } from '../src/supervisor/stack-files.js';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function occupy(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function facts(offset: number, dataDir = mkdtempSync(join(tmpdir(), 'hejie-preflight-'))) {
  return machineFacts({
    offset,
    durable: false,
    ports: true,
    servers: false,
    testServer: false,
    dataDir,
    installed: true,
  });
}

describe('the preflight on this machine', () => {
  it('names the one port that another program holds', async () => {
    const offset = await freeOffset();
    const port = portOf('mediation', offset);
    await occupy(port);
    expect(await isPortFree(port)).toBe(false);
    const findings = judge(await facts(offset));
    expect(findings.map(({ code, cause }) => ({ code, cause }))).toEqual([
      { code: 'PORT_IN_USE', cause: `Port ${port}, for the mediation service, is in use by another program.` },
    ]);
  });

  it('does not call another program what a killed start left behind: the next start ends it first', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hejie-preflight-'));
    const offset = await freeOffset();
    await occupy(portOf('mediation', offset));
    const stray = {
      name: 'mediation',
      state: 'ready',
      pid: process.pid,
      restarts: 0,
      since: 0,
      startedAt: startOf(process.pid),
      lastExit: null,
    };
    writeFileSync(join(dataDir, 'stack.json'), JSON.stringify({ since: '', addresses: {}, processes: [stray] }));
    expect(judge(await facts(offset, dataDir))).toEqual([]);
    writeFileSync(
      join(dataDir, 'stack.json'),
      JSON.stringify({ since: '', addresses: {}, processes: [{ ...stray, startedAt: 'another life' }] }),
    );
    expect(judge(await facts(offset, dataDir))).toMatchObject([{ code: 'PORT_IN_USE' }]);
  });

  it('sees that the stack runs already', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hejie-preflight-'));
    new StackFiles(dataDir).lock();
    const findings = judge(await facts(await freeOffset(), dataDir));
    expect(findings).toMatchObject([
      { code: 'ALREADY_RUNNING', cause: expect.stringContaining(`process ${process.pid}`) },
    ]);
  });
});
