import { beforeAll, describe, expect, it } from '@jest/globals';
import { lint, type Refusal } from '../src/lint.js';
import { packages, type WorkspacePackage } from '../src/workspace.js';

/** From which layers a layer may import. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  law: [],
  settlement: ['law'],
  contracts: ['law', 'settlement'],
  testing: ['law', 'settlement', 'contracts'],
  platform: ['law', 'settlement', 'contracts', 'platform'],
  workflow: ['law', 'settlement', 'contracts'],
  host: ['law', 'settlement', 'contracts', 'platform', 'workflow'],
  service: ['law', 'settlement', 'contracts', 'platform'],
  deploy: ['law', 'settlement', 'contracts', 'testing', 'platform', 'workflow', 'host', 'service', 'deploy', 'test'],
  test: ['law', 'settlement', 'contracts', 'testing', 'platform', 'workflow', 'host', 'service', 'deploy', 'test'],
};

const all = packages();
const layerOf = ({ tags }: WorkspacePackage): string =>
  tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length) ?? 'none';
/** Everything that has a door; the packages of the tests have none. */
const others = (one: WorkspacePackage): WorkspacePackage[] =>
  all.filter((other) => other !== one && layerOf(other) !== 'test');
/** The contracts are imported through their door for workflows, which every layer may pass. */
const doorOf = ({ name }: WorkspacePackage): string => (name === '@hejie/contracts' ? `${name}/workflows` : name);

/** One file a package and a line for each other package, in the order of `others`. */
const fixture = all.map((one) => ({
  file: `${one.folder}/src/fixture-of-the-architecture.ts`,
  text: others(one)
    .map((other) => `export * from '${doorOf(other)}';\n`)
    .join(''),
}));

const boundary = (refusals: readonly Refusal[]): Refusal[] =>
  refusals.filter(({ rule }) => rule === '@nx/enforce-module-boundaries');
const lines = (refusals: readonly Refusal[]): number[] =>
  [...new Set(refusals.map(({ line }) => line))].sort((a, b) => a - b);

describe('the layers', () => {
  let answers: Refusal[][];
  let withCircles: Refusal[][];
  beforeAll(async () => {
    [answers, withCircles] = [await lint(fixture, { ignoreCircles: true }), await lint(fixture)];
  }, 180_000);

  it('have a package each, so that every wall has somebody on both sides', () => {
    expect(new Set(all.map(layerOf))).toEqual(new Set(Object.keys(MAY_IMPORT)));
  });

  it.each(all.map((one, index) => ({ folder: one.folder, layer: layerOf(one), one, index })))(
    '$folder imports from the layers that $layer may import from, and from no other',
    ({ layer, one, index }) => {
      const forbidden = others(one).flatMap((other, line) =>
        MAY_IMPORT[layer]!.includes(layerOf(other)) ? [] : [line + 1],
      );
      const layers = boundary(answers[index]!);
      expect(lines(layers)).toEqual(forbidden);
      for (const { message } of layers) expect(message).toContain('can only depend on libs tagged with');
      // As a developer meets it: the same lines are refused, some for the circle that they would close.
      expect(lines(boundary(withCircles[index]!))).toEqual(expect.arrayContaining(forbidden));
    },
  );
});
