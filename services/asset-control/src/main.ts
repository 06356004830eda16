import { bootstrapService } from '@hejie/service-kit';
import { assetControl } from './asset-control.module.js';

await bootstrapService(assetControl);
