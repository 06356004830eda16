/**
 * Unit tests: `*.spec.ts` beside the source, no server.
 * Run for one project from its folder: `npm run unit`.
 */
export const base = {
  testEnvironment: 'node',
  // Libraries are tested from their source: no build is needed before a test.
  testEnvironmentOptions: { customExportConditions: ['@hejie/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out/'],
  modulePathIgnorePatterns: ['/dist/', '/out/'],
  coveragePathIgnorePatterns: ['/node_modules/', '/dist/'],
};

export default { ...base, testMatch: ['<rootDir>/**/*.spec.ts'] };
