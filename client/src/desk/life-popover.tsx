// The life of the declaration in a popover: its five steps in words, since when it is where it is, the version that is fixed,
// where it is published its address, and for the secretariat the acts that fit.
import { Popover } from '@mantine/core'
import { DECLARATION_STATES, type DeclarationState } from '@plenary/shared/access/roles'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicationAct } from '../api/publication.ts'
import { STATE_WORDS } from '../i18n/fact-words.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Digest } from '../ui/digest.tsx'
import { IconWritingSign } from '../ui/icons.ts'
import type { PopupProps } from '../ui/late-popup.tsx'
import { IS_ADOPTED, lifeActs, type TextEvent } from './life-acts.ts'
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
  const [isFresh, setFresh] = useState(false)
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
        onClose={() => setFresh(false)}
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
          <PublicationPart declaration={declaration} isFresh={isFresh} onAsk={askPublication} />
          <Acts declaration={declaration} onAsk={ask} onLeave={() => onChange(false)} />
        </Popover.Dropdown>
      </Popover>
      {Dialog && <Dialog onClose={() => setAsked(undefined)} />}
      {publication && (
        <PublicationDialog
          asked={publication}
          onDone={() => {
            setPublication(undefined)
            // What was asked for, the public address, stands there.
            setFresh(publication === 'publish')
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
  const { plenary, state, stateSince, version } = declaration
  const { said } = usePlenaryTimes(plenary)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a low window scrolls the list, and the keyboard must reach it
    <ol className={styles.steps} tabIndex={0}>
      {DECLARATION_STATES.map((step) => (
        <li key={step} aria-current={step === state ? 'step' : undefined}>
          <b>{t(`shell:${STATE_WORDS[step]}`)}</b>
          <p>{t(STEPS[step])}</p>
          {step === state && stateSince && (
            <p className={styles.since}>
              {t('stateSince', { time: said(stateSince.at), name: stateSince.name })}
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

interface ActsProps {
  declaration: DeclarationFacts
  onAsk: (event: TextEvent) => void
  onLeave: () => void
}

/** What is done with the words; the signing has a page of its own, to which everybody is led once there is something to sign. */
function Acts({ declaration, onAsk, onLeave }: ActsProps) {
  const { t } = useTranslation('acts')
  const acts = lifeActs(declaration)
  const { id, state } = declaration
  const hasSigning = IS_ADOPTED[state]
  if (acts.length === 0 && !hasSigning) return null
  return (
    <div className={styles.acts}>
      {hasSigning && (
        <Link
          to="/declarations/$declaration/signing"
          params={{ declaration: id }}
          className="button filled"
          onClick={onLeave}
        >
          <IconWritingSign size={16} stroke={1.5} aria-hidden />
          {t('toSigning')}
        </Link>
      )}
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
