import { startKeepers } from './keepers/server.js';

const { PORT = '4190', KEEPERS_FILE = 'keepers.json' } = process.env;
const server = await startKeepers({ port: Number(PORT), file: KEEPERS_FILE });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.close());
console.log(`keepers of property listen on 127.0.0.1:${PORT}`);
