// The roster of the plenary, to read: the separate facts of every city, in words.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { roster as words } from '../i18n/words/en/roster.ts'
import { Tile } from '../ui/tile.tsx'
import { useDesk } from './desk-context.ts'
import styles from './roster-view.module.css'

type Fact = 'member' | 'present' | 'counts' | 'named' | 'signs'
const FACTS: readonly [Fact, keyof typeof words, keyof typeof words][] = [
  ['member', 'isMember', 'isNotMember'],
  ['present', 'isPresent', 'isNotPresent'],
  ['counts', 'doesCount', 'doesNotCount'],
  ['named', 'isNamed', 'isNotNamed'],
  ['signs', 'doesSign', 'doesNotSign'],
]
const HEADINGS = {
  member: 'factMember',
  present: 'factPresent',
  counts: 'factCounts',
  named: 'factNamed',
  signs: 'factSigns',
} as const satisfies Record<Fact, string>

export interface RosterViewProps {
  /** What stands in its place for whoever may change it. */
  working?: ReactNode
  /** Who signs for the cities. */
  signatories?: ReactNode
}

export function RosterView({ working, signatories }: RosterViewProps) {
  const { t } = useTranslation(['roster', 'desk'])
  const { roster } = useDesk().declaration
  if (working !== undefined) {
    return (
      <main id="main" className={styles.working} tabIndex={-1}>
        <h2 className="spoken">{t('desk:roster')}</h2>
        <div>
          {working}
          {signatories}
        </div>
      </main>
    )
  }
  return (
    <main id="main" className={styles.roster} tabIndex={-1}>
      <h2>{t('desk:roster')}</h2>
      <p>{t('rosterLead', { count: roster.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls the table, and the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('desk:roster')}>
        {/* biome-ignore lint/a11y/noRedundantRoles: on narrow screens the rows are no table to CSS, but stay one to readers */}
        <table role="table">
          <thead>
            <tr>
              <th scope="col">{t('city')}</th>
              {FACTS.map(([fact]) => (
                <th key={fact} scope="col">
                  {t(HEADINGS[fact])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roster.map((entry) => (
              <CityRow key={entry.city.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.signatories}>{signatories}</div>
    </main>
  )
}

function CityRow({ entry }: { entry: RosterEntry }) {
  const { t, i18n } = useTranslation('roster')
  return (
    <tr>
      <th scope="row">
        <span>
          <Tile code={nameIn(entry.city.codes, i18n.language)} palette={entry.palette} isSmall />
          {nameIn(entry.city.names, i18n.language)}
        </span>
      </th>
      {FACTS.map(([fact, yes, no]) => (
        <td key={fact} className={entry[fact] ? styles.yes : undefined}>
          {t(entry[fact] ? yes : no)}
        </td>
      ))}
    </tr>
  )
}
