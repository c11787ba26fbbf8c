// Words in the largest size in which they are seen whole; where even the smallest is too large, page by page.
import { useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import styles from './hall-page.module.css'
import { type HallPart, pagesOf } from './hall-words.ts'

const SIZES = [64, 52, 44, 38, 32, 28]
/** Pages are set a little larger than the smallest size: they have room. */
const PAGED = 32
/** How long a page stays, in milliseconds. */
const PAGE = 12_000

export interface FittedWordsProps {
  parts: readonly HallPart[]
  language: string
  /** In the margin. */
  number: string
}

interface Fitted {
  readonly size: number
  readonly pages: readonly (readonly HallPart[])[]
}

export function FittedWords({ parts, language, number }: FittedWordsProps) {
  const frame = useRef<HTMLDivElement>(null)
  const trial = useRef<HTMLDivElement>(null)
  const [tried, setTried] = useState<readonly HallPart[]>(parts)
  const [{ size, pages }, setFitted] = useState<Fitted>({ size: PAGED, pages: [parts] })
  const [turned, setTurned] = useState(0)

  useLayoutEffect(() => {
    const fit = () => {
      const fits = (words: readonly HallPart[], tryAt: number) => {
        const [outer, inner] = [frame.current, trial.current]
        if (!outer || !inner) return true
        inner.style.fontSize = `${tryAt}px`
        inner.replaceChildren(words.map(({ text }) => text).join(''))
        return inner.offsetHeight <= outer.clientHeight
      }
      const whole = SIZES.find((each) => fits(parts, each))
      const fitted =
        whole === undefined
          ? { size: PAGED, pages: pagesOf(parts, language, (page) => fits(page, PAGED)) }
          : { size: whole, pages: [parts] }
      setFitted(fitted)
    }
    fit()
    setTried(parts)
    const resized = new ResizeObserver(() => flushSync(fit))
    if (frame.current) resized.observe(frame.current)
    return () => resized.disconnect()
  }, [parts, language])

  useLayoutEffect(() => {
    setTurned(0)
    if (pages.length < 2) return
    const timer = setInterval(() => setTurned((page) => (page + 1) % pages.length), PAGE)
    return () => clearInterval(timer)
  }, [pages])

  const shown = tried === parts ? (pages[Math.min(turned, pages.length - 1)] ?? []) : parts
  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.words} lang={language} style={{ fontSize: size }}>
        <span className={styles.number}>{number}</span>
        {shown.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names, and none keeps a state
          <Part key={index} {...part} />
        ))}
        {pages.length > 1 && (
          <span className={styles.page}>
            {turned + 1}/{pages.length}
          </span>
        )}
      </div>
      <div ref={trial} className={`${styles.words} ${styles.trial}`} lang={language} aria-hidden="true" />
    </div>
  )
}

function Part({ kind, text, isBold = false, isItalic = false }: HallPart) {
  if (kind === 'inserted') return <ins>{text}</ins>
  if (kind === 'deleted') return <del>{text}</del>
  const words = isItalic ? <i>{text}</i> : text
  return isBold ? <b>{words}</b> : words
}
