// The act that leads the declaration on, closing or adopting, where its way is seen to be free.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from './desk-context.ts'
import { lifeActs, type TextEvent } from './life-acts.ts'
import { LIFE_DIALOGS, LIFE_WORDS } from './life-dialogs.ts'

export interface NextLifeActProps {
  /** Whether the act can be begun; its dialog, once it is open, stays. */
  isOffered: boolean
  /** Whether it is what the screen is for now. */
  isFree: boolean
}

/** Nothing for whoever may not. */
export function NextLifeAct({ isOffered, isFree }: NextLifeActProps) {
  const { declaration } = useDesk()
  const [asked, setAsked] = useState<TextEvent>()
  const event = lifeActs(declaration).find((act) => act !== 'reopen')
  const Dialog = asked && LIFE_DIALOGS[asked]
  return (
    <>
      {event && isOffered && <AskButton event={event} isFilled={isFree} onAsk={setAsked} />}
      {Dialog && <Dialog onClose={() => setAsked(undefined)} />}
    </>
  )
}

interface AskButtonProps {
  event: TextEvent
  isFilled: boolean
  onAsk: (event: TextEvent) => void
}

function AskButton({ event, isFilled, onAsk }: AskButtonProps) {
  const { t } = useTranslation('acts')
  const { word, icon: Icon } = LIFE_WORDS[event]
  return (
    <button type="button" className={`button ${isFilled ? 'filled' : ''}`} onClick={() => onAsk(event)}>
      <Icon size={16} stroke={1.5} aria-hidden />
      {t(word)}
    </button>
  )
}
