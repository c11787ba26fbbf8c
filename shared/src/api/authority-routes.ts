// The network's certificate authority: its roots, for whoever checks a signature, and what they declared void.
import * as z from 'zod'
import { digestSchema, momentSchema, noBody, noParams, noQuery } from './parts.ts'
import { route } from './route.ts'

export const authorityRoutes = {
  listAuthorities: route({
    method: 'GET',
    path: '/api/authority',
    access: 'anybody',
    summary: 'The root certificates of the network, the newest first, with the fingerprints to compare',
    params: noParams,
    query: noQuery,
    body: noBody,
    reply: z.array(
      z.object({
        /** From 1. */
        number: z.number().int(),
        /** SHA-256 of the certificate. */
        fingerprint: digestSchema,
        createdAt: momentSchema,
        /** Null of the one in use. */
        retiredAt: momentSchema.nullable(),
      }),
    ),
  }),
  getAuthorityFile: route({
    method: 'GET',
    path: '/api/authority/:file',
    access: 'anybody',
    summary: 'A root certificate, `<fingerprint>.pem`, or its revocation list, `<fingerprint>.crl` (DER)',
    params: z.object({ file: z.string().regex(/^[0-9a-f]{64}\.(pem|crl)$/) }),
    query: noQuery,
    body: noBody,
    reply: z.unknown(),
    media: 'file',
  }),
  rotateAuthority: route({
    method: 'POST',
    path: '/api/authority/rotate',
    access: 'manage-network',
    summary: 'Makes a new root; the one before stays valid for what it certified',
    params: noParams,
    query: noQuery,
    body: noBody,
    reply: z.object({ fingerprint: digestSchema }),
  }),
}
