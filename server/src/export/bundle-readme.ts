// What a bundle says of itself to somebody who has nothing else: what is in it, and how to check it with other people's programs.
import { createHash } from 'node:crypto'
import { digestGroups } from '@plenary/shared/canon/short-digest'
import type { Manifest } from '@plenary/shared/verify/bundle-manifest'

export interface NamedBundle extends Pick<Manifest, 'declaration' | 'madeAt'> {
  /** DER. */
  readonly root: Uint8Array
  /** Null where the authority's key was not open. */
  readonly revocationList: Uint8Array | null
}

const LACKING = `
The authority's key was not open when this was made: nobody signed the list, and there is no revocation list. Ask for it again later.
作成時に認証局の鍵が使えなかったため、一覧に署名がなく、失効リストもありません。後日、改めてお求めください。
`

export function bundleReadme({ declaration, root, madeAt, revocationList }: NamedBundle): string {
  const fingerprint = createHash('sha256').update(root).digest('hex')
  return `${declaration.title}
Rev. ${declaration.version}, bundle made ${madeAt}
${revocationList ? '' : LACKING}
This is a signed declaration with everything that is needed to check it, without the network that made it.
署名された宣言と、その検証に必要なものすべてです。検証には、作成したネットワークのサーバーは要りません。

Open verify.html in a browser (it needs no connection) and drop this zip into it.
verify.html をブラウザーで開き（接続は不要です）、このzipをドロップしてください。

Whatever is said here, or there, of who signed hangs on one thing: that root.pem is the root certificate of the network. Ask the
network, on another way than the one on which this file came, whether its fingerprint (SHA-256) is

  ${digestGroups(fingerprint).join(' ')}

What is in it
  signed.pdf            the page, sealed by the secretariat and signed by the cities
  canonical.json        its words as data, of which the digest is computed
  statements/           what each city stated, signed by the same key as the page (JWS, ES256)
  consents/             what each city confirmed before; assertions/ the answers of passkeys
  certificates/         of the keys, each used once; root.pem certifies them, revoked.crl says which were revoked
  record.jsonl          what was done about the declaration, each entry with the hash of the one before
  positions.json, roster.json, scans/, formats/
  manifest.json         every file with its SHA-256, and what came of each city; manifest.jws is the secretariat's signature over it

With other people's programs
  The signatures in the page (poppler, NSS). Its exit code means nothing; read what it says of each field.
    mkdir nss && certutil -N -d sql:nss --empty-password
    certutil -A -d sql:nss -n "Network root" -t "C,C,C" -i root.pem
    pdfsig -nssdir sql:nss signed.pdf
    qpdf --check signed.pdf
    pdfdetach -list signed.pdf
  pdfsig does not notice a page that was exchanged between two signatures. This does (MuPDF); 0 means that nothing but signatures
  was added behind the seal:
    printf 'var d=new Document(scriptArgs[0]);print(d.countVersions(),d.validateChangeHistory())' > h.js
    mutool run h.js signed.pdf
  One signature (OpenSSL); a, b, c and d are the numbers of its /ByteRange:
    head -c $((a+b)) signed.pdf > tbs; tail -c +$((c+1)) signed.pdf | head -c $d >> tbs
    tail -c +$((b+2)) signed.pdf | head -c $((c-b-2)) | xxd -r -p > sig.der
    openssl cms -verify -cades -binary -inform DER -in sig.der -content tbs -CAfile root.pem -purpose any -out /dev/null
  Was a certificate revoked? The list is signed by the root:
    openssl crl -inform DER -in revoked.crl -CAfile root.pem -noout -text
  A file against manifest.json:
    sha256sum signed.pdf

docs/SIGNED-TEXT.md of Plenary specifies all of it, so that anybody can write a verifier.
`
}
