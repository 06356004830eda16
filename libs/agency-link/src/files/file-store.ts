/** A plain file in a folder. */
export interface StoredFile {
  readonly name: string;
  readonly size: number;
  /** When it was written last, in seconds: for the order in which it is taken. */
  readonly modified: number;
}

/** Files here or elsewhere. Paths have `/`; no link is followed and no folder counts as a file. */
export interface FileStore {
  /** Nothing of a folder that is not there. */
  list(folder: string): Promise<StoredFile[]>;
  /** At most so many bytes of it. */
  read(path: string, limit: number): Promise<Buffer>;
  stream(path: string): AsyncIterable<Uint8Array>;
  exists(path: string): Promise<boolean>;
  /** As `.part`, then renamed: nobody ever sees half of it. */
  write(path: string, bytes: string | Uint8Array): Promise<void>;
  /** Takes the place of what is there. */
  move(from: string, to: string): Promise<void>;
  /** Does nothing where it is not there. */
  remove(path: string): Promise<void>;
  /** With those above it. */
  folder(path: string): Promise<void>;
  close(): Promise<void>;
}
