import { bootstrapService } from '@hejie/service-kit';
import { performance } from './performance.module.js';

await bootstrapService(performance);
