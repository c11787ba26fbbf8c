// Toasts: short sentences about somebody else's act, or why a key did nothing. One at a time, in a row of its own below
// everything, so that it covers no words. Polite, gone by itself unless it has the focus or the pointer; never for errors.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconX } from './icons.ts'
import { keepCaretAbove } from './keep-caret-above.ts'
import styles from './toast-row.module.css'

const SHOWN_FOR = 6_000

export interface Toast {
  /** What it is about: a toast that is said again while it is there stays longer, and is not read out again. */
  about: string
  sentence: string
}

export type Tell = (toast: Toast) => void

interface Told extends Toast {
  /** Anew with every telling. */
  telling: number
}

interface ToastState {
  /** The one that is shown, and one that waits until that is let go of. */
  toasts: readonly Told[]
  /** Whether somebody is at the one that is shown. */
  isHeld: boolean
}

/** What is told last takes the place of what is there; while that is held it waits, and of several the last one waits. */
export function useToasts() {
  const [{ toasts, isHeld }, setState] = useState<ToastState>({ toasts: [], isHeld: false })
  const tellings = useRef(0)
  const tell: Tell = useCallback((toast) => {
    tellings.current += 1
    const told = { ...toast, telling: tellings.current }
    setState(({ toasts: [shown], isHeld }) => {
      const mustWait = shown !== undefined && isHeld && shown.about !== toast.about
      return { toasts: mustWait ? [shown, told] : [told], isHeld }
    })
  }, [])
  const onDismiss = useCallback(
    () => setState((before) => ({ toasts: before.toasts.slice(1), isHeld: false })),
    [],
  )
  const onHold = useCallback(
    (isHeld: boolean) => setState(({ toasts }) => ({ toasts, isHeld: isHeld && toasts.length > 0 })),
    [],
  )
  return { tell, row: { toast: toasts[0], isHeld, onDismiss, onHold } }
}

export type ToastRowProps = ReturnType<typeof useToasts>['row']

export function ToastRow({ toast, isHeld, onDismiss, onHold }: ToastRowProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<Element>(null)
  const telling = toast?.telling
  useLayoutEffect(() => {
    if (telling !== undefined && row.current) keepCaretAbove(row.current)
  }, [telling])
  useEffect(() => {
    if (telling === undefined || isHeld) return
    const timer = setTimeout(onDismiss, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [telling, isHeld, onDismiss])
  const close = () => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
    onDismiss()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds it for as long as somebody is at it
    <div
      ref={row}
      className={toast ? styles.row : undefined}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <p role="status">{toast?.sentence}</p>
      {toast && (
        <button
          type="button"
          className="button quiet icon small"
          aria-label={t('close')}
          onFocus={({ relatedTarget }) => {
            cameFrom.current = relatedTarget
          }}
          onClick={close}
        >
          <IconX size={16} stroke={1.5} aria-hidden />
        </button>
      )}
    </div>
  )
}
