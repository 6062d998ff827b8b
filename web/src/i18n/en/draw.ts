export const draw = {
  pasted_one: '{count} step pasted.',
  pasted_other: '{count} steps pasted.',
  drawsAnew: 'Where chance decides, the copy draws anew.',
  bindAgain_one: '{count} of them points to something that is not here: see the findings.',
  bindAgain_other: '{count} of them point to something that is not here: see the findings.',
  nothingToPaste: 'There are no steps on the clipboard. Copy some first.',
  pasteByKey: 'The browser does not let the clipboard be read. Press Ctrl V, or ⌘ V.',
  restoredDiffer_one: '{count} difference from the saved draft.',
  restoredDiffer_other: '{count} differences from the saved draft.',
  takeSaved: 'Take the saved draft',
  removeDangling_one: 'Remove {count} dangling line',
  removeDangling_other: 'Remove {count} dangling lines',
} as const
