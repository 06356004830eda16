import { type PackDefinition, type SettingEntry, type SettingSource } from '../policy-pack.js';

/** A setting on the words it rests on. */
export const quoted =
  (from: SettingSource['from'], words: SettingSource['words']) =>
  (value: SettingEntry['value']): SettingEntry => ({ value, source: { words, from } });

/** Settings in the words of one paper, each quoted from its place. */
export const wordsOf = (paper: string) => (place: string, quote: string) => quoted(`${paper}${place}`, quote);

/** The next version of a pack (规则包新版本): what it says anew, and the version of its parent that it stands on; all else as before. */
export const revised = (
  before: PackDefinition,
  settings: PackDefinition['settings'],
  parent: PackDefinition['parent'] = before.parent,
): PackDefinition => ({
  ...before,
  version: before.version + 1,
  parent,
  settings: { ...before.settings, ...settings },
});
