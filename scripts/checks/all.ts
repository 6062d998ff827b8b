import { casesCheck } from './cases.ts'
import type { Check } from './check.ts'
import { deadCodeCheck } from './dead-code.ts'
import { formatCheck } from './format.ts'
import { generatedCheck } from './generated.ts'
import { httpContractCheck } from './http-contract.ts'
import { kindsCheck } from './kinds.ts'
import { layersCheck } from './layers.ts'
import { lintCheck } from './lint.ts'
import { sizeCheck } from './size.ts'
import { typesCheck } from './types.ts'
import { wordsCheck } from './words.ts'

/** Everything `pnpm check` looks at, the quick ones first. */
export const allChecks: readonly Check[] = [
  formatCheck,
  layersCheck,
  wordsCheck,
  kindsCheck,
  casesCheck,
  generatedCheck,
  httpContractCheck,
  lintCheck,
  sizeCheck,
  typesCheck,
  deadCodeCheck,
]
