// The frames on the socket `/sync/<text id>`: the stock y-websocket protocol, one sync or awareness message a frame,
// and three kinds of our own that go only to clients that sent a schema number. docs/PROTOCOL.md has the bytes.

/** The first varint of a frame. 0–3 are y-websocket's. */
export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server → client: a document frame was refused; the connection is deaf to document frames from now on. */
  refused: 120,
  /** Server → client: frames 1…n of this connection are durable, or were known. */
  acknowledged: 121,
  /** Server → client: a fact changed; read it anew over HTTP. */
  factChanged: 122,
} as const

/** The second varint of a sync frame. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** Close codes. Stock clients treat 4400–4499 as final; 1012 and 1013 make them come back. */
export const CLOSE = {
  restarting: 1012,
  tryAgainLater: 1013,
  malformed: 4400,
  signedOut: 4401,
  forbidden: 4403,
  notFound: 4404,
  oldSchema: 4409,
  otherEpoch: 4410,
  tooLarge: 4413,
  locked: 4423,
  tooMany: 4429,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** Bounds of what a client may send. Sizes in bytes. */
export const BOUNDS = {
  /** A whole frame, before and after sync: first syncs carry offline work. */
  frameBytes: 4 * 1024 * 1024,
  /** A single update after the first sync. */
  updateBytes: 1024 * 1024,
  structsPerUpdate: 50_000,
  clientsPerUpdate: 1_000,
  depth: 32,
  awarenessBytes: 2_048,
  /** Client ids that one person may claim in one text. */
  clientIdsPerPerson: 1_000,
  /** Sockets that one person may hold open on one text: a script of the secretariat may hold many. */
  socketsPerPerson: 1_000,
} as const

/** Query parameters of the upgrade request of our own client. */
export const QUERY = { schema: 'schema', epoch: 'epoch' } as const
