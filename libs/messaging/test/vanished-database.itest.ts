import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually, silentProxy, type SilentProxy } from '@hejie/testing';

import { parkedCases } from '../src/index.js';
import { Fixture, freshFixture, type FreshFixture } from './fixture/messaging.js';

describe('a database that vanishes without a word', () => {
  let fresh: FreshFixture;
  let proxy: SilentProxy;
  /** The service behind the network that drops packets; `fresh` is another, which writes. */
  let service: Fixture;

  beforeEach(async () => {
    fresh = await freshFixture();
    proxy = await silentProxy(fresh.fixture.settings.databaseUrl);
    service = await Fixture.join({ ...fresh.fixture.settings, databaseUrl: proxy.url, answerWithin: 1_000 });
  });
  afterEach(async () => {
    proxy.speak();
    await service.close();
    await proxy.close();
    await fresh.close();
  });

  it('is given up by relay and listener, and costs no fact and no order when it is back', async () => {
    const { fixture } = fresh;
    const relay = service.relay({ pollEvery: 100 });
    const subscriber = service.subscriber();
    await fixture.append('case-a', 1, 2);
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2]));
    proxy.silence();
    await fixture.append('case-a', 3, 4);
    await eventually(() => expect(relay.state).toBe('waiting'));
    proxy.speak();
    await eventually(async () => expect(await fixture.numbers('case-a')).toEqual([1, 2, 3, 4]));
    expect(relay.state).toBe('leading');
    expect(subscriber.joined).toBe(true);
  });

  it('while facts are handled parks none of them', async () => {
    const { fixture } = fresh;
    fixture.relay();
    service.subscriber();
    const writing = fixture.append('case-a', ...Array.from({ length: 40 }, (_, at) => at + 1));
    await eventually(async () => expect((await fixture.effects()).length).toBeGreaterThan(2));
    proxy.silence();
    await writing;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    proxy.speak();
    await eventually(async () => expect(await fixture.effects()).toHaveLength(40));
    expect(await fixture.numbers('case-a')).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(await parkedCases(fixture.dataSource)).toEqual([]);
  });
});
