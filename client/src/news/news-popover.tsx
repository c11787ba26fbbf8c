// The news in a popover at its button. Opening it marks what there is as seen; what was new stays marked until it is closed.
import { Popover } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMarkNewsSeen } from '../api/news.ts'
import { problemSentence } from '../api/problem-error.ts'
import type { PopupProps } from '../ui/late-popup.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { NewsFace } from './news-face.tsx'
import { NewsList } from './news-list.tsx'
import { newSince } from './news-of.ts'
import styles from './news-popover.module.css'
import { type News, type NewsPlace, useNews } from './use-news.ts'

export type NewsPopoverProps = PopupProps & NewsPlace

export function NewsPopover({ className, opened, onChange, button, ...place }: NewsPopoverProps) {
  const { t } = useTranslation(['news', 'desk'])
  const news = useNews(place)
  const opening = useSeenByOpening(place.declaration.id, opened, news)
  const [isLeaving, setLeaving] = useState(false)
  const count = news.items && news.seenAt !== '' ? newSince(news.items, news.seenAt).length : 0
  const toggle = (next: boolean) => {
    setLeaving(false)
    onChange(next)
  }
  return (
    <>
      <Popover
        opened={opened}
        onChange={toggle}
        position="bottom-end"
        width={380}
        trapFocus
        returnFocus={!isLeaving}
        transitionProps={{ duration: 180 }}
      >
        <Popover.Target>
          <button type="button" className={className} ref={button} onClick={() => toggle(!opened)}>
            <NewsFace count={count} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown} aria-label={t('desk:news')}>
          <h2>{t('desk:news')}</h2>
          <Body
            {...{ place, news }}
            newSinceThen={opening?.seenAt ?? news.seenAt}
            openedAt={opening?.at ?? 0}
            onFollow={() => {
              setLeaving(true)
              onChange(false)
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <span className="spoken" role="status">
        {count > 0 && t('newsNewSpoken', { count })}
      </span>
    </>
  )
}

interface BodyProps {
  place: NewsPlace
  news: News
  newSinceThen: string
  openedAt: number
  onFollow: () => void
}

function Body({ place, news, newSinceThen, openedAt, onFollow }: BodyProps) {
  const { t } = useTranslation(['news', 'shell'])
  const { items, content, error, retry } = news
  if (items && content) {
    if (items.length === 0) return <p className={styles.nothing}>{t('nothing')}</p>
    return <NewsList {...{ ...place, items, content, openedAt, onFollow }} seenAt={newSinceThen} />
  }
  if (!error) return <Skeleton label={t('shell:loading')} blocks={1} />
  return (
    <div className={styles.nothing} role="alert">
      <p>{problemSentence(error, t('shell:offlineTitle'))}</p>
      <button type="button" className="button" onClick={retry}>
        {t('shell:tryAgain')}
      </button>
    </div>
  )
}

interface Opening {
  /** When the list was opened, in Unix milliseconds. */
  readonly at: number
  /** Up to when the news had been seen then. */
  readonly seenAt: string
}

/** Marks what is shown as seen while the list is open. Answers how it was when it was opened; undefined while it is closed. */
function useSeenByOpening(
  declaration: string,
  opened: boolean,
  { items, seenAt }: News,
): Opening | undefined {
  const { mutate } = useMarkNewsSeen(declaration)
  const [opening, setOpening] = useState<Opening>()
  const isThere = items !== undefined && seenAt !== ''
  if (opened && isThere && !opening) setOpening({ at: Date.now(), seenAt })
  if (!opened && opening) setOpening(undefined)
  const newest = items?.[0]?.at
  // Once for an opening: a server that cannot keep the mark is not asked again and again.
  const marked = useRef<string>(undefined)
  useEffect(() => {
    if (!opening) marked.current = undefined
    if (!opening || newest === undefined || newest <= seenAt || newest === marked.current) return
    marked.current = newest
    mutate(newest)
  }, [opening, newest, seenAt, mutate])
  return opening
}
