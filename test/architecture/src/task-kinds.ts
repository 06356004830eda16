import ts from 'typescript';
import { sources } from './workspace.js';

/** A place in the code that opens a task: its kinds, and whether the task has a term there (`dueAt`, or `by`, which becomes one). */
export interface OpenedTask {
  readonly place: string;
  readonly kinds: readonly string[];
  readonly hasTerm: boolean;
}

/** In the place of a kind that is computed: the tests refuse it where it has no term. */
const UNRESOLVED = '?';

/**
 * Every object literal of the services and libraries that has a kind and a role: a task, or the part of one that says what it is. Kinds that are written as a constant, a choice of two or a
 * template are resolved; one that is passed on has its literal elsewhere.
 */
export function openedTasks(): OpenedTask[] {
  const files = ['services', 'libs']
    .flatMap(sources)
    .filter(({ file }) => !/\/(test|testing|fixture)\/|\.spec\.ts$|^libs\/contracts\//.test(file))
    .map(({ file, text }) => ({ file, parsed: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) }));
  const constants = new Map(files.flatMap(({ parsed }) => namedTexts(parsed)));
  return files.flatMap(({ file, parsed }) => {
    const found: OpenedTask[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const properties = new Map(node.properties.map((one) => [one.name?.getText(parsed), one]));
        const kind = properties.get('kind');
        if (kind && properties.has('role') && ts.isPropertyAssignment(kind)) {
          const line = parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1;
          const kinds = textsOf(kind.initializer, constants);
          const hasTerm = properties.has('dueAt') || properties.has('by');
          const isTask = ['title', 'zh', 'says', 'does'].some((one) => properties.has(one));
          if (kinds.length > 0 || isTask)
            found.push({ place: `${file}:${line}`, kinds: kinds.length > 0 ? kinds : [UNRESOLVED], hasTerm });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(parsed);
    return found;
  });
}

function namedTexts(file: ts.SourceFile): [string, string][] {
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer && ts.isStringLiteral(initializer) ? [[name.text, initializer.text]] : [],
    );
}

/** What an expression of a kind may come to; a template with a hole says so by `…`. */
function textsOf(value: ts.Expression, constants: ReadonlyMap<string, string>): string[] {
  if (ts.isStringLiteral(value)) return [value.text];
  if (ts.isIdentifier(value)) return [constants.get(value.text) ?? []].flat();
  if (ts.isConditionalExpression(value))
    return [...textsOf(value.whenTrue, constants), ...textsOf(value.whenFalse, constants)];
  if (ts.isTemplateExpression(value))
    return [[value.head.text, ...value.templateSpans.map(({ literal }) => `…${literal.text}`)].join('')];
  return [];
}
