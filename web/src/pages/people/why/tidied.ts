import { spaced } from '../../../ui/format.ts'

const betweenHan = /(\p{Script=Han}) (?=\p{Script=Han})/gu
const hanLatin = /(\p{Script=Han})([A-Za-z])/gu
const latinHan = /([A-Za-z])(\p{Script=Han})/gu

/** A filled sentence with spaces as Chinese has them: between characters and Latin or digits, and nowhere else. */
export function tidied(text: string): string {
  return spaced(text).replaceAll(betweenHan, '$1').replaceAll(hanLatin, '$1 $2').replaceAll(latinHan, '$1 $2')
}
