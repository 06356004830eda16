/**
 * Traces, to be loaded before anything else: `node --import @hejie/service-kit/tracing dist/main.js`.
 * Instruments HTTP, PostgreSQL and Kafka. Context is always passed on (a fact carries the trace of the request that made
 * it); spans leave the process only when `OTEL_EXPORTER_OTLP_ENDPOINT` says where to.
 */
import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { KafkaJsInstrumentation } from '@opentelemetry/instrumentation-kafkajs';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, NoopSpanProcessor } from '@opentelemetry/sdk-trace-base';

// ES modules are instrumented by a loader; without it the patches below never meet the modules.
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

const endpoint = process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
// The kit has Prometheus for metrics and standard output for logs.
process.env.OTEL_METRICS_EXPORTER ??= 'none';
process.env.OTEL_LOGS_EXPORTER ??= 'none';

const sdk = new NodeSDK({
  autoDetectResources: false,
  // Without any processor the SDK makes no spans at all, and there would be no context to pass on.
  spanProcessors: [endpoint ? new BatchSpanProcessor(new OTLPTraceExporter()) : new NoopSpanProcessor()],
  instrumentations: [
    // Probes and scrapes come every few seconds and say nothing.
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = '' }) => /^\/(health|metrics)\b/.test(url) }),
    // Statements without their values: those may be personal data.
    new PgInstrumentation({ enhancedDatabaseReporting: false, requireParentSpan: true }),
    new KafkaJsInstrumentation(),
  ],
});
sdk.start();

// Spans still held are sent when the service has stopped; a collector that is gone must not keep the process.
process.once('beforeExit', () => void sdk.shutdown().catch(() => undefined));
