// The hall: one clause large enough for the last row, where every city stands on it, then the result. No controls.
import type { HallShown } from '@plenary/shared/api/hall-routes'
import { shortDigest } from '@plenary/shared/canon/short-digest'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { clauseLabel } from '@plenary/shared/declaration/numbering'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COUNT_WORDS, SHOWN_WORDS } from '../i18n/fact-words.ts'
import { type Formats, useFormats } from '../i18n/format.ts'
import { MeetingContext, usePlenaryTimes } from '../i18n/plenary-times.ts'
import { IconSignature } from '../ui/icons.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import { Statement } from '../ui/statement.tsx'
import { FittedWords } from './fitted-words.tsx'
import styles from './hall-page.module.css'
import { changedParts, partsOf } from './hall-words.ts'
import { useHall } from './use-hall.ts'

type ShownSigning = NonNullable<HallShown['signing']>

const STANDS = ['agrees', 'ad-referendum', 'reserves', 'objects', 'abstains', 'stale', 'silent'] as const

export function HallPage() {
  const { t } = useTranslation('hall')
  const { hash } = useLocation()
  const { shown, is, heardAt } = useHall(hash)
  if (is === 'dead') return <Statement isFailure title={t('dead')} body={t('deadBody')} />
  if (!shown) return <Statement title={t(is === 'unreachable' ? 'unreachable' : 'opening')} />
  return (
    <MeetingContext value={shown.meeting}>
      <Wall shown={shown} lostSince={is === 'unreachable' ? heardAt : undefined} />
    </MeetingContext>
  )
}

function Wall({ shown, lostSince }: { shown: HallShown; lostSince: number | undefined }) {
  const { t } = useTranslation('hall')
  const formats = useWallFormats(shown)
  const { title, view, state } = shown
  const isAdopted = shown.adoptedAt !== null
  const clause = isAdopted ? null : shown.clause
  useScheme(view.isDark)
  return (
    <main className={styles.hall} lang={shown.language} id="main" tabIndex={-1}>
      <title>{title}</title>
      <header className={styles.head}>
        <h1 className={clause ? undefined : 'spoken'}>{title}</h1>
        {clause && (
          <p>
            {t('clauseIs', {
              clause: t('clauseOf', { number: clause.number, count: shown.clauses }),
              state: t(clause.isLocked ? 'locked' : 'open'),
            })}
          </p>
        )}
        {clause?.since !== null && clause !== null && <p>{t('withChanges', { number: clause.since })}</p>}
        {lostSince !== undefined && <p role="status">{t('lost', { time: formats.minute(lostSince) })}</p>}
        <Clock formats={formats} />
      </header>
      {clause ? <ClauseOnWall shown={shown} clause={clause} /> : <TitlePage shown={shown} />}
      {!isAdopted && <Strip shown={shown} />}
      {shown.signing && <Signatures signing={shown.signing} language={shown.language} />}
      <p className="spoken" role="status">
        {t(`state-${state}`)}
      </p>
    </main>
  )
}

function ClauseOnWall({ shown, clause }: { shown: HallShown; clause: NonNullable<HallShown['clause']> }) {
  const { language, numberStyle: style } = shown
  const { content, before, since } = clause
  const parts = useMemo(
    () => (since === null ? partsOf(content, style) : changedParts(before, content, { style, language })),
    [content, before, since, style, language],
  )
  return (
    <section className={styles.body}>
      <FittedWords
        parts={parts}
        language={language}
        number={clauseLabel(style, [clause.number]).replace(/\.$/, '')}
      />
    </section>
  )
}

function TitlePage({ shown }: { shown: HallShown }) {
  const { t, i18n } = useTranslation(['hall', 'positions'])
  const { lines } = usePlenaryTimes()
  const { title, plenaryNames, state, adoptedAt, version, against, signing } = shown
  const signedWords = ({ signed, of: count }: ShownSigning) =>
    signed === count ? t('everyoneSigned') : t('haveSigned', { signed, count })
  return (
    <section className={styles.title}>
      <p className={styles.plenary}>{nameIn(plenaryNames, i18n.language)}</p>
      <p className={styles.name}>{title}</p>
      {adoptedAt !== null ? (
        <>
          {signing && <p className={styles.result}>{signedWords(signing)}</p>}
          <p className={signing ? styles.state : styles.result}>
            {t('adopted', { time: lines(adoptedAt)[0] })}
          </p>
          {version && (
            <p className={styles.digest}>
              {t('version', { number: version.number })} <code>{shortDigest(version.digest)}</code>
            </p>
          )}
        </>
      ) : (
        <p className={styles.state}>
          {t(`state-${state}`)}
          {' · '}
          {against === 0
            ? t('positions:nothingBlocks')
            : t('positions:blocking', { count: against, number: `${against}` })}
        </p>
      )}
    </section>
  )
}

/** How many stand where, then every city by name. */
function Strip({ shown }: { shown: HallShown }) {
  const { t } = useTranslation(['hall', 'positions'])
  const counting = shown.cities.filter(({ counts }) => counts)
  return (
    <footer className={styles.foot}>
      <p className={styles.sum}>
        {STANDS.map((stand) => {
          const count = counting.filter((city) => city.stand === stand).length
          return count === 0 ? null : (
            <span key={stand}>
              <PositionGlyph shown={stand} size={20} />
              {t(`positions:${COUNT_WORDS[stand]}`, { count })}
            </span>
          )
        })}
      </p>
      <ul className={styles.strip}>
        {shown.cities.map(({ names, stand, counts, holder, heads }) => {
          const name = nameIn(names, shown.language)
          return (
            <li key={name} data-counts={counts}>
              <PositionGlyph shown={stand} size={16} />
              {name}
              {heads.map((head) => (
                <small key={head}>{head}</small>
              ))}
              {holder && <small>{t('by', { city: nameIn(holder, shown.language) })}</small>}
              <span className="spoken">
                {counts ? t(`positions:${SHOWN_WORDS[stand]}`) : t('doesNotCount')}
              </span>
            </li>
          )
        })}
      </ul>
    </footer>
  )
}

/** Every city that signs, by name: those that have signed have the mark of it. */
function Signatures({ signing: { cities }, language }: { signing: ShownSigning; language: string }) {
  const { t } = useTranslation('hall')
  return (
    <footer className={styles.foot}>
      <ul className={`${styles.strip} ${styles.signing}`}>
        {cities.map(({ names, outcome }) => {
          const name = nameIn(names, language)
          return (
            <li key={name} data-counts={outcome === 'signed'}>
              {outcome === 'signed' && <IconSignature size={24} stroke={1.75} aria-hidden />}
              {name}
              {outcome === 'declined' && <small>{t('declined')}</small>}
              {outcome === 'absent' && <small>{t('absent')}</small>}
              {outcome === 'signed' && <span className="spoken">{t('signed')}</span>}
            </li>
          )
        })}
      </ul>
    </footer>
  )
}

/** The wall's own, whatever the browser behind it prefers. */
function useScheme(isDark: boolean): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset.theme
    dataset.theme = isDark ? 'dark' : 'light'
    return () => {
      if (before === undefined) delete dataset.theme
      else dataset.theme = before
    }
  }, [isDark])
}

/** The plenary's; where nobody has said its zone those of the device, which stands in its hall. */
function useWallFormats({ meeting }: HallShown): Formats {
  const own = useFormats()
  const { there } = usePlenaryTimes()
  return meeting.timeZone === null ? own : there
}

function Clock({ formats }: { formats: Formats }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <time className={styles.clock}>{formats.time(now)}</time>
}
