import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import {
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryActivityOutboundInterceptor,
} from '@temporalio/interceptors-opentelemetry';

/**
 * Trace context from the caller through the workflow into its activities.
 *
 * Client and activities: `@temporalio/interceptors-opentelemetry` (v1), which needs only the API there and is released
 * with every SDK. `-v2` is experimental and lags behind the SDK.
 *
 * Workflow code: neither of them, but an interceptor of the bundle (of cases: `kernel/context.ts`). Both packages run the OpenTelemetry SDK inside the sandbox,
 * which made a replayed case cost 65 % more CPU (8.8 to 14.5 ms), put half a megabyte into the bundle, draws from the
 * workflow's random numbers, so that the histories of v1 and v2 differ for ever, and gives a case one span that lasts
 * as long as the case, months. What is needed is that the activities of a command belong to the trace of that command.
 */
export const activityTracing: ActivityInterceptorsFactory = (context) => ({
  inbound: new OpenTelemetryActivityInboundInterceptor(context),
  outbound: new OpenTelemetryActivityOutboundInterceptor(context),
});
