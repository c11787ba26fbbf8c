// JSON that others have written. What is nested deeper than anything of ours takes a hundred times its size in memory, and overflows the
// stack of whoever walks it.

/** A clause at the gate's depth is nested some eighty levels deep in JSON. */
const MOST_DEPTH = 128

/** Throws where it is no JSON, longer than `longest` characters, or nested too deeply. */
export function parseBoundedJson(text: string, longest: number): unknown {
  if (text.length > longest || isTooDeep(text)) throw new SyntaxError('longer or deeper than it may be')
  return JSON.parse(text)
}

/** Counts brackets outside strings. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > MOST_DEPTH) return true
  }
  return false
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}
