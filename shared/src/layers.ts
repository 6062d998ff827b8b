/**
 * The folders of `shared/src`, from top to bottom: a folder imports only itself and those above it. `pnpm check` holds
 * every import to it.
 */
export const layers = [
  'problem',
  'hash',
  'language',
  'time',
  'condition',
  'content',
  'segment',
  'policy',
  'metrics',
  'plugin',
  'step',
  'nodes',
  'journey',
  'graph',
  'compile',
  'diff',
  'run',
  'simulate',
  'wire',
] as const
