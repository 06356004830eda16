import { bootstrapService } from '@hejie/service-kit';
import { agencyExchange } from './agency-exchange.module.js';

await bootstrapService(agencyExchange);
