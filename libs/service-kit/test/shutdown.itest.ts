import { type AddressInfo } from 'node:net';
import { type Server } from 'node:http';
import { Controller, Get, Module, type DynamicModule } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { makeService, Public } from '../src/index.js';

const steps: string[] = [];
let answerSlow: () => void = () => undefined;

@Controller()
class SlowController {
  @Get('slow')
  @Public()
  async slow() {
    steps.push('request begins');
    await new Promise<void>((resolve) => (answerSlow = resolve));
    steps.push('request ends');
    return { done: true };
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {
  onModuleDestroy() {
    steps.push('workers drain');
  }
  onApplicationShutdown() {
    steps.push('databases close');
  }
}

async function listening(graceMs: number) {
  steps.length = 0;
  const env = { PORT: '0', LOG_LEVEL: 'silent', SHUTDOWN_GRACE_MS: String(graceMs) };
  const service = await makeService(
    { name: 'slow', configSchema: z.object({}), module: (): DynamicModule => ({ module: SlowModule }) },
    { env },
  );
  await service.app.listen(0, '127.0.0.1');
  const { port } = (service.app.getHttpServer() as Server).address() as AddressInfo;
  return { service, url: `http://127.0.0.1:${port}` };
}

const until = async (step: string) => {
  while (!steps.includes(step)) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a service that stops', () => {
  it('answers the request in flight, takes no other, then drains workers, then closes databases', async () => {
    const { service, url } = await listening(5_000);
    const inFlight = fetch(`${url}/slow`);
    await until('request begins');
    const stopped = service.stop();
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    expect(steps).toEqual(['request begins']);
    answerSlow();
    expect(await (await inFlight).json()).toEqual({ done: true });
    await stopped;
    expect(steps).toEqual(['request begins', 'request ends', 'workers drain', 'databases close']);
  });

  it('does not wait for a request for ever', async () => {
    const { service, url } = await listening(50);
    const inFlight = fetch(`${url}/slow`).catch(() => 'cut off');
    await until('request begins');
    await service.stop();
    expect(await inFlight).toBe('cut off');
    expect(steps).toEqual(['request begins', 'workers drain', 'databases close']);
    answerSlow();
  });

  it('is not held open by a connection that asks nothing', async () => {
    const { service, url } = await listening(10_000);
    await (await fetch(`${url}/health/live`, { headers: { connection: 'keep-alive' } })).text();
    const began = performance.now();
    await service.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
