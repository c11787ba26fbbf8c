// The rows of the news, by day: each leads to where it is settled or seen.
import type { ContentJson } from '@plenary/shared/schema/content'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import styles from './news-list.module.css'
import { type NewsItem, newSince } from './news-of.ts'
import { newsTarget } from './news-target.ts'
import type { NewsPlace } from './use-news.ts'
import { type NewsSentence, useNewsWords } from './use-news-words.ts'

export interface NewsListProps extends NewsPlace {
  items: readonly NewsItem[]
  content: ContentJson
  /** What came later is marked as new. */
  seenAt: string
  /** When the list was opened: the same address asked again leads there again. */
  openedAt: number
  onFollow: () => void
}

export function NewsList({ items, seenAt, openedAt, onFollow, ...place }: NewsListProps) {
  const { day } = useFormats()
  const sentenceOf = useNewsWords(place)
  const days = useMemo(() => byDay(items, day), [items, day])
  const fresh = new Set(newSince(items, seenAt).map(({ key }) => key))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a low window scrolls the list, and the keyboard must reach it
    <div className={styles.days} tabIndex={0} data-autofocus>
      {days.map(([name, ofDay]) => (
        <section key={name}>
          <h3>{name}</h3>
          <ol>
            {ofDay.map((item) => (
              <Row
                key={item.key}
                {...{ item, openedAt, onFollow }}
                sentence={sentenceOf(item)}
                isNew={fresh.has(item.key)}
                target={newsTarget(item, place.declaration)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface RowProps {
  item: NewsItem
  sentence: NewsSentence
  isNew: boolean
  target: ReturnType<typeof newsTarget>
  openedAt: number
  onFollow: () => void
}

function Row({ item: { at }, sentence, isNew, target, openedAt, onFollow }: RowProps) {
  const { t } = useTranslation('news')
  const { time } = useFormats()
  return (
    <li>
      <Link
        {...target}
        state={{ asked: openedAt }}
        className={styles.row}
        data-new={isNew}
        onClick={onFollow}
      >
        <time dateTime={at}>{time(at)}</time>
        <span className={styles.what}>
          <span>{sentence.said}</span>
          {sentence.more && <small>{sentence.more}</small>}
          {sentence.reason && <q>{sentence.reason}</q>}
        </span>
        {isNew && <b>{t('isNew')}</b>}
      </Link>
    </li>
  )
}

/** In the order of the items. */
function byDay(items: readonly NewsItem[], day: (at: string) => string): [string, NewsItem[]][] {
  const days = new Map<string, NewsItem[]>()
  for (const item of items) days.set(day(item.at), [...(days.get(day(item.at)) ?? []), item])
  return [...days]
}
