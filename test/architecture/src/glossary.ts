import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './workspace.js';

export const GLOSSARY = 'docs/GLOSSARY.md';

/** A row of the glossary. */
export interface Term {
  readonly chinese: string;
  readonly english: string;
  readonly code: readonly string[];
  readonly rules: readonly string[];
}

/** The rows of every table of the glossary. */
export function terms(): Term[] {
  return readFileSync(join(ROOT, GLOSSARY), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| 中文 \||^\|---/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, chinese = '', english = '', code = '', rules = '']) => ({
      chinese,
      english,
      code: [...code.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
      rules: rules.split(', ').filter((rule) => rule !== ''),
    }));
}

/** Every name that a library exports by its front door. */
export function exportedNames(library: string): string[] {
  const file = `libs/${library}/src/index.ts`;
  const door = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest);
  return door.statements.filter(ts.isExportDeclaration).flatMap(({ exportClause }) => {
    if (exportClause === undefined) throw new Error(`${file} exports everything of a file: the glossary needs names.`);
    return ts.isNamedExports(exportClause)
      ? exportClause.elements.map(({ name }) => name.text)
      : [exportClause.name.text];
  });
}

/** The argument, the answer, or what is read of a pack, of one function that stands in the glossary. */
export const NAMED_AFTER_ITS_FUNCTION = /(Input|Outcome|Question|Query|Pack)$/;

/** Exported names that are no terms of the field, by the reason why. */
export const NO_TERMS: Readonly<Record<string, readonly string[]>> = {
  'arithmetic on dates and instants': [
    'addDays',
    'addMs',
    'atHour',
    'compareDates',
    'compareInstants',
    'dateOf',
    'dateOfDayNumber',
    'earlierOf',
    'laterOf',
    'dayNumber',
    'dayOfMonth',
    'daysInMonth',
    'epochMs',
    'legalDateOf',
    'monthOf',
    'realDelay',
    'startOfDay',
    'yearOf',
  ],
  'arithmetic on money': ['balanceAmounts', 'bucketAmounts', 'minFen', 'sumFen'],
  'how a value is written': [
    'actText',
    'bareText',
    'dateText',
    'deadlineInstantText',
    'deadlineText',
    'formatYuan',
    'instantText',
    'parseYuan',
    'rateText',
    'shown',
  ],
  'shapes of JSON, and wire forms of a term': [
    'Bilingual',
    'JsonValue',
    'LedgerValue',
    'PostingRecord',
    'asJson',
    'itemsOnWire',
    'ledgerOnWire',
    'postingRecord',
    'readInstalment',
    'readPosting',
    'readTitle',
    'readTitleItem',
    'titleItemInputs',
  ],
  'reading of input of unknown shape': [
    'CalculatorRefusal',
    'CalculatorResult',
    'CodeReading',
    'Invalid',
    'OptionalReader',
    'PackReading',
    'Problems',
    'Reader',
    'Reason',
    'balanceInputIn',
    'calculatorKind',
    'courseIn',
    'inputsOf',
    'isRefusal',
    'loadPack',
    'read',
    'readPack',
    'recomputation',
    'resultOf',
    'titleItems',
    'whereGiven',
  ],
  'checks of our own tables at boot': ['assertCaseStates', 'caseStateFaults', 'scheduleFaults'],
  'settings of one computation': ['DeadlineSettings'],
  'a row of a file, by its id or how far it is': ['isLiveRelease', 'isSettled', 'releaseOf', 'standingControl'],
};
