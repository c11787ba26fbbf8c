// One entry of the record: when, who for which city, what and why.
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import { auditSentence, isRefusedAction } from '@plenary/shared/words/audit-sentences'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Digest } from '../ui/digest.tsx'
import { Tile } from '../ui/tile.tsx'
import styles from './record-table.module.css'
import { useRosterWords } from './roster-words.ts'
import { useSigningWords } from './signing-words.ts'
import type { RecordNames } from './use-audit-names.ts'

export interface RecordRowProps {
  entry: RecordedEntry
  names: RecordNames
  /** The text that is open: of a clause's digests, its own is shown. */
  textId: string
}

export function RecordRow({ entry, names, textId }: RecordRowProps) {
  const { t } = useTranslation('record')
  const { second } = useFormats()
  const { at, cityId, action, data } = entry
  const city = cityId === null ? undefined : names.cityOf(cityId)
  const isRefused = isRefusedAction(action)
  const digest = digestIn(data, textId)
  const rosterWords = useRosterWords(entry)
  const signingWords = useSigningWords(entry)
  const facts = rosterWords ?? signingWords
  return (
    <tr className={isRefused ? styles.refused : undefined}>
      <td className={styles.when}>
        <time dateTime={at}>{second(at)}</time>
      </td>
      <td className={styles.who}>
        <span>
          {city && <Tile code={city.code} palette={city.palette} name={city.name} isSmall />}
          <span>{useActorName(entry)}</span>
        </span>
      </td>
      <td className={styles.what}>
        {isRefused && <b className={styles.mark}>{t('refused')}</b>}
        <span>{auditSentence(entry, interfaceLanguage(), names)}</span>
        {facts !== undefined && <span className={styles.facts}>{facts}</span>}
        {typeof data.reason === 'string' && <q className={styles.reason}>{data.reason}</q>}
        {digest !== undefined && (
          <span className={styles.digest}>
            {t('digest')} <Digest digest={digest} />
          </span>
        )}
      </td>
    </tr>
  )
}

/** Who did it, in the reader's words. */
export function useActorName({ actor, name }: Pick<RecordedEntry, 'actor' | 'name'>): string {
  const { t } = useTranslation('record')
  if (name !== null) return name
  if (actor === 'system') return t('server')
  return actor === 'anonymous' ? t('unknownPerson') : t('formerPerson')
}

/** Of the version, or of the clause in this text. */
function digestIn({ digest, digests }: RecordedEntry['data'], textId: string): string | undefined {
  const found = digest ?? (digests as Record<string, unknown> | undefined)?.[textId]
  return typeof found === 'string' ? found : undefined
}
