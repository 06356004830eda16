import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { temporalConfig, temporalSettings } from './settings.js';

const schema = z.object(temporalConfig);
const KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;

describe('settings of Temporal', () => {
  it('need nothing but the keys of the payloads', () => {
    const settings = temporalSettings(schema.parse({ TEMPORAL_PAYLOAD_KEYS: KEYS }));
    expect(settings).toMatchObject({ address: '127.0.0.1:7233', namespace: 'hejie', tls: undefined });
    expect(settings.keyRing.active).toBe('k1');
  });

  it('name every wrong key, and never repeat a secret', () => {
    const { error } = schema.safeParse({ TEMPORAL_ADDRESS: 'nowhere', TEMPORAL_PAYLOAD_KEYS: 'k1:c2VjcmV0' });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual(['TEMPORAL_ADDRESS', 'TEMPORAL_PAYLOAD_KEYS']);
    expect(JSON.stringify(error?.issues)).not.toContain('c2VjcmV0');
  });
});
