// One matter that blocks the adoption or is open: its glyph, what it is about, a sentence, its act.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { IconAlertTriangle, IconCloudOff, IconGavel, IconLockOpen } from '../ui/icons.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import styles from './blockers.module.css'
import type { BoardColumn } from './board.ts'
import type { Matter } from './matters.ts'
import type { BoardWords } from './use-board-words.ts'

export interface MatterRowProps {
  matter: Matter
  columns: readonly BoardColumn[]
  words: BoardWords
  isAgainst: boolean
  children: ReactNode
}

export function MatterRow({ matter, columns, words, isAgainst, children }: MatterRowProps) {
  const { t } = useTranslation('positions')
  const { about, sentence } = useMatterWords(matter, columns, words)
  return (
    <li data-against={isAgainst || undefined}>
      <MatterGlyph matter={matter} />
      <b>{about}</b>
      <span title={sentence}>
        <small>{t(isAgainst ? 'blocksLabel' : 'openLabel')}</small>
        {sentence}
      </span>
      <span className={styles.act}>{children}</span>
    </li>
  )
}

const ICON = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

function MatterGlyph({ matter: { kind } }: { matter: Matter }) {
  if (kind === 'objects' || kind === 'stale' || kind === 'silent') return <PositionGlyph shown={kind} />
  if (kind === 'open-clauses') return <IconLockOpen {...ICON} />
  if (kind === 'unsent') return <IconAlertTriangle {...ICON} />
  return kind === 'nobody-here' ? <IconCloudOff {...ICON} /> : <IconGavel {...ICON} />
}

function useMatterWords(
  matter: Matter,
  columns: readonly BoardColumn[],
  words: BoardWords,
): { about: string; sentence: string } {
  const { t } = useTranslation('positions')
  const { list } = useFormats()
  const parts = (clauses: readonly string[]) => words.partsName(clauses, columns)
  const cities = (ids: readonly string[]) => ({ count: ids.length, cities: words.cityNames(ids) })
  switch (matter.kind) {
    case 'objects':
      return {
        about: parts(matter.clauses),
        sentence: t('matterObjects', { city: words.cityName(matter.cityId) }),
      }
    case 'stale':
      return {
        about: parts(matter.clause === null ? [] : [matter.clause]),
        sentence: t('matterStale', cities(matter.cities)),
      }
    case 'silent':
      return { about: parts(matter.clauses), sentence: t('matterSilent', cities(matter.cities)) }
    case 'quorum':
      return { about: t('quorum'), sentence: t('matterQuorum', matter) }
    case 'threshold':
      return { about: t('threshold'), sentence: t('matterThreshold', matter) }
    case 'open-clauses':
      return {
        about: parts(matter.clauses),
        sentence: t('matterOpenClauses', { count: matter.clauses.length }),
      }
    case 'unsent':
      return {
        about: t('unsent'),
        sentence: t('matterUnsent', { count: matter.people.length, people: list(matter.people) }),
      }
    case 'nobody-here':
      return { about: t('nobodyHere'), sentence: t('matterNobodyHere', cities(matter.cities)) }
  }
}
