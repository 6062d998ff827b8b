import { modKey } from '../../ui/KeyHint.tsx'

interface KeyLine {
  /** Its words stand in the translations under `keys.lines`. */
  readonly what: string
  /** As on the keyboard. */
  readonly keys: readonly string[]
  /** As they are bound in the code; a test holds the list complete by them. */
  readonly binds?: readonly string[]
}

/** Every key of the editor, by where it works. */
export const keyList = [
  {
    place: 'everywhere',
    lines: [
      { what: 'commands', keys: [modKey, 'K'], binds: ['$mod+k'] },
      { what: 'sheet', keys: ['?'], binds: ['Shift+?'] },
      { what: 'lens', keys: ['Alt', '1', '2', '3'], binds: ['Alt+1', 'Alt+2', 'Alt+3'] },
      { what: 'view', keys: ['L'], binds: ['l'] },
      { what: 'find', keys: ['/', 'F3'], binds: ['/', 'F3'] },
      { what: 'finding', keys: ['F8', '⇧F8'], binds: ['F8', 'Shift+F8'] },
      { what: 'undo', keys: [modKey, 'Z', '⇧Z'], binds: ['$mod+z', '$mod+Shift+z', '$mod+y'] },
      { what: 'publish', keys: [modKey, '↵'], binds: ['$mod+Enter'] },
    ],
  },
  {
    place: 'canvas',
    lines: [
      { what: 'walk', keys: ['↓', '↑', '←', '→'], binds: ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'] },
      { what: 'enter', keys: ['Enter', 'Esc'], binds: ['Enter', 'Escape'] },
      { what: 'add', keys: ['A', '1', '2', '3'], binds: ['a'] },
      { what: 'connect', keys: ['C'], binds: ['c'] },
      { what: 'menu', keys: ['⇧F10'] },
      { what: 'branch', keys: ['Alt'] },
      { what: 'copy', keys: [modKey, 'C', 'X', 'V', 'D'], binds: ['$mod+d'] },
      { what: 'all', keys: [modKey, 'A'], binds: ['$mod+a'] },
      { what: 'remove', keys: ['Del'], binds: ['Delete', 'Backspace'] },
      { what: 'note', keys: ['N', 'G', 'T'], binds: ['n', 'g', 't'] },
      { what: 'zoom', keys: ['+', '-', '0', '⇧0'], binds: ['+', '=', '-', '0', 'Shift+Digit0'] },
    ],
  },
  {
    place: 'list',
    lines: [
      { what: 'rows', keys: ['↓', '↑'] },
      { what: 'inOut', keys: ['→', '←'] },
      { what: 'select', keys: ['Space', '⇧↓'] },
      { what: 'enter', keys: ['Enter', 'Esc'] },
      { what: 'addRow', keys: ['A'] },
      { what: 'continueAt', keys: ['C'] },
      { what: 'reorder', keys: ['Alt', '↑', '↓'] },
      { what: 'menu', keys: ['⇧F10'] },
      { what: 'remove', keys: ['Del'] },
    ],
  },
  {
    place: 'simulate',
    lines: [
      { what: 'play', keys: ['Space'], binds: ['Space'] },
      { what: 'stops', keys: ['[', ']'], binds: ['[', ']'] },
    ],
  },
  {
    place: 'source',
    lines: [
      { what: 'complete', keys: ['Ctrl', 'Space'] },
      { what: 'nextMark', keys: ['F8'] },
      { what: 'leaveText', keys: ['Esc', 'Tab'] },
    ],
  },
] as const satisfies readonly { readonly place: string; readonly lines: readonly KeyLine[] }[]
