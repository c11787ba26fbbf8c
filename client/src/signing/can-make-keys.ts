// Whether this page can make keys: over an open connection browsers have none for it.

export function canMakeKeys(): boolean {
  return (crypto.subtle as SubtleCrypto | undefined) !== undefined
}
