import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

export type BodyText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'body.too-large' | 'body.gzip' | 'body.encoding' }

const unzip = promisify(gunzip)

/** The text of a body, unpacked where the client packed it by gzip, as several of Segment's do; `most` in bytes, unpacked. */
export const bodyText = async (request: Request, most: number): Promise<BodyText> => {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') return { ok: false, code: 'body.encoding' }
  const sent = Buffer.from(await request.arrayBuffer())
  if (sent.byteLength > most) return { ok: false, code: 'body.too-large' }
  if (encoding === 'identity') return { ok: true, text: textOf(sent) }
  try {
    return { ok: true, text: textOf(await unzip(sent, { maxOutputLength: most })) }
  } catch (thrown) {
    const isLarge = thrown instanceof RangeError
    return { ok: false, code: isLarge ? 'body.too-large' : 'body.gzip' }
  }
}

/** As a browser reads it: a byte order mark is none of the text. */
const textOf = (bytes: Buffer): string => new TextDecoder().decode(bytes)
