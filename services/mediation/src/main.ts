import { bootstrapService } from '@hejie/service-kit';
import { mediation } from './mediation.module.js';

await bootstrapService(mediation);
