import { bootstrapService } from '@hejie/service-kit';
import { worker } from './worker.module.js';

await bootstrapService(worker);
