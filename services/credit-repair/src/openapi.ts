import { describeCreditRepair } from './describe.js';

process.exitCode = await describeCreditRepair(process.argv);
