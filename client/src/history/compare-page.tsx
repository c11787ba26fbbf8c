// What was changed between two moments of a text: chosen above, listed at the left, shown in the words.
import { ROLES } from '@plenary/shared/access/roles'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { comparisonFileAddress, useComparison } from '../api/comparisons.ts'
import type { TextSession } from '../sync/text-session.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Statement } from '../ui/statement.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import type { CompareAddress } from './compare-address.ts'
import styles from './compare-page.module.css'
import { type ComparedMoments, useComparedMoments } from './compared-moments.ts'
import { useComparedSides } from './compared-sides.ts'
import { ComparedText } from './compared-text.tsx'
import { ComparisonBar } from './comparison-bar.tsx'
import { ComparisonFailure } from './comparison-failure.tsx'
import { keepLayout, keptLayout } from './comparison-layout.ts'
import { NewerWords } from './newer-words.tsx'

export interface ComparePageProps {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
  /** Whether the reader may write now. */
  mayEdit: boolean
  address: CompareAddress
  onAddress: (changed: CompareAddress) => void
  onBroughtBack: (sentence: string) => void
}

export function ComparePage(props: ComparePageProps) {
  const { declaration, text, session } = props
  const { t } = useTranslation(['compare', 'desk'])
  const moments = useComparedMoments(declaration, text)
  const saveState = useTextState(session, (state) => state.saveState)
  const isWithheld =
    saveState?.kind === 'ended' && (saveState.why === 'removed' || saveState.why === 'not-found')
  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      <h2 className="spoken">{t('comparison')}</h2>
      {isWithheld ? (
        <Statement isFailure title={t('desk:withheld')} body={t('desk:rowRemoved')} />
      ) : moments.groups ? (
        <Comparison {...props} moments={moments} />
      ) : moments.error ? (
        <ComparisonFailure error={moments.error} onRetry={moments.retry} />
      ) : (
        <Waiting />
      )}
    </main>
  )
}

function Comparison({
  moments,
  declaration,
  text,
  session,
  address,
  onAddress,
  mayEdit,
  onBroughtBack,
}: ComparePageProps & { moments: ComparedMoments }) {
  const { i18n } = useTranslation()
  const isWide = useMediaQuery('print, (min-width: 768px)')
  // A version that is made meanwhile does not take its place under the reader.
  const [usualFrom] = useState(moments.usualFrom)
  const { from = usualFrom, to = 'now', layout = keptLayout(), city, clause } = address
  const query = useComparison(text.id, { from, to })
  const sides = useComparedSides(moments, { from, to }, query)
  const choose = (chosen: CompareAddress) => onAddress({ ...chosen, change: undefined })
  return (
    <>
      <ComparisonBar
        declarationId={declaration.id}
        {...sides}
        groups={moments.groups ?? []}
        onChoose={choose}
        layout={layout}
        onLayout={(chosen) => {
          keepLayout(chosen)
          onAddress({ layout: chosen })
        }}
        fileAddress={
          isCity(city)
            ? (format) =>
                comparisonFileAddress(text.id, { from, to, city, clause, format, language: i18n.language })
            : undefined
        }
      />
      {query.data && (from === 'now' || to === 'now' || from.startsWith('city:')) && (
        <NewerWords session={session} comparedAt={query.dataUpdatedAt} onShow={() => void query.refetch()} />
      )}
      {query.data ? (
        <ComparedText
          key={`${from} ${to}`}
          {...{ declaration, text, sides, address, onAddress, onBroughtBack }}
          layout={isWide ? layout : 'inline'}
          mayEdit={mayEdit && isWide}
          comparison={query.data}
        />
      ) : query.error ? (
        <ComparisonFailure
          error={query.error}
          onRetry={() => void query.refetch()}
          onUsual={from === usualFrom ? undefined : () => choose({ from: undefined, to: undefined })}
        />
      ) : (
        <Waiting />
      )}
    </>
  )
}

function Waiting() {
  const { t } = useTranslation('compare')
  return (
    <div className={styles.waiting}>
      <Skeleton label={t('comparing')} />
    </div>
  )
}

/** A file holds the changes of all or of one city. */
function isCity(key: string | undefined): boolean {
  return key !== 'system' && !ROLES.some((role) => role === key)
}
