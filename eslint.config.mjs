import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/**
 * The walls: who may import whom. `law` ← `settlement` ← `contracts` ← everything else.
 * `test/walls` proves that each of them refuses what it must.
 */
const layers = [
  { sourceTag: 'layer:law', onlyDependOnLibsWithTags: ['layer:law'] },
  { sourceTag: 'layer:settlement', onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement'] },
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement', 'layer:contracts'] },
  { sourceTag: 'layer:workflow', onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement', 'layer:contracts'] },
  {
    sourceTag: 'layer:platform',
    onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement', 'layer:contracts', 'layer:platform'],
  },
  {
    sourceTag: 'layer:host',
    onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement', 'layer:contracts', 'layer:platform', 'layer:workflow'],
  },
  {
    sourceTag: 'layer:service',
    onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement', 'layer:contracts', 'layer:platform'],
  },
  { sourceTag: 'layer:deploy', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'layer:test', onlyDependOnLibsWithTags: ['*'] },
];

const KAFKA = { group: ['kafkajs', 'kafkajs/*'], message: 'Only libs/messaging/src/kafka speaks to kafkajs; use the ports of @hejie/messaging.' };
const NODE_IO = {
  regex: '^(node:|fs$|fs/|net$|http$|https$|child_process$|crypto$|os$|path$|dgram$|worker_threads$|timers$|timers/|dns$|tls$|process$)',
  message: 'Law and decisions are pure: no I/O, no clock, no randomness.',
};
const FRAMEWORKS = {
  group: ['@nestjs/*', 'typeorm', 'typeorm/*', 'pg', 'zod', 'zod/*', 'express', 'pino', '@temporalio/client', '@temporalio/worker', '@temporalio/activity', '@temporalio/testing'],
  message: 'Not in here: no Nest, no ORM, no zod, no client or worker SDK.',
};

const pureGlobals = [
  { object: 'Date', property: 'now', message: 'Time is an argument.' },
  { object: 'Math', property: 'random', message: 'No randomness in law.' },
  { object: 'performance', property: 'now', message: 'Time is an argument.' },
  { object: 'crypto', property: 'randomUUID', message: 'No randomness in law.' },
];
const NEW_DATE = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: 'The clock of the machine is never read here: time is an argument.',
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/out/**', '**/node_modules/**', '**/.data/**', '**/coverage/**', '**/*.d.ts', '**/generated/**', 'test/walls/fixture/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: false },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: layers }],
      'no-restricted-imports': ['error', { patterns: [KAFKA] }],
    },
  },
  { files: ['libs/messaging/src/kafka/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // Nest reads the types of constructor parameters at run time: an `import type` would erase them.
    files: ['services/**/*.ts', 'libs/service-kit/**/*.ts', 'libs/messaging/**/*.ts', 'libs/temporal/**/*.ts', 'libs/persistence/**/*.ts', 'libs/security/**/*.ts', 'workflows/worker/**/*.ts', 'workflows/bridge/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/law/src/**/*.ts', 'libs/settlement/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [KAFKA, NODE_IO, FRAMEWORKS, { group: ['@temporalio/*'], message: 'Law knows no workflow engine.' }] }],
      'no-restricted-properties': ['error', ...pureGlobals],
      'no-restricted-syntax': ['error', NEW_DATE],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto', 'console'],
    },
  },
  {
    files: ['workflows/cases/src/**/*.ts', 'libs/contracts/src/workflows/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.itest.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [KAFKA, NODE_IO, FRAMEWORKS] }] },
  },
);
