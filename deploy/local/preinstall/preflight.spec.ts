import { describe, expect, it } from '@jest/globals';

import { judge, judgeNode, render, type MachineFacts } from './preflight.mjs';

const GIB = 1024 ** 3;
const ready: MachineFacts = {
  platform: 'linux',
  arch: 'x64',
  node: '20.20.2',
  npm: '11.19.1',
  go: '1.26.8',
  java: '17.0.15',
  mvn: '3.8.7',
  openssl: '3.0.17',
  needs: {
    go: ['the Temporal server'],
    java: ['the Kafka broker'],
    mvn: ['the Kafka broker'],
    openssl: ['certificates of agencies'],
  },
  takenPorts: [],
  freeBytes: 50 * GIB,
  neededBytes: 6 * GIB,
  folder: '/home/court/hejie',
  unreachable: [],
  running: null,
};
const codes = (facts: Partial<MachineFacts>) => judge({ ...ready, ...facts }).map(({ code }) => code);

describe('before anything is started', () => {
  it('a machine with everything may go on', () => {
    expect(judge(ready)).toEqual([]);
  });

  it('Node 18 is too old everywhere, Node 20 only where npm cannot bring a newer one', () => {
    expect(judgeNode({ ...ready, node: '18.19.0' }).map(({ code }) => code)).toEqual(['NODE_TOO_OLD']);
    expect(judgeNode({ ...ready, node: '20.0.0' })).toEqual([]);
    expect(judgeNode({ ...ready, node: '20.20.2', platform: 'darwin' })[0]?.cause).toBe(
      'Node 20.20.2 is too old: 22.13 or newer is needed.',
    );
  });

  it('npm must be there and not ancient', () => {
    expect(codes({ npm: null })).toEqual(['NPM_MISSING']);
    expect(codes({ npm: '9.8.1' })).toEqual(['NPM_TOO_OLD']);
  });

  it('one message names every missing tool, what it is for, and the command that installs them on Debian', () => {
    const [finding, ...others] = judge({ ...ready, go: null, java: '11.0.2', mvn: null });
    expect(others).toEqual([]);
    expect(finding?.cause).toBe(
      'Servers must be built and these tools are needed: Go 1.26 (missing; for the Temporal server), ' +
        'Java 17 (version 11.0.2, too old; for the Kafka broker), Maven 3.6 (missing; for the Kafka broker).',
    );
    expect(finding?.remedy).toContain('apt-get install golang-go openjdk-17-jre-headless maven');
  });

  it('a tool that no server needs may be missing', () => {
    expect(codes({ go: null, java: null, mvn: null, needs: { go: [], java: [], mvn: [], openssl: [] } })).toEqual([]);
  });

  it('a full disk says how much is free and how much is needed', () => {
    expect(judge({ ...ready, freeBytes: 1.5 * GIB })[0]?.cause).toBe(
      'Only 1.5 GiB are free in /home/court/hejie; 6.0 GiB are needed.',
    );
  });

  it('each port in use is named with the part of the stack that wants it', () => {
    const found = judge({
      ...ready,
      takenPorts: [
        { port: 7233, what: 'Temporal server' },
        { port: 7131, what: 'Kafka broker' },
      ],
    });
    expect(found.map(({ cause }) => cause)).toEqual([
      'Port 7233, for the Temporal server, is in use by another program.',
      'Port 7131, for the Kafka broker, is in use by another program.',
    ]);
  });

  it('a second start says that one runs, and does not blame the ports', () => {
    const running = { pid: 4711, since: '2026-10-09T00:00:00.000Z' };
    expect(codes({ running, takenPorts: [{ port: 7233, what: 'Temporal server' }] })).toEqual(['ALREADY_RUNNING']);
  });

  it('a server named in the environment must answer', () => {
    expect(judge({ ...ready, unreachable: [{ variable: 'KAFKA_BROKERS', address: '10.0.0.1:9092' }] })[0]?.cause).toBe(
      'KAFKA_BROKERS names 10.0.0.1:9092, but nothing answers there.',
    );
  });

  it('all that is wrong is said at once, each with its remedy', () => {
    const text = render(judge({ ...ready, npm: null, freeBytes: 0 }));
    expect(text.match(/✖/g)).toHaveLength(2);
    expect(text.match(/→/g)).toHaveLength(2);
  });
});
