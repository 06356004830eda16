import { type SettingEntry, type SettingSource } from '../policy-pack.js';

/** A setting on the words it rests on. */
export const quoted =
  (from: SettingSource['from'], words: SettingSource['words']) =>
  (value: SettingEntry['value']): SettingEntry => ({ value, source: { words, from } });

/** Settings in the words of one paper, each quoted from its place. */
export const wordsOf = (paper: string) => (place: string, quote: string) => quoted(`${paper}${place}`, quote);
