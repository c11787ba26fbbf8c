// The network's names.
import type { Names } from '@plenary/shared/declaration/names'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import { parseNames } from './parse-names.ts'

/** Until the network is set up, the product's own name stands there. */
export async function readNetworkNames(read: Kysely<Tables>): Promise<Names> {
  const network = await read.selectFrom('network').select('names').executeTakeFirst()
  return network ? parseNames(network.names) : { en: 'Plenary' }
}
