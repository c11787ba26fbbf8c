// How the signature looks on the page: the name set in type, or drawn by hand. Both are the same signature.
import { Radio } from '@mantine/core'
import type { Stamp } from '@plenary/shared/signing/statement'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  beginStroke,
  continueStroke,
  pathOf,
  pointOnStamp,
  STAMP_SIZE,
  type Strokes,
} from './drawn-stroke.ts'
import styles from './sign-dialog.module.css'

export type StampKind = Stamp['kind']

export interface StampFieldProps {
  /** Who signs. */
  name: string
  kind: StampKind
  strokes: Strokes
  /** What is wrong with it. */
  error: string | undefined
  onKind: (kind: StampKind) => void
  onStrokes: (change: (strokes: Strokes) => Strokes) => void
}

export function StampField({ name, kind, strokes, error, onKind, onStrokes }: StampFieldProps) {
  const { t } = useTranslation('ceremony')
  return (
    <Radio.Group
      label={t('stamp')}
      value={kind}
      error={error}
      onChange={(value) => onKind(value === 'drawn' ? 'drawn' : 'typed')}
    >
      <div className={styles.choice}>
        <Radio value="typed" label={t('stampTyped')} />
        <Radio value="drawn" label={t('stampDrawn')} />
      </div>
      {kind === 'typed' ? (
        <p className={styles.typed}>{name}</p>
      ) : (
        <DrawnStamp strokes={strokes} onStrokes={onStrokes} />
      )}
    </Radio.Group>
  )
}

function DrawnStamp({ strokes, onStrokes }: Pick<StampFieldProps, 'strokes' | 'onStrokes'>) {
  const { t } = useTranslation('ceremony')
  const [pointer, setPointer] = useState<number>()
  const { width, height } = STAMP_SIZE
  const pointOf = (event: PointerEvent<SVGSVGElement>) =>
    pointOnStamp(event, event.currentTarget.getBoundingClientRect())
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (pointer !== undefined || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setPointer(event.pointerId)
    const point = pointOf(event)
    onStrokes((drawn) => beginStroke(drawn, point))
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== pointer) return
    const point = pointOf(event)
    onStrokes((drawn) => continueStroke(drawn, point))
  }
  const up = () => setPointer(undefined)
  return (
    <div className={styles.drawn}>
      <svg
        role="img"
        aria-label={t('stampField', { count: strokes.length })}
        viewBox={`0 0 ${width} ${height}`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <line x1="20" x2={width - 20} y1="136" y2="136" />
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes stand in the order in which they were drawn
          <path key={index} d={pathOf(stroke)} />
        ))}
      </svg>
      <div className={styles.drawnActs}>
        <span>{t('stampHint')}</span>
        <button
          type="button"
          className="button small quiet"
          aria-disabled={strokes.length === 0}
          onClick={() => onStrokes((drawn) => drawn.slice(0, -1))}
        >
          {t('stampUndo')}
        </button>
        <button
          type="button"
          className="button small quiet"
          aria-disabled={strokes.length === 0}
          onClick={() => onStrokes(() => [])}
        >
          {t('stampClear')}
        </button>
      </div>
    </div>
  )
}
