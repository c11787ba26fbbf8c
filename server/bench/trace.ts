// A recorded editing trace, in the format of the public editing-traces collection.

export interface Trace {
  endContent: string
  /** Patches in order: position, how many characters are deleted, what is inserted. */
  txns: { patches: [number, number, string][] }[]
}
