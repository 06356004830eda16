import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** W3C trace context: `traceparent`, `tracestate`. Empty when nothing is traced. */
export type TraceCarrier = Record<string, string>;

/** The trace in which the caller runs, for the outbox row: the relay publishes long after the request has ended. */
export function captureTrace(): TraceCarrier {
  const carrier: TraceCarrier = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** Runs work in the trace that a fact carries, under a span of its own. */
export async function inTraceOf<T>(carrier: TraceCarrier, name: string, work: () => Promise<T>): Promise<T> {
  const parent = propagation.extract(ROOT_CONTEXT, carrier);
  const tracer = trace.getTracer('@hejie/messaging');
  return await tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER }, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
