// The texts as data, attached to their page: whoever has the file can compute the digest from it (docs/SIGNED-TEXT.md).
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import type { ExportedDeclaration } from './exported-declaration.ts'

/** RFC 8785, in UTF-8. All are of one version of one declaration. */
export function canonicalAttachment(declarations: readonly [ExportedDeclaration, ...ExportedDeclaration[]]) {
  const [{ id, version }] = declarations
  return Buffer.from(
    canonicalJson({
      form: version.form,
      declaration: id,
      version: version.number,
      digest: version.digest,
      texts: declarations.map(({ text: { language, status, digest, content } }) => ({
        language,
        status,
        digest,
        content,
      })),
    }),
  )
}
