// The bar above the text as it was: which moment it is, the steps to others, and the ways out.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { PastText } from '@plenary/shared/api/past-routes'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedMoment } from '../api/versions.ts'
import { Digest } from '../ui/digest.tsx'
import { IconArrowsDiff, IconChevronLeft, IconChevronRight } from '../ui/icons.ts'
import bar from './bar.module.css'
import { CompareLink } from './compare-link.tsx'
import styles from './past-bar.module.css'
import { type ShownDigest, shownAt } from './shown-moment.ts'
import { TimeChoice } from './time-choice.tsx'
import type { PlaceEntry } from './time-line.ts'

export interface PastBarProps {
  declaration: DeclarationFacts
  past: PastText & { readonly asked: AskedMoment }
  places: readonly PlaceEntry[]
  /** What the moment is called. */
  words: string
  /** Undefined where nothing was written, or it is not there yet. */
  digest: ShownDigest | undefined
  onAsk: (asked: AskedMoment) => void
  /** Undefined where the line ends. */
  onEarlier: (() => void) | undefined
  onLater: (() => void) | undefined
  /** Brings back what is shown. */
  restore: ReactNode
}

export function PastBar(props: PastBarProps) {
  const { declaration, past, places, words, digest, onAsk, onEarlier, onLater, restore } = props
  const { t } = useTranslation('versions')
  const shown = shownAt(past, places)
  const moment = past.versionId === null ? `sequence:${past.sequence}` : `version:${past.versionId}`
  return (
    <div className={`${bar.bar} ${styles.past}`}>
      <div className={styles.moment}>
        <div role="status">
          <h2>{words}</h2>
        </div>
        {digest && (
          <p>
            {t(digest.label)} <Digest key={digest.digest} digest={digest.digest} />
          </p>
        )}
      </div>
      <div className={styles.acts}>
        <Step word={t('stepEarlier')} shortcut="ArrowLeft" onStep={onEarlier}>
          <IconChevronLeft size={18} stroke={1.5} aria-hidden="true" />
        </Step>
        <Step word={t('stepLater')} shortcut="ArrowRight" onStep={onLater}>
          <IconChevronRight size={18} stroke={1.5} aria-hidden="true" />
        </Step>
        <TimeChoice key={`${JSON.stringify(past.asked)} ${shown}`} {...{ shown, places, onAsk }} />
        <CompareLink declarationId={declaration.id} from={moment} to="now" className="button">
          <IconArrowsDiff size={18} stroke={1.5} aria-hidden="true" />
          {t('compareWithNow')}
        </CompareLink>
        {restore}
        <Link className="button" to="/declarations/$declaration" params={{ declaration: declaration.id }}>
          {t('backToText')}
        </Link>
      </div>
    </div>
  )
}

interface StepProps {
  word: string
  shortcut: string
  onStep: (() => void) | undefined
  children: ReactNode
}

function Step({ word, shortcut, onStep, children }: StepProps) {
  return (
    <button
      type="button"
      className={`button ${styles.step}`}
      aria-disabled={!onStep}
      aria-keyshortcuts={shortcut}
      onClick={onStep}
    >
      {children}
      <span>{word}</span>
    </button>
  )
}
