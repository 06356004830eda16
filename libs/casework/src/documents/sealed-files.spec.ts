import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newFileKey, openFile, sealFile } from './sealed-files.js';

describe('the sealed files of a document', () => {
  it('open to what they were, with their key, in their place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const key = newFileKey();
        const sealed = sealFile(key, bytes, 'a/pdf');
        expect([...openFile(key, sealed, 'a/pdf')]).toEqual([...bytes]);
        expect(() => openFile(key, sealed, 'b/pdf')).toThrow();
        expect(() => openFile(newFileKey(), sealed, 'a/pdf')).toThrow();
      }),
    );
  });
});
