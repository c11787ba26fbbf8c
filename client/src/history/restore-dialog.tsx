// Asks before an earlier moment of a text, or one clause of it, is brought back: what changes, what stays because it is locked,
// and which positions will have to be reaffirmed.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { type MomentOfText, writeBaseOfText } from '@plenary/shared/api/moment-of-text'
import type { Restoration } from '@plenary/shared/api/restoration-routes'
import { useTranslation } from 'react-i18next'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { useRestoration, useRestoreText } from '../api/restorations.ts'
import { useMovedWords } from '../api/use-moved-words.ts'
import { useFormats } from '../i18n/format.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import styles from './restored-parts.module.css'
import { RestoredParts } from './restored-parts.tsx'
import { isTouched } from './touched-part.ts'
import { useReaffirming } from './use-reaffirming.ts'
import { useRestoredPlaces } from './use-restored-places.ts'

export interface RestoreDialogProps {
  declaration: DeclarationFacts
  text: TextFacts
  from: MomentOfText
  /** `Rev. 2`; of a sequence the day and the time. */
  fromLabel: string
  /** As it is called inside a sentence: `clause 3`. Without one it is the whole text. */
  clause?: { readonly id: string; readonly named: string } | undefined
  onClose: () => void
  /** Once it has been brought back, with a sentence that says so. */
  onRestored: (sentence: string) => void
}

export function RestoreDialog(props: RestoreDialogProps) {
  const { declaration, text, from, fromLabel, clause, onClose, onRestored } = props
  const { t } = useTranslation(['restore', 'shell'])
  const moment = { text: text.id, from: writeBaseOfText(from), clause: clause?.id }
  const preview = useRestoration(moment)
  const act = useRestoreText(moment)
  const isVersion = from.kind === 'version'
  const what = clause?.named ?? t('wholeText')
  const restoration = preview.data
  const haveMoved = useMovedWords(act.error)
  const isEmpty = restoration && !restoration.comparison.parts.some(isTouched)
  const error = act.error ?? preview.error
  const failure = () => {
    if (isProblem(error, 'precondition-failed')) return t('wordsMoved')
    return error ? problemSentence(error, t('shell:offlineBody')) : undefined
  }
  const bringBack = () => {
    if (!restoration) return
    const onSuccess = () => {
      onRestored(t(isVersion ? 'broughtBackVersion' : 'broughtBackMoment', { what, from: fromLabel }))
      onClose()
    }
    act.mutate(haveMoved ? undefined : restoration.digest, { onSuccess })
  }
  return (
    <ActDialog
      isWide
      question={t(isVersion ? 'questionVersion' : 'questionMoment', { what, from: fromLabel })}
      act={t(haveMoved ? 'actAllTheSame' : 'act', { what })}
      isWaiting={!restoration || preview.isFetching || isEmpty === true}
      isBusy={act.isPending}
      failure={failure()}
      onAct={bringBack}
      onCancel={onClose}
    >
      <p>{t('newEdit')}</p>
      {restoration && <Consequences {...{ declaration, text, restoration }} />}
      {restoration && !isEmpty && <RestoredParts {...{ declaration, restoration }} />}
      <p role="status" className={styles.status}>
        {!restoration && !preview.error && t('looking')}
        {isEmpty && t('nothing')}
      </p>
    </ActDialog>
  )
}

interface ConsequencesProps {
  declaration: DeclarationFacts
  text: TextFacts
  restoration: Restoration
}

/** What stays, and who is asked again. */
function Consequences({ declaration, text, restoration }: ConsequencesProps) {
  const { t } = useTranslation('restore')
  const { list } = useFormats()
  const { placeOfClause } = useRestoredPlaces(restoration)
  const cities = useReaffirming(declaration, text, restoration.comparison.parts)
  const { kept } = restoration
  if (kept.length + cities.length === 0) return null
  return (
    <ul>
      {kept.length > 0 && (
        <li>{t('kept', { count: kept.length, clauses: list(kept.map(placeOfClause)) })}</li>
      )}
      {cities.length > 0 && <li>{t('reaffirm', { count: cities.length, cities: list(cities) })}</li>}
    </ul>
  )
}
