// The life of the declaration in a popover: its five steps in words, since when it is where it is, the version that is fixed,
// where it is published its address, and for the secretariat the acts that fit.
import { Popover } from '@mantine/core'
import { DECLARATION_STATES, type DeclarationState } from '@plenary/shared/access/roles'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicationAct } from '../api/publication.ts'
import { STATE_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { Digest } from '../ui/digest.tsx'
import type { PopupProps } from '../ui/late-popup.tsx'
import { lifeActs, type TextEvent } from './life-acts.ts'
import { LIFE_DIALOGS, LIFE_WORDS } from './life-dialogs.ts'
import styles from './life-popover.module.css'
import { PublicationDialog } from './publication-dialog.tsx'
import { PublicationPart } from './publication-part.tsx'

const STEPS = {
  drafting: 'stepDrafting',
  closed: 'stepClosed',
  adopted: 'stepAdopted',
  signing: 'stepSigning',
  signed: 'stepSigned',
} as const satisfies Record<DeclarationState, string>

export interface LifePopoverProps extends PopupProps {
  declaration: DeclarationFacts
}

export function LifePopover({
  declaration,
  className,
  children,
  opened,
  onChange,
  button,
}: LifePopoverProps) {
  const [asked, setAsked] = useState<TextEvent>()
  const [publication, setPublication] = useState<PublicationAct>()
  const Dialog = asked && LIFE_DIALOGS[asked]
  const giveWay = () => {
    onChange(false)
    // The dialog gives the focus back to what had it.
    button.current?.focus()
  }
  const ask = (event: TextEvent) => {
    giveWay()
    setAsked(event)
  }
  const askPublication = (act: PublicationAct) => {
    giveWay()
    setPublication(act)
  }
  return (
    <>
      <Popover
        opened={opened}
        onChange={onChange}
        position="bottom-start"
        width={360}
        trapFocus
        returnFocus
        transitionProps={{ duration: 180 }}
      >
        <Popover.Target>
          <button type="button" className={className} ref={button} onClick={() => onChange(!opened)}>
            {children}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown}>
          <Steps declaration={declaration} />
          <PublicationPart declaration={declaration} onAsk={askPublication} />
          <Acts declaration={declaration} onAsk={ask} />
        </Popover.Dropdown>
      </Popover>
      {Dialog && <Dialog onClose={() => setAsked(undefined)} />}
      {publication && (
        <PublicationDialog
          asked={publication}
          onDone={() => {
            setPublication(undefined)
            // What was asked for, the public address, stands there.
            if (publication === 'publish') onChange(true)
          }}
          onClose={() => setPublication(undefined)}
        />
      )}
    </>
  )
}

function Steps({ declaration }: { declaration: DeclarationFacts }) {
  const { t } = useTranslation(['acts', 'shell'])
  const { second } = useFormats()
  const { state, stateSince, version } = declaration
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a low window scrolls the list, and the keyboard must reach it
    <ol className={styles.steps} tabIndex={0}>
      {DECLARATION_STATES.map((step) => (
        <li key={step} aria-current={step === state ? 'step' : undefined}>
          <b>{t(`shell:${STATE_WORDS[step]}`)}</b>
          <p>{t(STEPS[step])}</p>
          {step === state && stateSince && (
            <p className={styles.since}>
              {t('stateSince', { time: second(stateSince.at), name: stateSince.name })}
            </p>
          )}
          {step === state && version && (
            <p className={styles.since}>
              {t('versionWithDigest', { number: version.number })} <Digest digest={version.digest} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function Acts({ declaration, onAsk }: { declaration: DeclarationFacts; onAsk: (event: TextEvent) => void }) {
  const { t } = useTranslation('acts')
  const acts = lifeActs(declaration)
  if (acts.length === 0) return null
  return (
    <div className={styles.acts}>
      {acts.map((event, index) => {
        const { word, icon: Icon } = LIFE_WORDS[event]
        return (
          <button
            key={event}
            type="button"
            className={`button ${index === 0 && event !== 'reopen' ? 'filled' : ''}`}
            onClick={() => onAsk(event)}
          >
            <Icon size={16} stroke={1.5} aria-hidden />
            {t(word)}
          </button>
        )
      })}
    </div>
  )
}
