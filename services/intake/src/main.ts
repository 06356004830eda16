import { bootstrapService } from '@hejie/service-kit';
import { intake } from './intake.module.js';

await bootstrapService(intake);
