// Strokes drawn by hand on the field of a stamp, in its own measure.
import { MOST_NUMBERS } from '@plenary/shared/signing/stamp-bounds'
import type { Stamp } from '@plenary/shared/signing/statement'

export type Strokes = Extract<Stamp, { kind: 'drawn' }>['strokes']

export const STAMP_SIZE = { width: 450, height: 170 } as const
/** As many as the server takes. */
const MOST_STROKES = 200
const MOST_OF_A_STROKE = 4_000

/** Where a pointer is on the field, whatever its size on the screen; beyond its edges, on them. */
export function pointOnStamp(
  at: { clientX: number; clientY: number },
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
): [x: number, y: number] {
  const { width, height } = STAMP_SIZE
  return [
    within(((at.clientX - box.left) / box.width) * width, width),
    within(((at.clientY - box.top) / box.height) * height, height),
  ]
}

export function beginStroke(strokes: Strokes, point: readonly [number, number]): Strokes {
  return strokes.length < MOST_STROKES && hasRoom(strokes) ? [...strokes, [...point]] : strokes
}

/** For another point. */
function hasRoom(strokes: Strokes): boolean {
  return strokes.reduce((sum, { length }) => sum + length, 2) <= MOST_NUMBERS
}

/** The last stroke goes on. */
export function continueStroke(strokes: Strokes, point: readonly [number, number]): Strokes {
  const last = strokes.at(-1)
  if (!last || last.length + 2 > MOST_OF_A_STROKE || !hasRoom(strokes)) return strokes
  return [...strokes.slice(0, -1), [...last, ...point]]
}

/** As SVG has it; a stroke of one point is a dot. */
export function pathOf(stroke: readonly number[]): string {
  const points = stroke.flatMap((x, index) => (index % 2 === 0 ? [`${x} ${stroke[index + 1] ?? 0}`] : []))
  return `M${points.join('L')}${points.length === 1 ? 'h0' : ''}`
}

function within(value: number, most: number): number {
  return Math.round(Math.min(Math.max(value, 0), most) * 10) / 10
}
