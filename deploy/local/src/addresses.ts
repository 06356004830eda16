import { portOf } from '../preinstall/ports.mjs';

/** Where each part of a running stack answers. Nothing in here is secret. */
export interface StackAddresses {
  /** Issuer of the demonstration's tokens. */
  readonly identity: string;
  /** Base URLs of the services; the API description of each is at `/docs`. */
  readonly intake: string;
  readonly mediation: string;
  readonly performance: string;
  readonly 'asset-control': string;
  readonly 'credit-repair': string;
  readonly 'agency-exchange': string;
  /** Health of the two processes that serve no people. */
  readonly worker: string;
  readonly bridge: string;
  /** The door through which it is said what the simulated keepers of property hold; and where they are asked, over mutual TLS: banks, registries, platforms. */
  readonly keepers: string;
  readonly keepersDoor: string;
  /** The simulated agencies, reached over mutual TLS, each under its own path; and the door through which their behaviour is set. */
  readonly agencies: string;
  readonly agenciesControl: string;
  readonly codec: string;
  /** `host:port` of the Temporal frontend. */
  readonly temporal: string;
  readonly temporalNamespace: string;
  readonly temporalUi: string;
  /** `host:port,host:port`. */
  readonly kafka: string;
  /** `host:port` of PostgreSQL. */
  readonly postgres: string;
}

/** The namespace of the local stack. */
export const NAMESPACE = 'hejie';

/** The audience that the services ask for in a token. */
export const AUDIENCE = 'hejie';

/** The addresses of a stack whose servers are our own, unless the environment names others. */
export function addressesOf(
  portsOffset: number,
  named: { temporal?: string; kafka?: string; postgres?: string } = {},
): StackAddresses {
  const http = (name: string) => `http://127.0.0.1:${portOf(name, portsOffset)}`;
  const tcp = (name: string) => `127.0.0.1:${portOf(name, portsOffset)}`;
  return {
    identity: http('identity'),
    intake: http('intake'),
    mediation: http('mediation'),
    performance: http('performance'),
    'asset-control': http('asset-control'),
    'credit-repair': http('credit-repair'),
    'agency-exchange': http('agency-exchange'),
    worker: http('worker'),
    bridge: http('bridge'),
    keepers: http('keepers'),
    keepersDoor: `https://127.0.0.1:${portOf('keepersDoor', portsOffset)}`,
    agencies: `https://127.0.0.1:${portOf('agencies', portsOffset)}`,
    agenciesControl: http('agenciesControl'),
    codec: http('codec'),
    temporal: named.temporal ?? tcp('temporal'),
    temporalNamespace: NAMESPACE,
    temporalUi: http('temporalUi'),
    kafka: named.kafka ?? tcp('kafka'),
    postgres: named.postgres ?? tcp('postgres'),
  };
}
