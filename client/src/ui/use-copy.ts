// Copying words, and whether it was done: a browser may refuse, and keeps the clipboard from pages without https.
import { useState } from 'react'

export interface Copy {
  /** Of these words; undefined before it was tried. */
  readonly outcome: 'done' | 'refused' | undefined
  /** Never throws. */
  copy(): Promise<void>
}

/** Other words than those that were copied are not copied yet. */
export function useCopy(words: string): Copy {
  const [tried, setTried] = useState<{ words: string; outcome: Copy['outcome'] }>()
  const copy = async () => {
    const outcome = (await hasCopied(words)) ? 'done' : 'refused'
    setTried({ words, outcome })
  }
  return { outcome: tried?.words === words ? tried.outcome : undefined, copy }
}

async function hasCopied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    // Where there is no clipboard, asking for it throws.
    return false
  }
}
