// The code that reads what other programs put on the clipboard: it comes when the text is open, not before.

export type PasteReaders = typeof import('./pasted-html.ts') & typeof import('./pasted-text.ts')

let loaded: PasteReaders | undefined

/** Undefined until they were loaded once. */
export function pasteReaders(): PasteReaders | undefined {
  return loaded
}

export async function loadPasteReaders(): Promise<PasteReaders> {
  const [html, text] = await Promise.all([import('./pasted-html.ts'), import('./pasted-text.ts')])
  loaded = { ...html, ...text }
  return loaded
}
