/** A stretch of text in one weight. */
export interface Stretch {
  readonly text: string
  readonly bold: boolean
}
export type Line = readonly Stretch[]

/** How wide a text is drawn, px. */
export type Measure = (text: string, bold: boolean) => number

const ellipsis = '…'

/** Breaks a sentence into lines between words, or between Chinese characters; what does not fit the last one is cut. */
export function wrap(sentence: Line, width: number, most: number, measure: Measure): readonly Line[] {
  const words = sentence.flatMap(({ text, bold }) => wordsOf(text).map((word) => ({ text: word, bold })))
  const lines: Stretch[][] = [[]]
  let used = 0
  for (const word of words) {
    const wide = measure(word.text, word.bold)
    const line = lines.at(-1) ?? []
    if (line.length > 0 && used + measure(word.text.trimEnd(), word.bold) > width) {
      if (lines.length === most) {
        line.push({ text: ellipsis, bold: false })
        break
      }
      if (word.text.trim() === '') continue
      lines.push([word])
      used = wide
    } else {
      line.push(word)
      used += wide
    }
  }
  return lines.filter((line) => line.length > 0).map(joined)
}

const breaks = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words with the spaces and marks after them. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of breaks.segment(text)) {
    const last = words.pop()
    if (last === undefined) words.push(segment)
    else if (isWordLike === true) words.push(last, segment)
    else words.push(last + segment)
  }
  return words
}

function joined(line: Line): Line {
  const parts: Stretch[] = []
  for (const { text, bold } of line) {
    const last = parts.at(-1)
    if (last?.bold === bold) parts[parts.length - 1] = { text: last.text + text, bold }
    else parts.push({ text, bold })
  }
  return parts
}
