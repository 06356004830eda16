import type { OnApplicationShutdown } from '@nestjs/common';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resources } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { SpanDestination } from '@hejie/temporal';

/** Sends the spans of workflow code to the collector named by `OTEL_EXPORTER_OTLP_ENDPOINT`; without one they are dropped. */
export class SpanExport implements OnApplicationShutdown {
  readonly destination: SpanDestination | undefined;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    const collector = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT;
    if (collector === undefined) return;
    this.destination = {
      processor: new BatchSpanProcessor(new OTLPTraceExporter()),
      resource: resources.resourceFromAttributes({ 'service.name': 'worker' }),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    // A collector that is gone must not keep the worker from stopping.
    await this.destination?.processor.shutdown().catch(() => undefined);
  }
}
