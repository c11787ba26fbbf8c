// That the text is open again, as a sentence: by whom, when, and for those who may read the record, why.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { beginningOf } from '@plenary/shared/compare/cut-words'
import i18next from 'i18next'
import { call } from '../api/call.ts'
import type { Formats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'

/** As much as can be read while it is told; the record has it whole. */
const TOLD_REASON = 80

/** Where the record does not answer, the rest. */
export async function reopeningNews(
  declaration: DeclarationFacts,
  { second }: Pick<Formats, 'second'>,
): Promise<string> {
  const { stateSince } = declaration
  const told = { name: stateSince?.name, time: stateSince ? second(stateSince.at) : '' }
  const reason = await readReason(declaration).catch(() => undefined)
  if (reason === undefined) return i18next.t('acts:textReopened', told)
  return i18next.t('acts:textReopenedWhy', {
    ...told,
    reason: beginningOf(reason, TOLD_REASON, interfaceLanguage()),
  })
}

async function readReason({ id, role, cityId, state }: DeclarationFacts): Promise<string | undefined> {
  if (!isAllowed({ role, ownCity: cityId, action: 'read-audit', state, city: null })) return undefined
  const { entries } = await call('GET /api/declarations/:declaration/audit', {
    params: { declaration: id },
    query: { action: 'text-reopened', refused: 'none' },
  })
  const reason = entries[0]?.data.reason
  return typeof reason === 'string' ? reason : undefined
}
