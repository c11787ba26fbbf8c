// The signing of an adopted declaration: opened by the secretariat, on paper or in the browser, concluded or aborted.
import * as z from 'zod'
import { namesSchema } from '../declaration/names.ts'
import { lineSchema } from '../schema/line.ts'
import { consentSchema, reasonOfDeclining, stampSchema, statementSchema } from '../signing/statement.ts'
import { digestSchema, idReply, idSchema, momentSchema, noBody, noQuery, noReply } from './parts.ts'
import { route } from './route.ts'

const declarationParams = z.object({ declaration: idSchema })
const cityParams = declarationParams.extend({ city: idSchema })
const base64Schema = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .max(16_384)

/** Signed in the browser; on paper, as the secretariat recorded; or outside, in a PDF that was uploaded. */
export const SIGNATURE_WAYS = ['electronic', 'paper', 'outside'] as const
export type SignatureWay = (typeof SIGNATURE_WAYS)[number]

/** Names and titles per language, as the roster says them; null where it does not. */
export const signatorySchema = z
  .strictObject({ names: namesSchema, titles: namesSchema.nullable() })
  .nullable()
export type SignatoryFacts = z.infer<typeof signatorySchema>

/** A city that signs, as it was when the signing was opened, and what came of it. */
export const signingCitySchema = z.object({
  cityId: idSchema,
  names: namesSchema,
  signatory: signatorySchema,
  /** The city whose delegation signs in its place, by a proxy that covers signing; null where it signs itself. */
  holderId: idSchema.nullable(),
  /** Null while nothing has come of it. `absent` only once the signing is concluded. */
  outcome: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('signed'),
        way: z.enum(SIGNATURE_WAYS),
        /** When it was signed; on paper, as the secretariat recorded. */
        at: momentSchema,
        /** Who signed, as it stands in certificate, record, or uploaded PDF. */
        name: z.string(),
        /** SHA-256 of the certificate; null on paper. */
        certificate: digestSchema.nullable(),
        /** How the signatory confirmed; null on paper and outside. */
        confirmation: z.enum(['passkey', 'code']).nullable(),
        /** Who issued the certificate, as it says itself; null unless it was signed outside. */
        issuer: z.string().nullable(),
        /** SHA-256 of the root by which this plenary trusts that issuer; null where nobody here knows it. */
        trustedRoot: digestSchema.nullable(),
      }),
      z.object({ kind: z.literal('declined'), at: momentSchema, reason: z.string() }),
      z.object({ kind: z.literal('absent'), at: momentSchema }),
    ])
    .nullable(),
})
export type SigningCity = z.infer<typeof signingCitySchema>

export const scanSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  digest: digestSchema,
  at: momentSchema,
})
export type Scan = z.infer<typeof scanSchema>

export const signingSchema = z.object({
  id: idSchema,
  openedAt: momentSchema,
  versionId: idSchema,
  version: z.number().int(),
  adoptedAt: momentSchema,
  form: z.string(),
  /** Of the declaration: what is signed. */
  digest: digestSchema,
  /** The certified PDF that every signature is put onto. */
  sealed: z.object({ length: z.number().int(), digest: digestSchema }),
  /** In the plenary's order. */
  cities: z.array(signingCitySchema),
  scans: z.array(scanSchema),
  /** Null while it is under way. */
  ended: z
    .object({ kind: z.enum(['concluded', 'aborted']), at: momentSchema, reason: z.string().nullable() })
    .nullable(),
  /** SHA-256 of the root certificate that certifies the keys. */
  root: digestSchema,
})
export type Signing = z.infer<typeof signingSchema>

export const getSigning = route({
  method: 'GET',
  path: '/api/declarations/:declaration/signing',
  access: 'read-text',
  summary: 'The signing that is under way or was concluded, city by city; null where there is none',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: signingSchema.nullable(),
})

export const openSigning = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing',
  access: 'open-signing',
  summary: 'Opens the signing of the adopted text for the cities that sign: the text is rendered and sealed',
  params: declarationParams,
  query: noQuery,
  /** With a digest, only if it is the adopted one. */
  body: z.strictObject({ digest: digestSchema.optional() }).optional(),
  reply: idReply,
})

