// A status as a shape: told apart without colour, and never without words beside it.
import type { Status } from '@plenary/shared/verify/report'
import { drawing } from './element.ts'
import styles from './verify.module.css'

const { fill = '', line = '', knock = '' } = styles
const DISC = 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z'
const RING = 'M8 1.4a6.6 6.6 0 1 1 0 13.2A6.6 6.6 0 0 1 8 1.4z'

const SHAPES: Record<Status | 'none', readonly (readonly [string, string])[]> = {
  holds: [
    [DISC, fill],
    ['M4.6 8.3 7 10.7l4.4-5', knock],
  ],
  broken: [
    ['M2 1h12a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z', fill],
    ['m4.8 4.8 6.4 6.4m0-6.4-6.4 6.4', knock],
  ],
  unknown: [
    [RING, line],
    ['M5.9 6.2a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4M8 11.6v.2', line],
  ],
  none: [
    [RING, line],
    ['M4.6 8h6.8', line],
  ],
}

/** `none` is of a city that did not sign, which is neither right nor wrong. */
export function statusGlyph(status: Status | 'none', size: 'small' | 'large' = 'small'): SVGSVGElement {
  return drawing(`${styles.glyph} ${styles[status]} ${styles[size]}`, SHAPES[status])
}
