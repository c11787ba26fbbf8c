// Where the person is signed in; every session but this one can be ended from here.
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { type OwnSession, useEndSession, useSessions } from '../api/sessions.ts'
import { useFormats } from '../i18n/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './account-page.module.css'
import { browserOf } from './browser-of.ts'

export function OwnSessions() {
  const { t } = useTranslation(['account', 'shell'])
  const sessions = useSessions()
  if (sessions.isError) return <p role="alert">{t('sessionsFailed')}</p>
  if (!sessions.data) return <Skeleton label={t('shell:loading')} blocks={1} />
  return (
    <ul>
      {sessions.data.map((session) => (
        <SessionRow key={session.token} session={session} />
      ))}
    </ul>
  )
}

function SessionRow({ session }: { session: OwnSession }) {
  const { t } = useTranslation(['account', 'shell'])
  const { dayAndMinute } = useFormats()
  const end = useEndSession()
  const { browser, system } = browserOf(session.userAgent)
  const label =
    browser === undefined ? t('sessionUnknown') : t('sessionOn', { browser, system: system ?? '–' })
  return (
    <li className={styles.session}>
      <div>
        <b>{label}</b>
        <small>{t('sessionSince', { time: dayAndMinute(session.since) })}</small>
        {end.isError && <small role="alert">{problemSentence(end.error, t('shell:offlineTitle'))}</small>}
      </div>
      {session.isHere ? (
        <span>{t('sessionHere')}</span>
      ) : (
        <button
          type="button"
          className="button small"
          aria-label={t('sessionEndNamed', { session: label })}
          disabled={end.isPending}
          onClick={() => end.mutate(session.token)}
        >
          {t('sessionEnd')}
        </button>
      )}
    </li>
  )
}
