import type { Check, Tree } from './check.ts'
import { readText } from './tree.ts'

// Written backwards, so that this file passes its own check.
const forbidden = [
  'edualc',
  'ciporhtna',
  'tpgtahc',
  'tnega ia',
  'tnatsissa ia',
  'tnegabus',
  'noisses siht',
  'noisses repleh',
  '/krow/',
  '/maet/pmt/',
]
const hosts = ['gro.sjmpn.yrtsiger', 'moc.gkpnray.yrtsiger', 'moc.rorrimmpn', '/moc.elgoog.vedrqp', 'oi.srotcafitra']
const backwards = (word: string): string => Array.from(word).reverse().join('')
const binary = /\.(png|jpe?g|gif|ico|woff2?|otf|ttf|gz|br|zip|sqlite|parquet)$/

/** The repository speaks of the product only: not of how or where it was written. The lockfile names no registry. */
export const wordsCheck: Check = {
  name: 'forbidden words',
  least: 400,
  async run(tree) {
    const texts = tree.files.filter((file) => !binary.test(file))
    return { seen: texts.length, problems: texts.flatMap((file) => found(tree, file)) }
  },
}

function found(tree: Tree, file: string): string[] {
  const words = (file === 'pnpm-lock.yaml' ? hosts : [...forbidden, ...hosts]).map(backwards)
  return `${file}\n${readText(tree, file)}`.split('\n').flatMap((line, number) => {
    const lower = line.toLowerCase()
    return words.filter((word) => lower.includes(word)).map((word) => `${file}:${number} says "${word}"`)
  })
}
