// Asks for a position: five to choose from, a note, and the words that it will be about.
import { Radio, Textarea } from '@mantine/core'
import {
  type LedgerAct,
  LONGEST_NOTE,
  NEEDS_NOTE,
  POSITIONS,
  type Position,
} from '@plenary/shared/positions/position'
import type { Standing } from '@plenary/shared/positions/standings'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SHOWN_WORDS } from '../i18n/fact-words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useWrongField } from '../ui/wrong-field.ts'
import { ChangedSince } from './changed-since.tsx'
import { type KeptAnswer, keepAnswer, keptAnswer } from './kept-answer.ts'
import { OPINION_DIALOG, POSITION_DIALOG } from './position-words.ts'
import { Recording } from './recording.tsx'
import styles from './state-dialog.module.css'

export interface StateDialogProps {
  /** Under which an answer that is not stated yet is kept. */
  keptAs: string
  city: string
  /** `clause 2`, and at the beginning of a sentence `Clause 2`. */
  part: string
  partLabel: string
  /** The words as they are on the screen, and their digest. */
  now: string
  digest: string
  language: string
  /** What the city has said of it. */
  said: Pick<Standing, 'position' | 'entry'> | undefined
  /** Whether it is asked for an opinion: the declaration is adopted without the city. */
  isOpinion: boolean
  isBusy: boolean
  failure: string | undefined
  onState: (act: LedgerAct, note: string | undefined) => void
  onClose: () => void
}

export function StateDialog(props: StateDialogProps) {
  const { t } = useTranslation('positions')
  const title = t(wordsOf(props).ask, { city: props.city, part: props.part })
  return (
    <Dialog onClose={props.onClose} title={title} withCloseButton={false} centered size={560}>
      <StateForm {...props} />
    </Dialog>
  )
}

function StateForm(props: StateDialogProps) {
  const { keptAs, city, partLabel, now, digest, language, said, isOpinion } = props
  const { isBusy, failure, onState, onClose } = props
  const { t } = useTranslation(['positions', 'shell'])
  const [atOpening] = useState({ now, digest })
  const { position, note, setPosition, setNote } = useAnswer(keptAs, said)
  const [wasTried, setTried] = useState(false)
  const { fields, tried } = useWrongField<HTMLFormElement>(isBusy)
  const line = note.trim()
  const noteFault = faultOf(line, position)
  const words = wordsOf(props)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setTried(true)
    tried()
    if (position && noteFault === undefined) onState(position, line === '' ? undefined : line)
  }
  const noteError = () => {
    if (noteFault === 'long') return t('noteTooLong', { length: line.length, longest: LONGEST_NOTE })
    return wasTried && noteFault === 'missing' ? t('shell:fieldMissing') : undefined
  }
  return (
    <form {...fields} className={styles.form} noValidate onSubmit={submit}>
      {isOpinion && <p>{t('opinionSays', { city })}</p>}
      {digest !== atOpening.digest && (
        <div role="status" className={styles.notice}>
          {t('changedMeanwhile', { part: partLabel })}{' '}
          <ChangedSince before={atOpening.now} now={now} language={language} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll, and the keyboard must reach them */}
      <blockquote className={styles.words} lang={language} tabIndex={0} aria-label={t(words.theWords)}>
        {now}
      </blockquote>
      <Radio.Group
        value={position ?? null}
        onChange={(value) => setPosition(POSITIONS.find((each) => each === value))}
        label={t('board')}
        labelProps={{ className: 'spoken' }}
        error={wasTried && !position ? t('choosePosition') : undefined}
      >
        <div className={styles.choices}>
          {POSITIONS.map((each, index) => (
            <Radio
              key={each}
              value={each}
              label={t(SHOWN_WORDS[each])}
              description={t(words.meanings[each])}
              data-autofocus={(position ? each === position : index === 0) || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        name="note"
        label={t('note')}
        description={t(hintOf(position))}
        value={note}
        rows={3}
        error={noteError()}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p role="alert" className={styles.failure}>
        {failure}
      </p>
      <Recording isOn={isBusy} />
      <div className="dialog-acts">
        {said && (
          <button
            type="button"
            className={`button quiet ${styles.withdraw}`}
            aria-disabled={isBusy}
            onClick={() => isBusy || onState('withdrawn', undefined)}
          >
            {t(words.withdraw)}
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          {t('shell:cancel')}
        </button>
        <button type="submit" className="button filled" aria-disabled={isBusy}>
          {t(words.act, { city })}
        </button>
      </div>
    </form>
  )
}

/** What was typed here before and not stated, else what the city has said. Stated, it is no more to be kept. */
function useAnswer(keptAs: string, said: StateDialogProps['said']) {
  const stated = { position: said?.position, note: said?.entry.note ?? '' }
  const [answer, setAnswer] = useState<KeptAnswer>(() => keptAnswer(keptAs) ?? stated)
  const set = (changed: Partial<KeptAnswer>) => {
    const next = { ...answer, ...changed }
    setAnswer(next)
    const isAsStated = next.position === stated.position && next.note === stated.note
    keepAnswer(keptAs, isAsStated ? undefined : next)
  }
  const noteFor = (position: Position | undefined) => {
    const isOwn = answer.note !== '' && answer.note !== stated.note
    if (isOwn) return answer.note
    return position === stated.position ? stated.note : ''
  }
  return {
    ...answer,
    // The note was to the position that it was stated with.
    setPosition: (position: Position | undefined) => set({ position, note: noteFor(position) }),
    setNote: (note: string) => set({ note }),
  }
}

function wordsOf({ isOpinion }: Pick<StateDialogProps, 'isOpinion'>) {
  return isOpinion ? OPINION_DIALOG : POSITION_DIALOG
}

function faultOf(note: string, position: Position | undefined): 'long' | 'missing' | undefined {
  if (note.length > LONGEST_NOTE) return 'long'
  return position && NEEDS_NOTE[position] && note === '' ? 'missing' : undefined
}

function hintOf(position: Position | undefined) {
  if (position === 'reserves') return 'noteReserves'
  return position === 'objects' ? 'noteObjects' : 'noteOptional'
}
