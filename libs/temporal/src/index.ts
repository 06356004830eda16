// Client and worker hosts in Nest
export {
  TemporalModule,
  TemporalClientHost,
  activityWorker,
  workflowWorker,
  type ActivityWorkerDefinition,
  type AsyncTemporalOptions,
  type TemporalOptions,
} from './temporal.module.js';
export { ActivityWorkerHost, type ActivityWorkerOptions, type BoundActivities } from './worker/activity-worker-host.js';
export { WorkflowWorkerHost, type WorkflowCode } from './worker/workflow-worker-host.js';
export { type WorkerHostOptions } from './worker/worker-host.js';
export { installRuntime } from './worker/runtime.js';

// Settings, and a client without Nest
export { temporalConfig, temporalSettings, type TemporalConfig, type TemporalSettings } from './settings.js';
export { connectClient, type ConnectedClient } from './client/connect-client.js';
export { namespaceAnswers, type Patience } from './client/reachable.js';
export { silentLog, type TemporalLog } from './log.js';

// Payload encryption and the codec server of the UI
export { parseKeyRing, type KeyRing } from './payload/key-ring.js';
export { encryptedDataConverter, plainDataConverter } from './payload/data-converter.js';
export { codecServerConfig } from './codec-server/codec-server-config.js';

// Namespace and search attributes
export { ensureNamespace } from './operator/namespace.js';
export {
  ensureSearchAttributes,
  typedSearchAttributes,
  type SearchAttributeDefinitions,
  type SearchAttributeValues,
} from './operator/search-attributes.js';

// What crosses Temporal when the law refuses (defined in the contracts, where workflow code finds it too)
export { lawErrorOf } from '@hejie/contracts/workflows';

// The court's clock, beside the message
export { currentCourtClock, currentCourtTime, withCourtClock } from './court-clock/court-clock.js';
export { messagesUnderClock } from './court-clock/court-clock-interceptors.js';

// Log context (trace context needs no call: hosts and bundles carry it)
export { activityLogFields, type ActivityLogFields } from './interceptors/log-context.js';

// Workflow bundle, golden histories
export { failureConverterPath } from './payload/data-converter.js';
export { bundleWorkflows, type BundleRequest } from './bundle/bundle-workflows.js';
export { cachedBundle, type CachedBundleRequest } from './bundle/cached-bundle.js';
export { captureHistory } from './replay/capture-history.js';
export {
  readHistories,
  replayHistories,
  replayObserver,
  type Divergence,
  type ReplayReport,
  type ReplayRequest,
} from './replay/replay-histories.js';
