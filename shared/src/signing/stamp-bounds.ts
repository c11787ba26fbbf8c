// How much may be drawn as a signature.

/** Numbers of all strokes: two minutes of drawing. Setting ten times as many would hold up everybody who signs. */
export const MOST_NUMBERS = 12_000
