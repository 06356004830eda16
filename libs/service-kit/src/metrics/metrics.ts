import { Injectable } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A value of a gauge, by its labels. */
export interface GaugeValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The service's Prometheus registry; other libraries add their metrics to it. Labels never hold ids of cases or persons. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Duration of HTTP requests by route pattern and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.registry],
    });
  }

  /** A histogram of the service's own. @returns what notes a value. */
  histogram(of: { readonly name: string; readonly help: string; readonly buckets: number[] }): (value: number) => void {
    const histogram = new Histogram({ ...of, registers: [this.registry] });
    return (value) => histogram.observe(value);
  }

  /** A gauge of the service's own: its values are asked for whenever it is read. Where they cannot be had it has none, and the other metrics stand. */
  gauge(
    of: { readonly name: string; readonly help: string; readonly labelNames: string[] },
    values: () => Promise<readonly GaugeValue[]>,
  ): void {
    const gauge: Gauge = new Gauge({
      ...of,
      registers: [this.registry],
      collect: async () => {
        const now = await values().catch(() => []);
        gauge.reset();
        for (const { labels, value } of now) gauge.set(labels, value);
      },
    });
  }

  /** Express middleware that times requests by their route pattern, so that the number of series stays bounded. */
  readonly timeRequests = (request: Request, response: Response, next: NextFunction): void => {
    const stop = this.requests.startTimer();
    response.once('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      stop({
        method: request.method,
        route: typeof route === 'string' ? route : 'none',
        status: String(response.statusCode),
      });
    });
    next();
  };

  /** Express middleware for `GET /metrics`. Loopback only: whoever comes from elsewhere finds nothing there. */
  readonly serve = (request: Request, response: Response, next: NextFunction): void => {
    const direct = request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
    if (request.method !== 'GET' || !direct || !isLoopback(request.socket.remoteAddress)) return next();
    this.registry.metrics().then((text) => response.type(this.registry.contentType).send(text), next);
  };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}
