import sequencer from '@jest/test-sequencer';

const Sequencer = /** @type {typeof import('@jest/test-sequencer').default} */ (
  'default' in sequencer ? sequencer.default : sequencer
);

/** All files on one stack, and last the one that ends it. */
export default class StackEndsLast extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const ends = (/** @type {{ path: string }} */ { path }) => path.endsWith('starts.etest.ts');
    const sorted = await super.sort(tests);
    return [...sorted.filter((test) => !ends(test)), ...sorted.filter(ends)];
  }
}
