// A button that opens a popup: the popup's code is fetched when the button is pointed at, focused or pressed. It opens
// after it is there, so that it knows the button to give the focus back to. The popup brings a button of its own, which never
// takes the place of one that is held down: the click that ends the press would be nobody's, and the first tap of a finger lost.
import {
  type ComponentType,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useLate } from './use-late.ts'

/** What a popup gets: its place, and whether it is open. */
export interface PopupProps {
  className: string | undefined
  /** What stands on the button. */
  children: ReactNode
  opened: boolean
  onChange: (opened: boolean) => void
  /** To be the button's: it takes the place of one that may have had the focus. */
  button: RefObject<HTMLButtonElement | null>
}

export interface LatePopupProps<Own> {
  /** The same function at every render. */
  load: () => Promise<ComponentType<Own & PopupProps>>
  own: Own
  kind: 'menu' | 'dialog'
  /** Whether the popup has something to do before anybody opens it. */
  isWanted?: boolean
  className: string | undefined
  children: ReactNode
}

export function LatePopup<Own extends object>({
  load,
  own,
  kind,
  isWanted = false,
  className,
  children,
}: LatePopupProps<Own>) {
  const [Popup, want] = useLate(load)
  const [opened, setOpened] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const hadFocus = useRef(false)
  const wasPressed = useRef(false)
  const [isHeld, hold] = useState(false)
  const isThere = Popup !== undefined && !isHeld
  useEffect(() => {
    if (isWanted) want()
  }, [isWanted, want])
  useLayoutEffect(() => {
    if (!isThere) return
    if (hadFocus.current) button.current?.focus()
    if (wasPressed.current) setOpened(true)
  }, [isThere])
  if (Popup && isThere) {
    return (
      <Popup {...own} className={className} opened={opened} onChange={setOpened} button={button}>
        {children}
      </Popup>
    )
  }
  return (
    <button
      type="button"
      className={className}
      aria-haspopup={kind}
      aria-expanded={false}
      onPointerEnter={want}
      onPointerDown={() => hold(true)}
      onPointerCancel={() => hold(false)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && hold(false)}
      onKeyDown={({ key }) => key === ' ' && hold(true)}
      onFocus={() => {
        hadFocus.current = true
        want()
      }}
      onBlur={() => {
        hadFocus.current = false
        hold(false)
      }}
      onClick={() => {
        want()
        wasPressed.current = true
        hold(false)
      }}
    >
      {children}
    </button>
  )
}
