import { type Family, families } from '@trailwright/shared/nodes/define.ts'

const han = /\p{Script=Han}/u

/** Two letters of a Latin name; of a Chinese person the given name, of a Chinese shop its first two characters. */
export function initials(name: string, of: 'person' | 'workspace' = 'person'): string {
  const trimmed = name.trim()
  const characters = [...trimmed]
  if (han.test(trimmed)) {
    const chinese = characters.filter((character) => han.test(character))
    if (of === 'workspace') return chinese.slice(0, 2).join('')
    return chinese.slice(chinese.length > 1 ? -Math.min(2, chinese.length - 1) : 0).join('')
  }
  const words = trimmed.split(/[\s._-]+/).filter((word) => word !== '')
  const first = words[0] ?? '?'
  const last = words.length > 1 ? words.at(-1) : undefined
  return (([...first][0] ?? '?') + (last === undefined ? '' : ([...last][0] ?? ''))).toUpperCase()
}

/** The colour that a name decides: the same person is the same colour everywhere. */
export function ownColour(name: string): Family {
  return families[hue(name, families.length)] ?? 'flow'
}

/** A number below `count` that stays with the text. */
export function hue(text: string, count: number): number {
  let sum = 7
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_003
  return sum % count
}
