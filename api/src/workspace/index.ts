import type { Feature } from '../http/handle.ts'

export const workspace: Feature = () => ({ handlers: [] })
