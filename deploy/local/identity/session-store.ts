import { type Adapter, type AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/** Log-ins in progress and their codes, in memory: a restart only asks people to log in again; access tokens are not kept at all. */
export class SessionStore implements Adapter {
  private static readonly shelves = new Map<string, Map<string, Entry>>();
  private readonly shelf: Map<string, Entry>;

  constructor(name: string) {
    this.shelf = SessionStore.shelves.get(name) ?? new Map<string, Entry>();
    SessionStore.shelves.set(name, this.shelf);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = Date.now();
    for (const [key, entry] of this.shelf) if (entry.expiresAt <= now) this.shelf.delete(key);
    this.shelf.set(id, { payload, expiresAt: expiresIn ? now + expiresIn * 1000 : Infinity });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.shelf.get(id);
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.having('uid', uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.having('userCode', userCode);
  }

  async consume(id: string): Promise<void> {
    const entry = this.shelf.get(id);
    if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.shelf.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const shelf of SessionStore.shelves.values()) {
      for (const [id, { payload }] of shelf) if (payload.grantId === grantId) shelf.delete(id);
    }
  }

  private having(field: 'uid' | 'userCode', value: string): AdapterPayload | undefined {
    const now = Date.now();
    return [...this.shelf.values()].find(({ payload, expiresAt }) => payload[field] === value && expiresAt > now)
      ?.payload;
  }
}
