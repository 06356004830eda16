import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { TOPICS } from '@hejie/contracts/facts';
import { brokerList, ensureTopics } from '@hejie/messaging';
import { beginAtTheEnd } from '@hejie/messaging/testing';

import type { Told } from './service.js';

const SERVICE = fileURLToPath(new URL('./service.js', import.meta.url));

/** A service as a process of its own on one database, which may be killed and started again with the keys that it had. */
export class OwnService {
  private readonly waiting = new Map<number, { done: (said: never) => void; failed: (error: Error) => void }>();
  private readonly group: string;
  private readonly env: NodeJS.ProcessEnv;
  private process: ChildProcess;
  private sent = 0;

  private constructor(
    private readonly service: 'intake' | 'performance',
    private readonly url: string,
  ) {
    const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
    this.group = `bench-${service}-${randomBytes(5).toString('hex')}`;
    this.env = {
      FIELD_KEYS: key('f1'),
      PARTY_CONTENT_KEYS: key('p1'),
      KAFKA_GROUP: this.group,
    };
    this.process = this.born();
  }

  static async start(service: 'intake' | 'performance', url: string): Promise<OwnService> {
    const own = new OwnService(service, url);
    // The facts of earlier measurements are none of its work.
    const brokers = brokerList(process.env['KAFKA_BROKERS'] ?? '');
    await ensureTopics({ brokers, clientId: own.group }, TOPICS);
    await beginAtTheEnd(brokers, own.group, TOPICS);
    await own.begin();
    return own;
  }

  ask<T>(told: Told): Promise<T> {
    this.sent += 1;
    const no = this.sent;
    const said = new Promise<T>((done, failed) => this.waiting.set(no, { done, failed }));
    this.process.send({ no, told });
    return said;
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** Killed in the middle of whatever it does, and started again. What it was asked is not answered any more. */
  async killAndStart(): Promise<void> {
    await this.kill();
    this.process = this.born();
    await this.begin();
  }

  async kill(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }

  private async begin(): Promise<void> {
    await this.ask({ start: { service: this.service, url: this.url, env: this.env } });
  }

  private born(): ChildProcess {
    const born = fork(SERVICE, { execArgv: ['--expose-gc', '--disable-warning=TimeoutNegativeWarning'] });
    born.on('message', ({ no, said, failed }: { no: number; said: unknown; failed?: string }) => {
      const asked = this.waiting.get(no);
      this.waiting.delete(no);
      if (failed === undefined) asked?.done(said as never);
      else asked?.failed(new Error(failed));
    });
    born.on('exit', () => {
      for (const { failed } of this.waiting.values()) failed(new Error(`${this.service} has ended`));
      this.waiting.clear();
    });
    return born;
  }
}
