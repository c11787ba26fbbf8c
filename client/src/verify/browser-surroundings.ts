// What the verifier needs, as a browser has it: WebCrypto, and streams that unpack. Both are there in a file opened from a disk.
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { VerifySurroundings } from '@plenary/shared/verify/surroundings'

export const browserSurroundings: VerifySurroundings = {
  subtle: crypto.subtle,
  inflate: async (packed, format, longest) => {
    const unpacked = new Blob([packed])
      .stream()
      .pipeThrough(new DecompressionStream(format === 'zlib' ? 'deflate' : 'deflate-raw'))
    return await collect(unpacked.getReader(), longest)
  },
}

async function collect(reader: ReadableStreamDefaultReader<Bytes>, longest: number): Promise<Bytes> {
  const parts: Bytes[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer())
    length += value.length
    if (length > longest) {
      await reader.cancel()
      throw new RangeError('longer than it may be')
    }
    parts.push(value)
  }
}
