import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigurationError, readConfiguration } from './configuration.js';

const own = z.object({
  DATABASE_URL: z.string().regex(/^postgres:/, 'must be a postgres:// address'),
  BATCH: z.string().regex(/^\d+$/, 'must be a whole number').optional(),
});
const right = { PORT: '7103', DATABASE_URL: 'postgres://intake:geheim@127.0.0.1/hejie' };

const errorOf = (env: NodeJS.ProcessEnv): ConfigurationError => {
  try {
    readConfiguration('intake', own, env);
  } catch (error) {
    return error as ConfigurationError;
  }
  throw new Error('was accepted');
};

describe('the configuration of a service', () => {
  it('is read with its defaults: loopback, the local issuer, real time', () => {
    expect(readConfiguration('intake', own, right)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 7103,
      OIDC_ISSUER: 'http://127.0.0.1:7100',
      OIDC_AUDIENCE: 'hejie',
      COURT_CLOCK: 'real',
    });
  });

  it('lists every wrong key at once, in order', () => {
    const { wrong } = errorOf({
      PORT: '99999',
      COURT_CLOCK: 'slow',
      OIDC_ISSUER: 'ftp://x',
      DATABASE_URL: 'mysql://x',
      BATCH: 'many',
    });
    expect(wrong).toEqual([
      { key: 'BATCH', reason: 'must be a whole number' },
      { key: 'COURT_CLOCK', reason: 'must be one of real, compressed' },
      { key: 'DATABASE_URL', reason: 'must be a postgres:// address' },
      { key: 'OIDC_ISSUER', reason: 'is not a well-formed url' },
      { key: 'PORT', reason: 'must be at most 65535' },
    ]);
  });

  it('says which keys are missing, and an empty one is missing', () => {
    expect(errorOf({ DATABASE_URL: '' }).wrong).toEqual([
      { key: 'DATABASE_URL', reason: 'is missing' },
      { key: 'PORT', reason: 'is missing' },
    ]);
  });

  it('never repeats a value', () => {
    expect(
      errorOf({ PORT: 'geheim-1', DATABASE_URL: 'mysql://u:geheim-2@h/d', COURT_CLOCK: 'geheim-3', HOST: 'x' }).message,
    ).not.toContain('geheim');
  });

  it('reads nothing of the environment that it does not know', () => {
    expect(readConfiguration('intake', own, { ...right, AWS_SECRET: 'x' })).not.toHaveProperty('AWS_SECRET');
  });
});
