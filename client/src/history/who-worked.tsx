// Who worked in a period: each city with its changes, and on demand every person.
import type { WorkPeriod } from '@plenary/shared/api/past-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { IconChevronDown } from '../ui/icons.ts'
import { Tile } from '../ui/tile.tsx'
import { useAuthorFaces } from './author-faces.ts'
import { NO_AUTHORS } from './no-authors.ts'
import styles from './time-line-list.module.css'
import { facesWithChanges, peopleAmong, sum } from './worked-by.ts'

export interface WhoWorkedProps {
  period: WorkPeriod
  roster: readonly RosterEntry[]
}

export function WhoWorked({ period, roster }: WhoWorkedProps) {
  const { t } = useTranslation(['versions', 'shell'])
  const { faceOf } = useAuthorFaces(NO_AUTHORS, roster)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const people = peopleAmong(period.authors)
  const faces = facesWithChanges(period.authors, faceOf)
  return (
    <div className={styles.what}>
      <p className={styles.facts}>
        <span className={styles.tiles}>
          {faces.map(({ face, changes }) => (
            <span key={face.key} className={styles.worker}>
              <Tile code={face.code} palette={face.palette} name={face.name} isSmall />
              {faces.length > 1 && (
                <>
                  <span aria-hidden="true">{changes}</span>
                  <span className="spoken">{t('changes', { count: changes })}</span>
                </>
              )}
            </span>
          ))}
        </span>
        <span>{t('changes', { count: sum(people) })}</span>
        <button
          type="button"
          className={styles.act}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {t('people', { count: people.length })}
          <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </p>
      {isOpen && (
        <ul id={id} className={styles.people}>
          {people.map(({ personId, name, cityId, role, changes }) => (
            <li key={`${personId} ${cityId}`}>
              <b>{name}</b>
              <span>{role !== 'system' && t(`shell:${ROLE_WORDS[role]}`)}</span>
              <span>{t('changes', { count: changes })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
