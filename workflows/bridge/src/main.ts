import { bootstrapService } from '@hejie/service-kit';
import { bridge } from './bridge.module.js';

await bootstrapService(bridge);
