import { describe, expect, it } from '@jest/globals';
import { eventually } from '@hejie/testing';
import { type DataSource } from 'typeorm';
import { type AgencyLinks } from '../delivery/agency-links.js';
import { Collector } from './collector.js';
import { type Inbound } from './inbound.js';

/** Where each subscription's place is looked into, until it is let go. */
function places(bodies: readonly { readonly agencyId: string; readonly subscriptions: readonly string[] }[]) {
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const links = {
    by: (id: string) =>
      Promise.resolve({
        link: {
          collect: () => {
            begun.push(id);
            if (id.includes('away')) return Promise.reject(new Error('away'));
            return new Promise<void>((resolve) => open.set(id, resolve));
          },
        },
      }),
  };
  const dataSource = { query: () => Promise.resolve(bodies) } as unknown as DataSource;
  const collector = new Collector(dataSource, links as unknown as AgencyLinks, {} as Inbound, 1);
  return { begun, open, collector };
}

describe('what bodies have laid down', () => {
  it('is taken by one at a time at each body, for its subscriptions may name one place; one that is away holds up nobody', async () => {
    const { begun, open, collector } = places([
      { agencyId: 'tax', subscriptions: ['tax/1', 'tax/2'] },
      { agencyId: 'bank', subscriptions: ['bank/away', 'bank/2'] },
    ]);
    collector.onApplicationBootstrap();
    await eventually(() => expect(begun).toEqual(expect.arrayContaining(['tax/1', 'bank/away', 'bank/2'])));
    // Several turns go by.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(begun).toHaveLength(3);
    open.get('tax/1')!();
    await eventually(() => expect(begun).toContain('tax/2'));
    const stopping = collector.beforeApplicationShutdown();
    open.get('tax/2')!();
    open.get('bank/2')!();
    await stopping;
  });
});
