// Chooses a moment of the past by day and time of the reader's own clock.
import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedMoment } from '../api/versions.ts'
import styles from './past-bar.module.css'
import type { ShownMoment } from './shown-moment.ts'
import { endOfMinute, toField } from './time-field.ts'
import type { PlaceEntry } from './time-line.ts'

export interface TimeChoiceProps {
  /** What the field says until the reader says something else. */
  shown: ShownMoment['at']
  /** The newest first. */
  places: readonly PlaceEntry[]
  onAsk: (asked: AskedMoment) => void
}

export function TimeChoice({ shown, places, onAsk }: TimeChoiceProps) {
  const { t } = useTranslation('versions')
  const [value, setValue] = useState(shown === null ? '' : toField(shown))
  const oldest = places.at(-1)
  const first = oldest?.kind === 'period' ? oldest.period.from : oldest?.at
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = endOfMinute(value)
    if (at !== undefined) onAsk({ at })
  }
  return (
    <form className={styles.time} onSubmit={submit}>
      <TextInput
        type="datetime-local"
        aria-label={t('atTime')}
        value={value}
        min={first === undefined ? undefined : toField(first)}
        max={toField(new Date().toISOString())}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <button type="submit" className="button">
        {t('show')}
      </button>
    </form>
  )
}
