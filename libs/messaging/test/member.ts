/**
 * One process of a service, for tests that kill it: `STAGE` has the settings, `ROLE` says which part runs here,
 * `HEJIE_CRASH_AT` where the process kills itself. Prints a line when the part works.
 */
import { crashHere } from '@hejie/testing';

import type { FactPublisher, FactSource } from '../src/index.js';
import { Stage, type StageSettings } from './stage.js';

const stage = await Stage.join(JSON.parse(process.env['STAGE'] ?? '') as StageSettings);
const member = process.env['MEMBER'] ?? 'second';

/** The broker, with crash points around a publication. */
function crashingPublisher(): FactPublisher {
  const publisher = stage.publisher();
  return {
    async publish(records) {
      crashHere('before-publish');
      await publisher.publish(records);
      crashHere('after-publish');
    },
    close: () => publisher.close(),
  };
}

/** The broker, with a crash point between a handler's commit and the offset. */
function crashingSource(): FactSource {
  const source = stage.source();
  return {
    start: (listener) => source.start(listener),
    handled: (...position) => {
      crashHere('before-offset');
      source.handled(...position);
    },
    pause: (...partition) => source.pause(...partition),
    resume: (...partition) => source.resume(...partition),
    stop: () => source.stop(),
    lag: () => source.lag(),
    get joined() {
      return source.joined;
    },
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

if (process.env['ROLE'] === 'relay') {
  const relay = stage.relay({ publisher: crashingPublisher() });
  await until(() => relay.state === 'leading' || relay.state === 'standby');
} else {
  const subscriber = stage.subscriber({
    member,
    source: crashingSource(),
    together: Number(process.env['TOGETHER'] ?? 5),
  });
  await until(() => subscriber.joined);
}
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void stage.close().then(() => process.exit(0));
});
