/**
 * How a text message is counted and paid for. GSM 03.38: 7 bits a character while every character is in its alphabet, else
 * UCS-2 for all of it. What does not fit one message is cut in parts, which are smaller by the header that joins them.
 */
export type SmsEncoding = 'GSM-7' | 'UCS-2'

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Written as an escape and a second character: they count twice. */
const extension = new Set('\f^{}\\[~]|€')

const limits = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const

const isGsm = (text: string): boolean => [...text].every((sign) => basic.has(sign) || extension.has(sign))

export interface SmsCount {
  readonly encoding: SmsEncoding
  /** Septets in GSM-7, 16-bit units in UCS-2: what the limits are measured in. */
  readonly length: number
  readonly parts: number
}

/** Counts the text as it goes out. A character is never cut in two by the end of a part. */
export const countSms = (text: string): SmsCount => {
  const encoding: SmsEncoding = isGsm(text) ? 'GSM-7' : 'UCS-2'
  const widths = [...text].map((sign) => (encoding === 'UCS-2' ? sign.length : extension.has(sign) ? 2 : 1))
  const length = widths.reduce((sum, width) => sum + width, 0)
  const { alone, part } = limits[encoding]
  if (length <= alone) return { encoding, length, parts: length === 0 ? 0 : 1 }
  let parts = 1
  let filled = 0
  for (const width of widths) {
    if (filled + width > part) {
      parts += 1
      filled = 0
    }
    filled += width
  }
  return { encoding, length, parts }
}

/** What the channel adds: the sender's mark before the text (`【晨光商城】`), the way out after it. */
export interface SmsFrame {
  readonly signature: string
  readonly optOut: string
}

/** The text as it goes out: signature, body and opt-out words, as the gateway would put them together. */
export const composeSms = (body: string, frame: SmsFrame): string => `${frame.signature}${body}${frame.optOut}`

/** Whether the body itself already holds the signature that the channel adds. */
export const hasDoubledSignature = (body: string, frame: SmsFrame): boolean =>
  frame.signature.trim() !== '' && body.includes(frame.signature.trim())

const plainSigns: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '″': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '…': '...',
  '•': '-',
  '\u00A0': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
}

export interface DearSign {
  readonly sign: string
  readonly count: number
  /** What says the same in GSM-7; null for a letter, which nothing replaces. */
  readonly plain: string | null
}

/** The characters that are not in the alphabet of GSM-7, in the order in which they stand, each once. */
export const dearSigns = (text: string): readonly DearSign[] => {
  const outside = [...text].filter((sign) => !isGsm(sign))
  return [...new Set(outside)].map((sign) => ({
    sign,
    count: outside.filter((other) => other === sign).length,
    plain: plainSigns[sign] ?? null,
  }))
}

export interface SmsReplacement {
  readonly text: string
  readonly replaced: readonly { readonly from: string; readonly to: string }[]
}

/**
 * Straight quotes, dashes and spaces in place of typographic ones, offered when they alone keep the text out of GSM-7.
 * Null when that would not help; letters are never replaced.
 */
export const offerPlainSigns = (text: string): SmsReplacement | null => {
  if (isGsm(text)) return null
  const plain = [...text].map((sign) => plainSigns[sign] ?? sign).join('')
  if (!isGsm(plain)) return null
  const found = [...new Set(text)].filter((sign) => plainSigns[sign] !== undefined)
  return { text: plain, replaced: found.map((from) => ({ from, to: plainSigns[from] ?? '' })) }
}
