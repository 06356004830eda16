import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { findServers } from './find-servers.mjs';

/** A PATH with one program on it that prints a text. */
function pathWith(...programs: { name: string; prints: string }[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hejie-path-'));
  for (const { name, prints } of programs) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho '${prints}'\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

describe('each server is found in the environment, else on PATH, else built', () => {
  it('an address in the environment wins over a binary on PATH', () => {
    const PATH = pathWith({ name: 'temporal', prints: 'temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)' });
    expect(findServers({ PATH, TEMPORAL_ADDRESS: '127.0.0.1:7233' }).temporal).toEqual({
      from: 'environment',
      address: '127.0.0.1:7233',
      why: 'TEMPORAL_ADDRESS is set',
    });
  });

  it('a binary on PATH is taken when its version will do', () => {
    const PATH = pathWith({ name: 'temporal', prints: 'temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)' });
    expect(findServers({ PATH }).temporal).toMatchObject({
      from: 'path',
      command: join(PATH, 'temporal'),
      version: '1.31.2',
    });
  });

  it('an old binary on PATH is passed over, and the reason is told', () => {
    const PATH = pathWith(
      { name: 'temporal', prints: 'temporal version 0.10.0 (Server 1.21.0)' },
      { name: 'postgres', prints: 'postgres (PostgreSQL) 13.4' },
    );
    const { temporal, postgres } = findServers({ PATH });
    expect(temporal).toMatchObject({ from: 'packages', why: '`temporal` on PATH has server 1.21.0, 1.29 is needed' });
    expect(postgres).toMatchObject({ from: 'packages', why: '`postgres` on PATH is version 13.4, 15 is needed' });
  });

  it('a PostgreSQL without initdb beside it cannot make a cluster and is passed over', () => {
    const PATH = pathWith({ name: 'postgres', prints: 'postgres (PostgreSQL) 17.2' });
    expect(findServers({ PATH }).postgres).toMatchObject({
      from: 'packages',
      why: '`postgres` on PATH has no initdb beside it',
    });
  });

  it('a Kafka on PATH is known by its jars', () => {
    const home = mkdtempSync(join(tmpdir(), 'hejie-kafka-'));
    mkdirSync(join(home, 'bin'));
    mkdirSync(join(home, 'libs'));
    writeFileSync(join(home, 'bin', 'kafka-server-start.sh'), '#!/bin/sh\n', { mode: 0o755 });
    writeFileSync(join(home, 'libs', 'kafka_2.13-4.1.0.jar'), '');
    expect(findServers({ PATH: join(home, 'bin') }).kafka).toMatchObject({
      from: 'path',
      command: join(home, 'libs'),
      version: '4.1.0',
    });
  });
});