export const abortSigning = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/abort',
  access: 'abort-signing',
  summary: 'Ends the signing with a reason; signatures that were given are kept as void',
  params: declarationParams,
  query: noQuery,
  body: z.strictObject({ reason: lineSchema(500) }),
  reply: noReply,
})

export const concludeSigning = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/conclude',
  access: 'conclude-signing',
  summary: 'Ends the signing: the declaration is signed, and cities of which nothing came are absent',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const recordPaperSignature = route({
  method: 'PUT',
  path: '/api/declarations/:declaration/signing/cities/:city/paper',
  access: 'record-paper-signature',
  summary: 'Records that a city signed on paper: who, and when',
  params: cityParams,
  query: noQuery,
  body: z.strictObject({ name: lineSchema(200), at: momentSchema }),
  reply: noReply,
})

export const withdrawPaperSignature = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/cities/:city/paper/withdraw',
  access: 'record-paper-signature',
  summary: 'Takes back what was recorded of a signature on paper by mistake',
  params: cityParams,
  query: noQuery,
  body: z.strictObject({ reason: lineSchema(500) }),
  reply: noReply,
})

export const declineSigning = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/cities/:city/decline',
  access: 'decline-signing',
  summary:
    'Records that a city does not sign, with its reason: by its head, its proxy holder, or the secretariat',
  params: cityParams,
  query: noQuery,
  body: z.strictObject({ reason: reasonOfDeclining }),
  reply: noReply,
})

export const takeBackDeclining = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/cities/:city/decline/withdraw',
  access: 'decline-signing',
  summary: 'A city that declined will sign after all: possible until the signing is ended',
  params: cityParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const addScan = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/scans',
  access: 'record-paper-signature',
  summary:
    'Keeps a scan of what was signed on paper (PDF, PNG, JPEG or TIFF); its digest goes onto the record',
  params: declarationParams,
  /** What the file is called. */
  query: z.object({ name: lineSchema(200) }),
  body: noBody,
  reply: idReply,
  upload: 'file',
})

