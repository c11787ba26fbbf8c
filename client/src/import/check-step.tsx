// What the importer understood, before anything is saved: the blocks to correct on the left, the page on the right.

import { replaceForbidden } from '@plenary/shared/declaration/import/correct-blocks'
import { noteWhole } from '@plenary/shared/declaration/import/note-blocks'
import { FORBIDDEN_CHARACTERS } from '@plenary/shared/schema/forbidden-characters'
import { WHOLE_NOTE_SENTENCES } from '@plenary/shared/words/import-sentences'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Ask } from '../ui/ask.tsx'
import { IconAlertTriangle, IconArrowBackUp } from '../ui/icons.ts'
import { useWrongField } from '../ui/wrong-field.ts'
import { BlockList } from './block-list.tsx'
import styles from './check-step.module.css'
import type { CreateProps } from './empty-step.tsx'
import type { Correct } from './import-draft.ts'
import { Preview } from './preview.tsx'
import { TextSettingsFields } from './text-settings.tsx'

export function CheckStep({ draft, dispatch, title, titleFault, failure, isBusy, onCreate }: CreateProps) {
  const { t } = useTranslation('importing')
  const [isAsking, setAsking] = useState(false)
  const [view, setView] = useState<'blocks' | 'preview'>('blocks')
  const [active, setActive] = useState(0)
  const shown = useDeferredValue(draft.blocks)
  const correct: Correct = (correction, typedInto) =>
    dispatch({ type: 'corrected', correct: correction, ...(typedInto === undefined ? {} : { typedInto }) })
  const { fields, tried } = useWrongField<HTMLElement>(isBusy)
  const create = () => {
    onCreate()
    tried()
  }
  const goBack = () => (draft.past.length === 0 ? dispatch({ type: 'back' }) : setAsking(true))
  return (
    <div className={styles.step}>
      <header {...fields} className={styles.head}>
        <div className={styles.title}>
          <div>
            <h1>{t('title')}</h1>
            <p>{t('checkLead')}</p>
          </div>
          <div className={styles.acts}>
            <button type="button" className="button" onClick={goBack}>
              {t('back')}
            </button>
            <button type="button" className="button filled" aria-disabled={isBusy} onClick={create}>
              {t('create')}
            </button>
          </div>
        </div>
        {failure !== undefined && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <TextSettingsFields
          settings={draft.settings}
          title={title}
          titleFault={titleFault}
          onChange={(settings) => dispatch({ type: 'settings-changed', settings })}
        />
        <fieldset className={styles.view}>
          <legend className="spoken">{t('view')}</legend>
          {(['blocks', 'preview'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(one)}
            </button>
          ))}
        </fieldset>
      </header>
      <div className={styles.panes} data-view={view}>
        <section className={styles.blocks} aria-label={t('blocksLabel')}>
          <div className={styles.bar}>
            <p>{t('keys')}</p>
            <button
              type="button"
              className="button small"
              disabled={draft.past.length === 0}
              onClick={() => dispatch({ type: 'undone' })}
            >
              <IconArrowBackUp size={16} stroke={1.5} aria-hidden="true" />
              {t('undo')}
            </button>
          </div>
          <WholeNotes blocks={draft.blocks} />
          <ForbiddenChoice blocks={draft.blocks} onCorrect={correct} />
          <BlockList
            blocks={draft.blocks}
            numberStyle={draft.settings.numberStyle}
            language={draft.settings.language}
            active={active}
            onActive={setActive}
            onCorrect={correct}
          />
        </section>
        <Preview
          blocks={shown}
          numberStyle={draft.settings.numberStyle}
          language={draft.settings.language}
          active={shown[active]}
        />
      </div>
      {isAsking && (
        <Ask
          question={t('backAsk')}
          consequence={t('backConsequence')}
          act={t('backAct')}
          onAct={() => dispatch({ type: 'back' })}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  )
}

function WholeNotes({ blocks }: Pick<CreateProps['draft'], 'blocks'>) {
  const notes = noteWhole(blocks)
  if (notes.length === 0) return null
  return (
    <ul className={styles.whole}>
      {notes.map((note) => (
        <li key={note}>
          <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
          {WHOLE_NOTE_SENTENCES[note][interfaceLanguage()]}
        </li>
      ))}
    </ul>
  )
}

const REPLACEMENTS = [
  ['', 'forbiddenNothing'],
  [' ', 'forbiddenSpace'],
  ['\ufffd', 'forbiddenMark'],
] as const

function ForbiddenChoice({
  blocks,
  onCorrect,
}: Pick<CreateProps['draft'], 'blocks'> & { onCorrect: Correct }) {
  const { t } = useTranslation('importing')
  const count = blocks.filter(({ text }) => FORBIDDEN_CHARACTERS.test(text)).length
  if (count === 0) return null
  return (
    <div className={styles.forbidden}>
      <p>{t('forbidden', { count })}</p>
      <div>
        {REPLACEMENTS.map(([replacement, word]) => (
          <button
            key={word}
            type="button"
            className="button small"
            onClick={() => onCorrect((all) => replaceForbidden(all, replacement))}
          >
            {t(word)}
          </button>
        ))}
      </div>
    </div>
  )
}
