// Toasts: short sentences at the bottom left about somebody else's act, or why a key did nothing. Polite, gone by themselves
// unless they have the focus or the pointer; never for errors.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconX } from './icons.ts'
import styles from './toasts.module.css'

const SHOWN_FOR = 6_000

export interface Toast {
  /** What it is about: a toast that is said again while it is there stays longer, and is not read out again. */
  about: string
  sentence: string
}

export type Tell = (toast: Toast) => void

interface Shown extends Toast {
  /** Anew with every telling. */
  telling: number
}

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const tellings = useRef(0)
  const tell: Tell = useCallback((toast) => {
    tellings.current += 1
    const shown = { ...toast, telling: tellings.current }
    setToasts((before) =>
      before.some(({ about }) => about === toast.about)
        ? before.map((old) => (old.about === toast.about ? shown : old))
        : [...before, shown],
    )
  }, [])
  const dismiss = useCallback(
    (about: string) => setToasts((before) => before.filter((toast) => toast.about !== about)),
    [],
  )
  return { toasts, tell, dismiss }
}

export interface ToastsProps {
  toasts: readonly Shown[]
  onDismiss: (about: string) => void
}

export function Toasts({ toasts, onDismiss }: ToastsProps) {
  return (
    <div className={styles.toasts} role="status" aria-live="polite" aria-relevant="additions text">
      {toasts.map((toast) => (
        <OneToast key={toast.about} toast={toast} onDismiss={onDismiss} />
      ))}
    </div>
  )
}

function OneToast({ toast, onDismiss }: { toast: Shown; onDismiss: (about: string) => void }) {
  const { t } = useTranslation()
  const [isHeld, setHeld] = useState(false)
  const { about, sentence, telling } = toast
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again, it stays as long again
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => onDismiss(about), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [about, telling, isHeld, onDismiss])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds it for as long as somebody is at it
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{sentence}</p>
      <button
        type="button"
        className="button quiet icon small"
        aria-label={t('close')}
        onClick={() => onDismiss(about)}
      >
        <IconX size={16} stroke={1.5} aria-hidden />
      </button>
    </div>
  )
}
