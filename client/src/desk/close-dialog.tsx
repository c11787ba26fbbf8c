// Asks before the text is closed, with everything that the secretariat should know first. Nothing of it keeps it from closing.

import type { Closing } from '@plenary/shared/api/life-routes'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { useTranslation } from 'react-i18next'
import { useClosing, useDeclarationDigest, useLifeAct } from '../api/life.ts'
import { useDecision } from '../api/positions.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { useMovedWords } from '../api/use-moved-words.ts'
import { useFormats } from '../i18n/format.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Digest } from '../ui/digest.tsx'
import { useCityWords } from './city-words.ts'
import { Matters, useMatters } from './decision-matters.tsx'
import { useDesk } from './desk-context.ts'
import { useShownDigest } from './use-shown-digest.ts'

export function CloseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['acts', 'shell'])
  const { declaration } = useDesk()
  const closing = useClosing(declaration.id, IS_OPEN[declaration.state])
  const digests = useDeclarationDigest(declaration.texts)
  const digest = digests.data
  const matters = useMatters(useDecision(declaration.id).data)
  const { said } = usePlenaryTimes()
  const changedAt = useShownDigest(digest)
  const act = useLifeAct(declaration.id)
  const askAgain = () => {
    void closing.refetch()
    void digests.refetch()
  }
  const known = closing.data
  const haveMoved = useMovedWords(act.error)
  const error = act.error ?? closing.error ?? digests.error
  const failure = () => {
    if (isProblem(error, 'precondition-failed')) return t('textMoved')
    return error ? problemSentence(error, t('shell:offlineBody')) : undefined
  }
  const close = () => {
    const known = haveMoved ? undefined : digest
    act.mutate({ event: 'close', digest: known }, { onSuccess: onClose })
  }
  return (
    <ActDialog
      question={t('closeQuestion')}
      act={t(haveMoved ? 'closeAsItStands' : 'closeAct')}
      isWaiting={!known || (digest === undefined && !haveMoved)}
      isBusy={act.isPending}
      notice={changedAt === undefined || haveMoved ? undefined : t('textChanged', { time: said(changedAt) })}
      failure={failure()}
      onAct={close}
      onCancel={onClose}
    >
      {known ? (
        <>
          <p>{t('closeConsequence', { revision: known.revision })}</p>
          <Warnings closing={known} isAll={matters.against.length === 0} />
          <Matters title={t('closeWouldBlock')} sentences={matters.against} />
        </>
      ) : (
        !closing.error && <p role="status">{t('closeAsking')}</p>
      )}
      {(closing.error ?? digests.error) && (
        <p>
          <button type="button" className="button small" onClick={askAgain}>
            {t('shell:tryAgain')}
          </button>
        </p>
      )}
      {digest !== undefined && (
        <p>
          {t('digestNow')} <Digest key={digest} digest={digest} />
        </p>
      )}
    </ActDialog>
  )
}

/** @param isAll whether nothing else is to be said before closing */
function Warnings({ closing, isAll }: { closing: Closing; isAll: boolean }) {
  const { t } = useTranslation('acts')
  const warnings = useWarnings(closing)
  if (warnings.length === 0 && !isAll) return null
  return (
    <section>
      <h3>{warnings.length > 0 ? t('warnings') : t('warningsNone')}</h3>
      <ul>
        {warnings.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

/** A sentence per kind of warning, with the names; none where there is nothing to say. */
function useWarnings({ inTextOnly, onRosterOnly, unsent, offline }: Closing): string[] {
  const { t } = useTranslation('acts')
  const { list } = useFormats()
  const { nameOf } = useCityWords(useDesk().declaration.roster)
  const cities = (ids: readonly string[]) => ({
    count: ids.length,
    cities: list(ids.map((cityId) => nameOf({ role: 'drafter', cityId }))),
  })
  const people = (isConnected: boolean) => {
    const names = unsent.filter((person) => person.isConnected === isConnected).map(({ name }) => name)
    return { count: names.length, people: list(names) }
  }
  const [here, gone] = [people(true), people(false)]
  return [
    ...(inTextOnly.length > 0 ? [t('warnInTextOnly', cities(inTextOnly))] : []),
    ...(onRosterOnly.length > 0 ? [t('warnOnRosterOnly', cities(onRosterOnly))] : []),
    ...(here.count > 0 ? [t('warnUnsent', here)] : []),
    ...(gone.count > 0 ? [t('warnUnsentGone', gone)] : []),
    ...(offline.length > 0 ? [t('warnOffline', cities(offline))] : []),
  ]
}
