// Asks before the adoption is recorded: which words, who was present, who counts, by which rule, what blocks it or is open, and
// where cities are absent until when their opinions are taken.
import { TextInput } from '@mantine/core'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLifeAct } from '../api/life.ts'
import { useDecision } from '../api/positions.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { useFormats } from '../i18n/format.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { useRuleSentence } from '../i18n/rule-sentence.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Digest } from '../ui/digest.tsx'
import { Matters, useMatters } from './decision-matters.tsx'
import { useDesk } from './desk-context.ts'
import { useChangedAt } from './use-shown-digest.ts'

export function AdoptDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation(['acts', 'shell'])
  const { list } = useFormats()
  const { said } = usePlenaryTimes()
  const { declaration } = useDesk()
  const { version, roster, plenary } = declaration
  const rule = useRuleSentence()
  const act = useLifeAct(declaration.id)
  const changedAt = useChangedAt(version?.digest)
  const { data: decision, isPending: isDeciding } = useDecision(declaration.id)
  const matters = useMatters(decision)
  const [lastDay, setLastDay] = useState('')
  const isOther = isProblem(act.error, 'precondition-failed')
  const isDayOver = isProblem(act.error, 'invalid-input')
  const failure = () => {
    if (isOther) return t('versionMoved')
    if (isDayOver) return undefined
    return act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined
  }
  const names = (fact: 'present' | 'counts') => {
    const cities = roster.filter((entry) => entry[fact]).map(({ city }) => nameIn(city.names, i18n.language))
    return { count: cities.length, cities: list(cities) }
  }
  const [present, counting] = [names('present'), names('counts')]
  return (
    <ActDialog
      question={t('adoptQuestion')}
      act={t('adoptAct')}
      isWaiting={!version || isDeciding || matters.against.length > 0}
      isBusy={act.isPending}
      notice={changedAt === undefined || isOther ? undefined : t('versionChanged', { time: said(changedAt) })}
      failure={failure()}
      onAct={() =>
        version &&
        act.mutate(
          { event: 'adopt', digest: version.digest, opinionsUntil: lastDay === '' ? undefined : lastDay },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <Matters title={t('adoptBlocked')} sentences={matters.against} />
      <p>{t('adoptConsequence')}</p>
      <ul>
        {version && (
          <li>
            {t('adoptWords', { number: version.number })}{' '}
            <Digest key={version.digest} digest={version.digest} />
          </li>
        )}
        <li>{present.count > 0 ? t('adoptPresent', present) : t('adoptNobodyPresent')}</li>
        <li>{counting.count > 0 ? t('adoptCounting', counting) : t('adoptNobodyCounts')}</li>
        <li>{rule(plenary.decisionRule)}</li>
      </ul>
      <Matters title={t('adoptStillOpen')} sentences={matters.open} />
      {roster.some((entry) => !entry.present) && (
        <TextInput
          type="date"
          name="opinionsUntil"
          label={t('adoptLastDay')}
          description={t('adoptLastDayHint')}
          value={lastDay}
          error={isDayOver ? t('adoptLastDayOver') : undefined}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}
