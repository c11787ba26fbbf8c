// better-auth's Kysely on SQLite: it reads on the reading connection and writes through the one writing connection,
// each statement durable when its promise resolves. Transactions are refused: better-auth runs without them.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { SqliteStorage } from './sqlite-storage.ts'

// biome-ignore lint/suspicious/noExplicitAny: better-auth builds its statements itself and asks for Kysely<any>.
export function openAuthDatabase(storage: SqliteStorage): Kysely<any> {
  return new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SplitDriver(storage),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

class SplitDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(storage: SqliteStorage) {
    this.#connection = {
      executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
        if (query.query.kind === 'SelectQueryNode')
          return storage.read.executeQuery<Row>(query as CompiledQuery<Row>)
        const { rows, changes } = await storage.run(query)
        return { rows: rows as Row[], numAffectedRows: BigInt(changes) }
      },
      streamQuery: () => {
        throw new Error('better-auth streams nothing')
      },
    }
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('a transaction would stay open across an await')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
