export { type Population } from './keepers/population.js';
export { startKeepers } from './keepers/server.js';
export { PROPERTY_NETWORK } from './keepers/property-network.js';
export { Agency, type Answer } from './agencies/agency.js';
export { agencyPopulation, agencyProfile, type AgencyPopulation, type AgencyProfile } from './agencies/behaviour.js';
export {
  faultlessPopulation,
  s20Population,
  simulatedAgencies,
  SIMULATED_BODIES,
  SIMULATED_PLATFORM,
} from './agencies/population.js';
export { startAgencies, type AgenciesOptions, type RunningAgencies } from './agencies/server.js';
