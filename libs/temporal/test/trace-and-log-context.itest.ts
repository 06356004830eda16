import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { node, tracing } from '@opentelemetry/sdk-node';
import { Client } from '@temporalio/client';
import { register } from 'prom-client';
import { eventually, uniqueName } from '@hejie/testing';
import { activityLogFields, ActivityWorkerHost, WorkflowWorkerHost } from '../src/index.js';
import { FixtureActivitiesOfService, fixtureApplication, fixtureBundle } from './fixture/environment.js';
import { finish, smallCase } from './fixture/workflows.js';

const APPLICATION = { caseNumber: '(2026)琼0271执前调3号', amount: '8182.00' };

describe('what operators see of a case', () => {
  const exporter = new tracing.InMemorySpanExporter();
  const processor = new tracing.SimpleSpanProcessor(exporter);
  const workflowId = uniqueName('case');
  let application: Awaited<ReturnType<typeof fixtureApplication>>;
  let logFields: object = {};

  beforeAll(() => fixtureBundle(), 180_000);
  beforeAll(async () => {
    new node.NodeTracerProvider({ spanProcessors: [processor] }).register();
    application = await fixtureApplication();
    const { app, taskQueue } = application;
    await eventually(
      () => expect([app.get(WorkflowWorkerHost).ready(), app.get(ActivityWorkerHost).ready()]).toEqual([true, true]),
      { timeout: 30_000 },
    );
    const service = app.get(FixtureActivitiesOfService);
    service.onRecord = () => {
      logFields = activityLogFields();
    };
    await trace.getTracer('test').startActiveSpan('POST /applications', async (span) => {
      const handle = await app
        .get(Client)
        .workflow.start(smallCase, { taskQueue, workflowId, args: [APPLICATION], memo: { debtor: '张三' } });
      await handle.signal(finish);
      await handle.result();
      span.end();
    });
  }, 60_000);
  afterAll(async () => {
    await application.app.close();
  });

  it('one trace leads from the request through the workflow into the activity', async () => {
    const spans = await eventually(() => {
      const finished = exporter.getFinishedSpans();
      const names = ['POST /applications', 'StartWorkflow:smallCase', 'RunActivity:record', 'SignalWorkflow:finish'];
      expect(finished.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
      return finished;
    });
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
    const activity = spans.find(({ name }) => name === 'RunActivity:record');
    expect(activity?.parentSpanContext?.spanId).toBe(
      spans.find(({ name }) => name === 'StartWorkflow:smallCase')?.spanContext().spanId,
    );
  });

  it('no span holds an argument or the memo of a case', () => {
    const text = JSON.stringify(
      exporter.getFinishedSpans().map(({ name, attributes, events }) => ({ name, attributes, events })),
    );
    for (const secret of ['张三', APPLICATION.caseNumber, APPLICATION.amount]) expect(text).not.toContain(secret);
  });

  it('a log line of an activity names its workflow; outside of activities there is nothing to name', () => {
    expect(logFields).toEqual({
      workflowId,
      runId: expect.any(String),
      taskQueue: application.taskQueue,
      activity: 'record',
      attempt: 1,
    });
    expect(activityLogFields()).toEqual({});
  });

  it('activities are counted and timed by their outcome', async () => {
    expect(await register.metrics()).toContain('hejie_activity_seconds_count{activity="record",outcome="done"} 1');
  });
});
