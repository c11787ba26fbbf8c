// Why the gate refuses an update: a closed union; each has its sentence in words/.

export const GATE_CODES = [
  'malformed',
  'update-too-large',
  'too-deep',
  'foreign-client',
  'too-many-clients',
  'missing',
  'forbidden-structure',
  'forbidden-mark',
  'forbidden-link',
  'forbidden-text',
  'read-only',
] as const
export type GateCode = (typeof GATE_CODES)[number]
