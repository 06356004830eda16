import { createRequire } from 'node:module';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import { createTraceState, type Link, type SpanContext } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OpenTelemetryActivityInboundInterceptor, OpenTelemetryActivityOutboundInterceptor, type OpenTelemetrySinks } from '@temporalio/interceptors-opentelemetry';

/**
 * Trace context from the caller through the workflow into its activities.
 *
 * The interceptors are `@temporalio/interceptors-opentelemetry` (v1), not `-v2`: v1 is released with every SDK,
 * guards each change of its behaviour by a flag in the history, and exists at our SDK's version; v2 is experimental,
 * has no such flags and lags behind. The two write incompatible histories: changing over would break running cases.
 * v1 makes spans in the shape of OpenTelemetry 1; `workflowSpans` hands them to a processor of OpenTelemetry 2.
 */
export const workflowTracingModule = createRequire(import.meta.url).resolve('@temporalio/interceptors-opentelemetry/lib/workflow-interceptors');

export const activityTracing: ActivityInterceptorsFactory = (context) => ({
  inbound: new OpenTelemetryActivityInboundInterceptor(context),
  outbound: new OpenTelemetryActivityOutboundInterceptor(context),
});

/** The process's own span processor, and the resource (service name and so on) its spans belong to. */
export interface SpanDestination {
  readonly processor: SpanProcessor;
  readonly resource: ReadableSpan['resource'];
}

type WorkflowSpan = Parameters<OpenTelemetrySinks['exporter']['export']>[0][number];

/**
 * Where the spans of workflow code go. Only ids are added to them: the SDK's own exporter would add memo and
 * search attributes too. Without a destination the spans are dropped; the context travels on all the same.
 */
export function workflowSpans(destination?: SpanDestination): InjectedSinks<OpenTelemetrySinks> {
  return {
    exporter: {
      export: {
        callDuringReplay: false,
        fn: (info, spans) => {
          if (destination === undefined) return;
          const ids = { 'temporal.workflow_id': info.workflowId, 'temporal.run_id': info.runId, 'temporal.task_queue': info.taskQueue };
          for (const span of spans) destination.processor.onEnd(readableSpan(span, ids, destination.resource));
        },
      },
    },
  };
}

function readableSpan(span: WorkflowSpan, ids: Record<string, string>, resource: ReadableSpan['resource']): ReadableSpan {
  const { traceState, ...restOfContext } = span.spanContext;
  const context: SpanContext = { ...restOfContext, ...(traceState === undefined ? {} : { traceState: createTraceState(traceState) }) };
  return {
    name: span.name,
    kind: span.kind,
    spanContext: () => context,
    parentSpanContext: span.parentSpanId === undefined ? undefined : { traceId: context.traceId, spanId: span.parentSpanId, traceFlags: context.traceFlags },
    startTime: span.startTime,
    endTime: span.endTime,
    status: span.status,
    attributes: { ...span.attributes, ...ids },
    links: span.links as Link[],
    events: span.events,
    duration: span.duration,
    ended: span.ended,
    resource,
    instrumentationScope: span.instrumentationLibrary,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}
