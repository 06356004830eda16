import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/**
 * The architecture: who may import whom. `law` ← `settlement` ← `contracts` ← everything else.
 * `test/architecture` proves that each of them refuses what it must. No comment can pierce one: see `noInlineConfig`.
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
  { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['layer:law', 'layer:settlement', 'layer:contracts'] },
  { sourceTag: 'layer:deploy', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'layer:test', onlyDependOnLibsWithTags: ['*'] },
];

/** What a test may use beyond its layer: the test library, and for a workflow the worker that runs it. */
const testLayers = layers.map(({ sourceTag, onlyDependOnLibsWithTags: tags }) => ({
  sourceTag,
  onlyDependOnLibsWithTags: tags.includes('*')
    ? tags
    : [...tags, 'layer:testing', ...(sourceTag === 'layer:workflow' ? ['layer:platform'] : [])],
}));

const TESTS = ['**/*.spec.ts', '**/*.itest.ts', '**/test/**/*.ts'];
const boundaries = (depConstraints, options = {}) => [
  'error',
  { enforceBuildableLibDependency: false, allow: [], depConstraints, ...options },
];

// A wall on imports is a list of what may pass where that is short (law, decisions, workflows, contracts), else of what may not.
const KAFKA = {
  group: ['kafkajs', 'kafkajs/*'],
  message: 'Only libs/messaging/src/kafka speaks to kafkajs; use the ports of @hejie/messaging.',
};
const PURE = {
  regex: String.raw`^(?!\.{1,2}/|@hejie/)`,
  message: 'Law and decisions are pure: no package, no I/O, no framework. What they need is an argument.',
};
const WORKFLOW = {
  regex: String.raw`^(?!\.{1,2}/|@hejie/(law|settlement|contracts/workflows)$|@temporalio/(workflow|common)$)`,
  message:
    'A workflow imports the law, the settlement, @hejie/contracts/workflows and the Temporal SDK; nothing else enters the bundle.',
};
const WORKFLOW_DOOR = {
  regex: String.raw`^(?!\./|@hejie/(law|settlement)$|@temporalio/common$)`,
  message: 'This door opens into the workflow bundle: the law, the settlement and @temporalio/common only.',
};
const CONTRACTS = {
  regex: String.raw`^(?!\.{1,2}/|@hejie/|zod$)`,
  message: 'Contracts are shapes and names: zod and the layers below, nothing else.',
};
const OFFLINE = {
  regex: String.raw`^(?!\.{1,2}/|@hejie/law$|(jose|pngjs|zod|node:zlib)$|qr(/|$))`,
  message: 'A credential is verified offline: no file, no network, no clock. Bytes and time are arguments.',
};
const imports = (...patterns) => ['error', { patterns }];

const TYPE_IMPORT = {
  selector: 'TSImportType',
  message: 'Import a type with an import statement, where these rules see it.',
};
const KAFKA_LATE = {
  selector:
    "ImportExpression[source.value=/^kafkajs/], ImportExpression > TemplateLiteral.source, CallExpression[callee.name='require'][arguments.0.value=/^kafkajs/]",
  message: 'Only libs/messaging/src/kafka speaks to kafkajs; a late import has a plain name.',
};
const LATE_IMPORT = {
  selector: 'ImportExpression',
  message: 'No late import in here: imports are known before anything runs.',
};
const NEW_DATE = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: 'The clock of the machine is never read here: time is an argument.',
};
const syntax = (...selectors) => ['error', TYPE_IMPORT, ...selectors];

const PURE_PROPERTIES = [
  { object: 'Date', property: 'now', message: 'Time is an argument.' },
  { object: 'Math', property: 'random', message: 'No randomness in law.' },
];
const PURE_GLOBALS = [
  'process',
  'fetch',
  'WebSocket',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'globalThis',
  'global',
  'require',
].map((name) => ({ name, message: 'Law and decisions are pure: no I/O, no clock, no randomness.' }));

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/out/**',
      '**/node_modules/**',
      '**/.data/**',
      '**/coverage/**',
      '**/*.d.ts',
      '**/generated/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    // A comment that switches a rule off has no effect, and is itself a warning, of which lint allows none.
    linterOptions: { noInlineConfig: true },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Nest types the parameters of a factory as `...args: any[]`.
      '@typescript-eslint/no-explicit-any': ['error', { ignoreRestArgs: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off',
      '@nx/enforce-module-boundaries': boundaries(layers),
      'no-restricted-imports': imports(KAFKA),
      'no-restricted-syntax': syntax(KAFKA_LATE),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    // Nest reads the types of constructor parameters at run time: an `import type` would erase them.
    files: [
      'services/**/*.ts',
      'libs/service-kit/**/*.ts',
      'libs/casework/**/*.ts',
      'libs/messaging/**/*.ts',
      'libs/temporal/**/*.ts',
      'libs/persistence/**/*.ts',
      'libs/security/**/*.ts',
      'workflows/worker/**/*.ts',
      'workflows/bridge/**/*.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // The benchmark measures messaging against kafkajs itself.
    files: ['libs/messaging/src/kafka/**/*.ts', 'test/bench/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': syntax() },
  },
  {
    // Tests, and the generator of the contracts, come in through the doors of their own package.
    files: [...TESTS, 'libs/contracts/scripts/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries(testLayers, { allowCircularSelfDependency: true }) },
  },
  {
    files: ['libs/law/src/**', 'libs/settlement/src/**'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': imports(KAFKA, PURE),
      'no-restricted-properties': ['error', ...PURE_PROPERTIES],
      'no-restricted-syntax': syntax(LATE_IMPORT, NEW_DATE),
      'no-restricted-globals': ['error', ...PURE_GLOBALS],
    },
  },
  {
    files: ['libs/credentials/src/**'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': imports(KAFKA, OFFLINE),
      'no-restricted-properties': ['error', ...PURE_PROPERTIES],
      'no-restricted-syntax': syntax(LATE_IMPORT, NEW_DATE),
      'no-restricted-globals': ['error', ...PURE_GLOBALS],
    },
  },
  {
    files: ['libs/contracts/src/**'],
    ignores: [...TESTS, 'libs/contracts/src/workflows/**'],
    rules: { 'no-restricted-imports': imports(KAFKA, CONTRACTS), 'no-restricted-syntax': syntax(LATE_IMPORT) },
  },
  {
    files: ['libs/contracts/src/workflows/**'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': imports(KAFKA, WORKFLOW_DOOR), 'no-restricted-syntax': syntax(LATE_IMPORT) },
  },
  {
    files: ['workflows/cases/src/**'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': imports(KAFKA, WORKFLOW), 'no-restricted-syntax': syntax(LATE_IMPORT) },
  },
);
