import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

import { Secrets } from '../secrets.js';
import { databaseVariables } from './database-urls.js';

it("an operator's command finds each service's database under its own role", () => {
  const secrets = new Secrets(mkdtempSync(join(tmpdir(), 'hejie-urls-')));
  expect(databaseVariables('127.0.0.1:5432', secrets)).toMatchObject({
    BRIDGE_DATABASE_URL: `postgres://hejie_bridge:${secrets.password('bridge')}@127.0.0.1:5432/hejie`,
    ASSET_CONTROL_DATABASE_URL: `postgres://hejie_asset_control:${secrets.password('asset-control')}@127.0.0.1:5432/hejie`,
    PERFORMANCE_DATABASE_URL: `postgres://hejie_performance:${secrets.password('performance')}@127.0.0.1:5432/hejie`,
  });
});