export const getScan = route({
  method: 'GET',
  path: '/api/declarations/:declaration/signing/scans/:scan',
  access: 'read-text',
  summary: 'A scan, as it was uploaded',
  params: declarationParams.extend({ scan: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const removeScan = route({
  method: 'DELETE',
  path: '/api/declarations/:declaration/signing/scans/:scan',
  access: 'record-paper-signature',
  summary: 'Takes a scan away that was uploaded by mistake; the record keeps its digest',
  params: declarationParams.extend({ scan: idSchema }),
  query: noQuery,
  body: noBody,
  reply: noReply,
})

export const getSignedPdf = route({
  method: 'GET',
  path: '/api/declarations/:declaration/signing/pdf',
  access: 'read-text',
  summary: 'The sealed text with the signatures that were given so far',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const getBundle = route({
  method: 'GET',
  path: '/api/declarations/:declaration/signing/bundle',
  access: 'read-text',
  summary:
    'Of a signed declaration, one zip with everything that is needed to check it without this server; the same bytes until a scan or an opinion comes to it',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

// The ceremony: consent → confirmed (passkey or code) → prepared → signed in the browser → embedded.

export const issueSigningCode = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/cities/:city/code',
  access: 'issue-signing-code',
  summary:
    'A code with which the signatory of a city confirms once, to be handed over in person; one before it is void',
  params: cityParams,
  query: noQuery,
  body: noBody,
  reply: z.object({ code: z.string(), expiresAt: momentSchema }),
})

export const issuedCodeSchema = z.object({
  cityId: idSchema,
  issuedAt: momentSchema,
  expiresAt: momentSchema,
  /** Null until the city has signed with it. */
  usedAt: momentSchema.nullable(),
  /** How often another one was typed. */
  failures: z.number().int(),
})
export type IssuedCode = z.infer<typeof issuedCodeSchema>

export const listSigningCodes = route({
  method: 'GET',
  path: '/api/declarations/:declaration/signing/codes',
  access: 'see-signing-codes',
  summary: 'What became of the codes of the signing: the last one of each city, without the code',
  params: declarationParams,
  query: noQuery,
  body: noBody,
  reply: z.array(issuedCodeSchema),
})

export const beginSignature = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/cities/:city/consent',
  access: 'sign',
  summary: 'What the signatory is asked to confirm, for a key that was just made in the browser',
  params: cityParams,
  query: noQuery,
  /** SubjectPublicKeyInfo (DER) of an ECDSA key on P-256, base64. */
  body: z.strictObject({ publicKey: base64Schema }),
  reply: z.object({
    attempt: idSchema,
    consent: consentSchema,
    /** Ids of the person's passkeys (base64url); empty: a code of the secretariat is asked for. */
    passkeys: z.array(z.string()),
    /** Until when the attempt is kept. */
    expiresAt: momentSchema,
  }),
})

export const prepareSignature = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/attempts/:attempt/prepare',
  access: 'sign',
  summary:
    'Confirms the consent, certifies the key and prepares the PDF; once confirmed, it is prepared anew as often as others were quicker',
  params: declarationParams.extend({ attempt: idSchema }),
  query: noQuery,
  body: z.strictObject({
    /** Once is enough for an attempt. */
    confirmation: z
      .discriminatedUnion('way', [
        /** The assertion as `@simplewebauthn/browser` gives it (AuthenticationResponseJSON). */
        z.strictObject({
          way: z.literal('passkey'),
          assertion: z.looseObject({ id: z.string().max(1_024) }),
        }),
        z.strictObject({ way: z.literal('code'), code: z.string().max(40) }),
      ])
      .optional(),
    stamp: stampSchema,
  }),
  reply: z.object({
    /** DER, base64: of the key, and the root that certified it. */
    certificate: base64Schema,
    root: base64Schema,
    /** DER, base64. The browser makes them itself from the document, and refuses others. */
    signedAttributes: base64Schema,
    byteRange: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    statement: statementSchema,
  }),
})

export const getPreparedPdf = route({
  method: 'GET',
  path: '/api/declarations/:declaration/signing/attempts/:attempt/pdf',
  access: 'sign',
  summary: 'The prepared PDF of an attempt: the signatory’s browser checks it before it signs',
  params: declarationParams.extend({ attempt: idSchema }),
  query: noQuery,
  body: noBody,
  reply: z.unknown(),
  media: 'file',
})

export const finishSignature = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/attempts/:attempt/signature',
  access: 'sign',
  summary:
    'The signature over the PDF and the signed statement; refused as `revision-stale` where another city was quicker: prepare again',
  params: declarationParams.extend({ attempt: idSchema }),
  query: noQuery,
  body: z.strictObject({
    /** r and s, 32 bytes each, base64. */
    signature: base64Schema,
    /** Compact JWS (ES256) whose payload is the canonical JSON of the statement. */
    statement: z.string().max(32_768),
  }),
  reply: noReply,
})

export const uploadSignedPdf = route({
  method: 'POST',
  path: '/api/declarations/:declaration/signing/cities/:city/outside',
  access: 'upload-signed-pdf',
  summary:
    'The PDF with a city’s signature that was made outside, in its empty field; checked before it is taken',
  params: cityParams,
  query: noQuery,
  body: noBody,
  reply: noReply,
  upload: 'file',
})

export const signingRoutes = {
  getSigning,
  openSigning,
  abortSigning,
  concludeSigning,
  recordPaperSignature,
  withdrawPaperSignature,
  declineSigning,
  takeBackDeclining,
  addScan,
  getScan,
  removeScan,
  getSignedPdf,
  getBundle,
}

export const outsideRoutes = { uploadSignedPdf }

export const ceremonyRoutes = {
  issueSigningCode,
  listSigningCodes,
  beginSignature,
  prepareSignature,
  getPreparedPdf,
  finishSignature,
}
