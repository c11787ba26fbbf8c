// A moment of a text as an address names it, found in its log.
import { readBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { FoundMoment } from '@plenary/shared/api/past-routes'
import type { Kysely } from 'kysely'
import type { Tables } from '../../ports/tables.ts'
import type { TextPast } from '../../ports/text-past.ts'

export interface PastParts {
  readonly read: Kysely<Tables>
  readonly past: Pick<TextPast, 'momentOf' | 'sequenceAt'>
}

/**
 * Undefined when the text has no such moment.
 * @param written what `momentOfTextSchema` let pass
 */
export async function findMoment(
  { read, past }: PastParts,
  textId: string,
  written: string,
): Promise<FoundMoment | undefined> {
  const moment = readBaseOfText(written)
  if (moment.kind === 'city') return undefined
  const versionId = moment.kind === 'version' ? moment.id : null
  const sequence =
    moment.kind === 'sequence'
      ? moment.sequence
      : moment.kind === 'now'
        ? await headOf(read, textId)
        : await sequenceOfVersion(read, textId, moment.id)
  if (sequence === undefined) return undefined
  const found = await past.momentOf(textId, sequence)
  return found && { sequence, at: found.at, versionId }
}

async function headOf(read: Kysely<Tables>, textId: string): Promise<number | undefined> {
  const text = await read.selectFrom('text').where('id', '=', textId).select('head').executeTakeFirst()
  return text?.head
}

/** A version has a sequence of each text of its declaration, and of no other. */
async function sequenceOfVersion(
  read: Kysely<Tables>,
  textId: string,
  versionId: string,
): Promise<number | undefined> {
  const row = await read
    .selectFrom('version_text')
    .where('version_id', '=', versionId)
    .where('text_id', '=', textId)
    .select('seq')
    .executeTakeFirst()
  return row?.seq
}
