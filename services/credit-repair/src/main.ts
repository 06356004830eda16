import { bootstrapService } from '@hejie/service-kit';
import { creditRepair } from './credit-repair.module.js';

await bootstrapService(creditRepair);
