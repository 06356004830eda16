/**
 * Lints texts as if they stood in files of the workspace, with the workspace's own configuration.
 * A process of its own: ESLint and Nx load their modules as they do on the command line.
 * Input (stdin): {"texts": [{"file", "text"}], "ignoreCircles"}; output: one list of {rule, line, message} a text.
 */
import { dirname, join } from 'node:path';
import { text as read } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const BOUNDARIES = '@nx/enforce-module-boundaries';
process.chdir(root);

/** @type {{texts: {file: string, text: string}[], ignoreCircles?: boolean}} */
const { texts, ignoreCircles } = JSON.parse(await read(process.stdin));

// Without a project graph the boundary rule says nothing at all.
await createProjectGraphAsync({ exitOnError: false });

/** The rules on imports need no types; the texts stand in no TypeScript project. */
const untyped = tseslint.configs.disableTypeChecked;
const plain = new ESLint({ cwd: root, overrideConfig: [untyped] });

/**
 * A circle of imports is refused before the layers are looked at, and hides their answer.
 * @param {string} file
 */
async function withoutCircles(file) {
  const config = await plain.calculateConfigForFile(join(root, file));
  const [severity, options] = config.rules[BOUNDARIES];
  const rules = /** @type {Record<string, [2, object]>} */ ({
    [BOUNDARIES]: [severity, { ...options, ignoredCircularDependencies: [['*', '*']] }],
  });
  return new ESLint({ cwd: root, overrideConfig: [untyped, { rules }] });
}

const answers = [];
for (const { file, text } of texts) {
  const eslint = ignoreCircles ? await withoutCircles(file) : plain;
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  answers.push(result?.messages.map(({ ruleId, line, message }) => ({ rule: ruleId, line, message })) ?? []);
}
process.stdout.write(JSON.stringify(answers));
