// What was changed between two moments of a text, with the names of who did.
import { readBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { Comparison, FoundMoment } from '@plenary/shared/api/past-routes'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import type { PastBase, TextPast } from '../../ports/text-past.ts'
import { findMoment } from './find-moment.ts'
import { nameAuthors } from './name-authors.ts'
import { readCityBases } from './read-city-bases.ts'
import { readTextForm } from './read-text-form.ts'

interface Parts {
  readonly read: Kysely<Tables>
  readonly past: TextPast
}

/** As the address has it: what `baseOfTextSchema` and `momentOfTextSchema` let pass. */
export interface AskedComparison {
  readonly from: string
  readonly to: string
  readonly clause?: string | undefined
}

/** Undefined when the text has no such moment. */
export async function readComparison(
  parts: Parts,
  textId: string,
  { from, to, clause }: AskedComparison,
): Promise<Comparison | undefined> {
  const { read, past } = parts
  const [base, until] = [await findBase(parts, textId, from), await findMoment(parts, textId, to)]
  const form = await readTextForm(read, textId)
  if (!base || !until || !form) return undefined
  const compared = await past.compare(textId, base.base, until.sequence, clause)
  if (!compared) return undefined
  const authors = await nameAuthors(read, compared.authors)
  return { ...form, from: base.moment, to: until, authors, parts: [...compared.parts] }
}

async function findBase(
  parts: Parts,
  textId: string,
  from: string,
): Promise<{ base: PastBase; moment: FoundMoment | null } | undefined> {
  const asked = readBaseOfText(from)
  if (asked.kind === 'city') return { base: await readCityBases(parts, textId, asked.id), moment: null }
  const moment = await findMoment(parts, textId, from)
  return moment && { base: moment.sequence, moment }
}
