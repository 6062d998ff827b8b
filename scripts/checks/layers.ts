import { layers } from '../../shared/src/layers.ts'
import type { Check } from './check.ts'
import { importsOf } from './imports.ts'
import { isSource, isTest } from './tree.ts'

/** Which of our packages each package may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  api: ['api', 'shared'],
  web: ['web', 'shared'],
  e2e: ['e2e', 'scripts', 'api', 'web', 'shared'],
  scripts: ['scripts', 'api', 'shared'],
}
/** Folders of the api that every feature builds on; the others are features, entered through their index.ts. */
const foundations = ['http', 'database', 'egress']

/** Imports point one way: between packages, between the layers of shared, between the features of the api. */
export const layersCheck: Check = {
  name: 'layers',
  least: 400,
  async run(tree) {
    const sources = tree.files.filter((file) => isSource(file) && packageOf(file) !== undefined)
    const problems = sources.flatMap((file) =>
      importsOf(tree, file).flatMap((target) => {
        const problem = wrong(file, target)
        return problem === undefined ? [] : [`${file} imports ${target}: ${problem}`]
      }),
    )
    return { seen: sources.length, problems }
  },
}

function packageOf(path: string): string | undefined {
  const name = path.split('/')[0] ?? ''
  return name in allowed && path.includes('/') ? name : undefined
}

function wrong(file: string, target: string): string | undefined {
  const from = packageOf(file)
  const to = packageOf(target)
  if (from === undefined || to === undefined) return undefined
  if (allowed[from]?.includes(to) !== true) return `${from} never imports ${to}`
  if (from === 'e2e' && to === 'web' && !target.startsWith('web/src/i18n/')) return 'stories know the texts of web only'
  if (from === 'shared' && to === 'shared') return wrongLayer(file, target)
  if (from === 'api' && to === 'api') return wrongFeature(file, target)
  return undefined
}

function wrongLayer(file: string, target: string): string | undefined {
  if (!file.startsWith('shared/src/')) return undefined // examples and their tests stand on top of everything
  const from = folderOf(file)
  const to = folderOf(target)
  if (from === to || file === 'shared/src/layers.test.ts') return undefined
  const order: readonly string[] = layers
  if (from === '' || !order.includes(from)) return `${file} has no place in shared/src/layers.ts`
  if (order.includes(to) && order.indexOf(to) < order.indexOf(from)) return undefined
  return isTest(file) && order.includes(to)
    ? undefined
    : `${to || 'the top'} is not above ${from} in shared/src/layers.ts`
}

function wrongFeature(file: string, target: string): string | undefined {
  const from = folderOf(file)
  const to = folderOf(target)
  if (from === to || to === '' || isTest(file)) return undefined
  if (from === 'channels' && (to === 'engine' || to === 'database')) return `channels know no ${to}`
  if (foundations.includes(to)) return undefined
  if (from === 'database' || from === 'egress') return `${from} knows no feature`
  return target === `api/src/${to}/index.ts` ? undefined : `features meet at their front door, api/src/${to}/index.ts`
}

/** `time` for shared/src/time/zone.ts, empty for a file that lies directly in src. */
function folderOf(path: string): string {
  const [, , folder = '', ...rest] = path.split('/')
  return rest.length === 0 ? '' : folder
}
