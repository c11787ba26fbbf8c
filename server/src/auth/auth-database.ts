// The database as better-auth needs it: reads and writes through Kysely, without transactions.
import type { Kysely } from 'kysely'

/**
 * A Kysely whose writes are handed to the one writing connection, each durable when its promise resolves. It holds
 * better-auth's tables `user`, `session`, `account` and `verification` under these names.
 */
// biome-ignore lint/suspicious/noExplicitAny: better-auth builds its statements itself and asks for Kysely<any>.
export type AuthDatabase = Kysely<any>
