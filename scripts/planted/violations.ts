/**
 * One violation of one rule of the architecture: files to write, and the check that must see them. Those of one check are
 * planted together.
 */
export interface Violation {
  rule: string
  check: string
  files: Readonly<Record<string, string>>
  /** Parts of the one problem that the check must report. */
  expects: string[]
}

const spelled = (...parts: string[]): string => parts.join('')

export const violations: readonly Violation[] = [
  {
    rule: 'a layer of shared imports one below it',
    check: 'layers',
    files: { 'shared/src/time/planted-layer.ts': "export { journeySchema } from '../journey/schema.ts'\n" },
    expects: ['planted', 'journey is not above time'],
  },
  {
    rule: 'a folder of shared without a place in the order',
    check: 'layers',
    files: { 'shared/src/planted/planted.ts': "import '../time/zone.ts'\n" },
    expects: ['planted', 'has no place in shared/src/layers.ts'],
  },
  {
    rule: 'web imports api',
    check: 'layers',
    files: { 'web/src/app/planted-api.ts': "export { main } from '../../../api/src/main.ts'\n" },
    expects: ['planted', 'web never imports api'],
  },
  {
    rule: 'web imports api by package name',
    check: 'lint',
    files: { 'web/src/app/planted-package.ts': "export { main } from '@trailwright/api/main.ts'\n" },
    expects: ['planted', 'The web never imports the api'],
  },
  {
    rule: 'api imports web',
    check: 'layers',
    files: { 'api/src/http/planted-web.ts': "import '../../../web/src/main.tsx'\n" },
    expects: ['planted', 'api never imports web'],
  },
  {
    rule: 'shared imports something else of ours',
    check: 'layers',
    files: { 'shared/src/time/planted-api-import.ts': "import '../../../api/src/clock.ts'\n" },
    expects: ['planted', 'shared never imports api'],
  },
  {
    rule: 'a channel knows the database',
    check: 'layers',
    files: { 'api/src/channels/planted/planted-database.ts': "import '../../database/index.ts'\n" },
    expects: ['planted', 'channels know no database'],
  },
  {
    rule: 'a feature reaches behind the front door of another',
    check: 'layers',
    files: { 'api/src/journeys/planted-front-door.ts': "import '../people/store.ts'\n" },
    expects: ['planted', 'features meet at their front door'],
  },
  {
    rule: 'a cycle',
    check: 'lint',
    files: {
      'shared/src/time/planted-one.ts':
        "import { two } from './planted-two.ts'\nexport const one = (): number => two()\n",
      'shared/src/time/planted-two.ts':
        "import { one } from './planted-one.ts'\nexport const two = (): number => one()\n",
    },
    expects: ['planted', 'no-cycle'],
  },
  {
    rule: 'a clock in shared',
    check: 'lint',
    files: { 'shared/src/time/planted-clock.ts': 'export const now = (): number => Date.now()\n' },
    expects: ['planted', 'Shared code knows no clock'],
  },
  {
    rule: 'randomness in shared',
    check: 'lint',
    files: { 'shared/src/hash/planted-dice.ts': 'export const dice = (): number => Math.random()\n' },
    expects: ['planted', 'Use shared/src/hash'],
  },
  {
    rule: 'timers in shared',
    check: 'types',
    files: { 'shared/src/time/planted-timer.ts': 'export const later = (): unknown => setTimeout(() => 1, 1)\n' },
    expects: ['planted', "Cannot find name 'setTimeout'"],
  },
  {
    rule: 'a clock in the api',
    check: 'lint',
    files: { 'api/src/http/planted-clock.ts': 'export const now = (): Date => new Date()\n' },
    expects: ['planted', 'Only api/src/clock.ts reads time'],
  },
  {
    rule: 'fetch outside egress',
    check: 'lint',
    files: {
      'api/src/http/planted-fetch.ts': "export const call = (): Promise<Response> => fetch('https://example.com')\n",
    },
    expects: ['planted-fetch.ts', 'Only api/src/egress/ calls out'],
  },
  {
    rule: 'undici outside egress',
    check: 'lint',
    files: { 'api/src/http/planted-undici.ts': "export { request } from 'undici'\n" },
    expects: ['planted-undici.ts', 'Only api/src/egress/ calls out'],
  },
  {
    rule: 'any',
    check: 'lint',
    files: { 'shared/src/time/planted-any.ts': 'export const loose = (value: any): unknown => value\n' },
    expects: ['planted', 'no-explicit-any'],
  },
  {
    rule: 'a floating promise',
    check: 'lint',
    files: {
      'api/src/http/planted-promise.ts': 'export const go = (work: () => Promise<void>): void => {\n  work()\n}\n',
    },
    expects: ['planted', 'no-floating-promises'],
  },
  {
    rule: 'the barrel of the component library',
    check: 'lint',
    files: { 'web/src/app/planted-barrel.ts': "export { Button } from '@mui/material'\n" },
    expects: ['planted', 'Import from @mui/material/<Component>'],
  },
  {
    rule: 'a kind without Chinese',
    check: 'kinds in both languages',
    files: { 'shared/src/nodes/flow/planted-english/text.ts': "export const text = { en: { name: 'Planted' } }\n" },
    expects: ['planted', 'has no Chinese text'],
  },
  {
    rule: 'a kind whose Chinese is English',
    check: 'kinds in both languages',
    files: {
      'shared/src/nodes/flow/planted-copied/text.ts':
        "export const text = { en: { name: 'Wait' }, 'zh-CN': { name: 'Wait' } }\n",
    },
    expects: ['planted', 'without a Chinese character'],
  },
  {
    rule: 'a forbidden word',
    check: 'forbidden words',
    files: { 'shared/src/time/planted.md': `Written by ${spelled('Cl', 'aude')}.\n` },
    expects: ['planted', 'says'],
  },
  {
    rule: 'a package registry',
    check: 'forbidden words',
    files: { 'planted.md': `Take it from https://${spelled('registry.', 'npmjs.org')}/zod.\n` },
    expects: ['planted', 'says'],
  },
  {
    rule: 'unformatted code',
    check: 'format',
    files: { 'shared/src/time/planted-format.ts': 'export const   odd = "yes";\n' },
    expects: ['planted-format.ts'],
  },
  {
    rule: 'code that nothing uses',
    check: 'dead code',
    files: { 'shared/src/time/planted-lonely.ts': 'export const lonely = 1\n' },
    expects: ['planted', 'lonely'],
  },
  {
    rule: 'a generated file that is out of date',
    check: 'generated files',
    files: { 'shared/schema/journey.schema.json': '{}\n' },
    expects: ['is out of date: run pnpm generate'],
  },
  {
    rule: 'a contract that its linter refuses',
    check: 'http contract',
    files: { 'api/openapi.json': '{ "openapi": "3.1.0", "paths": { "/x": { "get": { "operationId": "x" } } } }\n' },
    expects: ['info'],
  },
  {
    rule: 'a case called done that no test names',
    check: 'cases from the field',
    files: { 'cases.json': '{ "time-planted": { "status": "done" }, "wait-planted": { "status": "later" } }\n' },
    expects: ['no test has [time-planted] in its title'],
  },
  {
    rule: 'a case put off without a reason',
    check: 'cases from the field',
    files: {},
    expects: ['wait-planted is later without a reason'],
  },
  {
    rule: 'an editor of source text that is loaded with every page',
    check: 'size',
    files: {
      'web/src/app/main.tsx':
        "import { SourcePanel } from '../pages/editor/source/SourcePanel.tsx'\nimport './open.tsx'\nconsole.log(SourcePanel)\n",
    },
    expects: ['of script are loaded before the journey list'],
  },
]
