import './agency-exchange.js';
import './answers.js';
import './case-money.js';
import './auxiliary.js';
import './controls.js';
import './credit.js';
import './document-numbers.js';
import './documents.js';
import './drafting.js';
import './imports.js';
import './intake.js';
import './mediation.js';
import './performance.js';
import './property.js';
import './property-exchange.js';
import './releases.js';
import './repair.js';
import './sanctions.js';
import './work-items.js';

/** Every example is noted as soon as this is imported. */
export { HTTP_EXAMPLES } from './examples.js';
