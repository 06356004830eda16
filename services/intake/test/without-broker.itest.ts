import { CaseServiceFixture } from '@hejie/casework/testing';
import { eventually, testDatabase } from '@hejie/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { intake } from '../src/intake.module.js';

const database = testDatabase({ prefix: 'intake' });
let service: CaseServiceFixture<never>;
beforeAll(async () => {
  // A port where nobody listens.
  service = await CaseServiceFixture.start(intake, database.url, { KAFKA_BROKERS: '127.0.0.1:1' });
}, 60_000);
afterAll(() => service?.stop(), 60_000);

it('the door is open to people while the broker is away, and says that it is', async () => {
  const { body } = await eventually(async () => service.read('/health/ready').expect(200));
  expect(body).toEqual({ ready: true, checks: { postgres: 'up', kafka: 'down', temporal: 'up' } });
});
