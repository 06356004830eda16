import { sources } from './workspace.js';

/** A refusal as it is written in a source: what says which rule refused. */
export interface WrittenRefusal {
  readonly file: string;
  readonly code: string;
  readonly namesRule: boolean;
  /** It is thrown as the law's, whatever the room in which it is written. */
  readonly ofLaw: boolean;
}

const FILLED_IN = /\$\{[^{}]*\}/g;
const OBJECT = /(new LawError\()?\{[^{}]*\}/g;
const CODE = /\bcode: '([A-Z_]+\.[A-Z_]+)'/;

/** Every refusal (code with its words in both languages) that is written out below a folder. */
export function writtenRefusals(folder: string): WrittenRefusal[] {
  return sources(folder).flatMap(({ file, text }) =>
    [...text.replace(FILLED_IN, '').matchAll(OBJECT)].flatMap(([object, thrown]) => {
      const code = CODE.exec(object)?.[1];
      if (code === undefined || !/\bzh\b/.test(object) || !/\ben\b/.test(object)) return [];
      return [{ file, code, namesRule: /\brule\b/.test(object), ofLaw: thrown !== undefined }];
    }),
  );
}
